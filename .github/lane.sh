#!/usr/bin/env bash
# Says whether every test is needed (full=true), or only content/ changed since BASE, a commit. Without BASE, every test is.
set -euo pipefail

full=true
if [[ -n ${BASE:-} ]] && changed=$(git diff --name-only --no-renames "$BASE" HEAD --) && [[ -n $changed ]]; then
  grep -vq '^content/' <<< "$changed" || full=false
fi
echo "full=$full" | tee -a "$GITHUB_OUTPUT"
