#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
#
# The step of action.yml that judges. It reads LICET_PATH, LICET_SINCE and LICET_ARGUMENTS (one a line), prints
# annotations, writes the reports below RUNNER_TEMP, the job's summary, and the outputs; the last step leaves with `code`.
set -euo pipefail

reports="$RUNNER_TEMP/licet-reports"
rm -rf "$reports"
mkdir -p "$reports"

arguments=()
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${LICET_ARGUMENTS:-}"
if [ -n "${LICET_SINCE:-}" ]; then arguments+=("--since=$LICET_SINCE"); fi

code=0
licet check --quiet "${arguments[@]}" \
  --format sarif --output "$reports/licet.sarif" \
  --format markdown --output "$reports/licet.md" \
  --format github -- "$LICET_PATH" || code=$?

# Where licet was asked wrongly there are no reports, and its message is in the log.
reported=false
if [ -f "$reports/licet.md" ]; then
  reported=true
  cat "$reports/licet.md" >> "$GITHUB_STEP_SUMMARY"
fi
{
  echo "code=$code"
  echo "reported=$reported"
  echo "sarif=$reports/licet.sarif"
  echo "markdown=$reports/licet.md"
} >> "$GITHUB_OUTPUT"
