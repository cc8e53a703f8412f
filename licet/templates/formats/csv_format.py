# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CSV (RFC 4180) for spreadsheets: a row a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from licet.model import Report
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import ANYWHERE, Findings
from licet.templates.formats.structure import shown

HEAD = ("severity", "code", "subject", "message", "path", "line", "needed_by", "because", "how_to_fix")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What begins with these is computed by spreadsheets, and may run what it names: https://owasp.org (CSV Injection)."""


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The findings below a line of heads."""
    return written([HEAD, *_rows(report)])


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The findings of all reports, each with the name of its report before it."""
    rows = [(name, *row) for name, report in reports for row in _rows(report)]
    return written([("report", *HEAD), *rows])


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    findings = Findings(report)
    for told in findings:
        finding = told.finding
        path, line = ("", "") if told.path == ANYWHERE else (told.path, str(told.line))
        reasons = "; ".join(f"{reason.text} [{reason.source}]" for reason in finding.because)
        yield (
            finding.severity, finding.code, finding.subject, finding.message, path, line,
            findings.needed_by(finding), reasons, "; ".join(finding.how_to_fix),
        )  # fmt: skip


def written(rows: Iterable[Sequence[str]]) -> str:
    """ROWS as CSV; no cell is a formula."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return made.getvalue()


def _cell(value: str) -> str:
    text = shown(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
