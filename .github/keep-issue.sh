#!/usr/bin/env bash
# Keeps one open issue that says what a report says: opens it, brings it up to date, or closes it when the report is empty.
# Use: keep-issue.sh REPORT, with the GitHub command line (gh) signed in.
set -euo pipefail

report=$1
title="Links and reviews that need care"

number=$(gh issue list --state open --app github-actions --limit 100 --json number,title \
  --jq "map(select(.title == \"$title\"))[0].number // empty")

if [[ -s $report && -n $number ]]; then
  gh issue edit "$number" --body-file "$report"
elif [[ -s $report ]]; then
  gh issue create --title "$title" --body-file "$report"
elif [[ -n $number ]]; then
  gh issue close "$number" --comment "All links answer and nothing is overdue."
else
  echo "Nothing needs care."
fi
