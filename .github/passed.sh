#!/usr/bin/env bash
# Ends with 1 unless each job in NEEDS, GitHub's own list, went well or was not needed.
set -euo pipefail

echo "$NEEDS"
results=$(grep -o '"result": *"[a-z]*"' <<< "$NEEDS")
! grep -Evq '"(success|skipped)"$' <<< "$results"
