#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
#
# The step of action.yml that comments: it updates the comment that begins with licet's mark, or makes the first one.
# It reads LICET_MARKDOWN (a file), LICET_PULL (a number) and GITHUB_REPOSITORY, and asks `gh`, which reads GH_TOKEN.
set -euo pipefail

comments="repos/$GITHUB_REPOSITORY/issues/$LICET_PULL/comments"
mark='<!-- licet -->'

# Only comments of machines: anybody may write the mark, and what people wrote is not overwritten.
found="$(gh api --paginate "$comments" \
  --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id")"
first="${found%%$'\n'*}"
if [ -n "$first" ]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$first" --field "body=@$LICET_MARKDOWN" --silent
else
  gh api --method POST "$comments" --field "body=@$LICET_MARKDOWN" --silent
fi
