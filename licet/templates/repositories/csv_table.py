# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows as CSV (RFC 4180): a line a repository, under a line of heads."""

from __future__ import annotations

from collections.abc import Sequence

from licet.model import Severity
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.csv_format import written
from licet.templates.repositories.row import Row

HEAD = (
    *("repository", "verdict", "exit_code", "license", "basis", "errors", "warnings", "notes"),
    *("dependencies", "files", "worst_code", "worst_subject", "worst_message", "reason"),
)


def render(rows: Sequence[Row], canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """One line for each of ROWS; what could not be judged has its reason in the last column."""
    return written([HEAD, *map(_line, rows)])


def _line(row: Row) -> tuple[str, ...]:
    worst = row.worst
    counts = (str(row.count(severity)) for severity in reversed(Severity))
    named = (worst.code, worst.subject, worst.message) if worst else ("", "", "")
    verdict = row.verdict or "unjudged"
    head = (row.name, verdict, str(row.code), row.license, row.outbound.basis)
    return (*head, *counts, str(row.components), str(row.files), *named, " ".join(row.reason.split()))
