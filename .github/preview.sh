#!/usr/bin/env bash
# Keeps one comment on a pull request that says how its check (RUN) ended, and where its preview is.
# The pull request is the open one from BRANCH (owner:name) whose newest commit is COMMIT. If there is none, nothing is said.
set -euo pipefail

# A run that waits for approval, was left out or was stopped has ended, too, but found nothing.
[[ $RESULT == success || $RESULT == failure ]] || exit 0

number=$(gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f head="$BRANCH" \
  --jq "map(select(.head.sha == \"$COMMIT\"))[0].number // empty")
artifact=$(gh api --method GET "repos/$GH_REPO/actions/runs/$RUN/artifacts" -f name=preview --jq '[.artifacts[].id] | max // empty')
[[ -n $number ]] || exit 0

{
  if [[ $RESULT == success ]]; then
    echo "**The check found no mistakes.** Next, a person reads your change."
  else
    echo "**The check found something.** What is wrong, and what to do, is next to the line, under **Files changed** above." \
      "If nothing is there, it is not about your words: someone will help you."
  fi
  echo
  if [[ -n $artifact ]]; then
    echo "- [The guide with your change]($RUN_URL/artifacts/$artifact), a ZIP file to download. Unpack it, and open \`index.html\`."
  fi
  echo "- [What changes, in plain words, and how hard it is to read]($RUN_URL)"
} | gh pr comment "$number" --edit-last --create-if-none --body-file -
