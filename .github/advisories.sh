#!/usr/bin/env bash
# Adds to a report the pinned packages that have a known weakness. Use: advisories.sh REPORT, with pip-audit installed.
# That nobody could be asked is said, but is no reason to stop: next week there is another look.
set -euo pipefail

report=$1
weak=
found=$(pip-audit --progress-spinner off --disable-pip --require-hashes --format markdown \
  -r requirements.txt -r requirements-test.txt -r requirements-care.txt) || weak=yes

if [[ -n $weak && -n $found ]]; then
  printf '## These packages have a known weakness\n\nRun `make lock`, or read what it means for us.\n\n%s\n' "$found" >> "$report"
elif [[ -n $weak || $found == *"could not be audited"* ]]; then
  echo "::warning::Not every package could be asked for."
fi
