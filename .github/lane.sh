#!/usr/bin/env bash
# Says whether every test is needed (full=true), or nothing outside content/ changed since BASE: a commit, or "published"
# for the newest one of BRANCH that was. Without a commit to compare with, every test is needed.
set -euo pipefail

base=${BASE:-}
if [[ $base == published ]]; then
  base=$(gh run list --workflow publish.yml --branch "$BRANCH" --status success --limit 1 \
    --json headSha --jq '.[0].headSha // empty') || base=
fi

full=true
if [[ -n $base ]] && git diff --quiet "$base" HEAD -- . ':!content/'; then full=false; fi
echo "full=$full" | tee -a "$GITHUB_OUTPUT"
