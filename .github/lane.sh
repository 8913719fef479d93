#!/usr/bin/env bash
# Says whether every test is needed (full=true), or words alone changed since BASE, a commit. Without BASE, every test is.
set -euo pipefail

words='^(content/.*|[^/]*\.md|\.github/ISSUE_TEMPLATE/.*|\.github/pull_request_template\.md)$'
full=true
if [[ -n ${BASE:-} ]] && changed=$(git diff --name-only --no-renames "$BASE" HEAD --) && [[ -n $changed ]]; then
  grep -Evq "$words" <<< "$changed" || full=false
fi
echo "full=$full" | tee -a "$GITHUB_OUTPUT"
