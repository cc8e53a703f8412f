# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows as one JSON document, with all findings and problems of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from licet.model import Severity, Versions
from licet.templates.formats import structure
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.json_format import document
from licet.templates.repositories.row import Row, shared, totals


def render(rows: Sequence[Row], canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """`schema`, `totals` by verdict, `repositories`, and `shared`: findings that more than one of them has."""
    common = [
        {"code": each.code, "subject": structure.shown(each.subject), "repositories": each.repositories}
        for each in shared(rows)
    ]
    counts = totals(rows)
    fields = {
        **structure.head(next((row.versions for row in rows if row.versions), Versions("", "", ""))),
        "totals": {key: counts[key] for key in ("pass", "fail", "incomplete", "unjudged")},
        "shared": common,
        "repositories": [_entry(row) for row in rows],
    }
    return "".join(document(fields))


def _entry(row: Row) -> dict[str, Any]:
    return {
        "subject": structure.shown(row.name),
        "verdict": row.verdict,
        "exit_code": row.code,
        "reason": structure.shown(row.reason) or None,
        "project": structure.project(row.outbound),
        "counts": {severity.value: row.count(severity) for severity in reversed(Severity)},
        "components": row.components,
        "files": row.files,
        "findings": [structure.finding(each) for each in row.findings],
        "problems": [structure.problem(each) for each in row.problems],
    }
