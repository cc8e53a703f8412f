# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows as one HTML page, in the style of the report on one project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from licet.model import Finding, Severity
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.html import page
from licet.templates.formats.html.groups import Group, group_of
from licet.templates.formats.html.tally import of_repositories
from licet.templates.repositories.row import Row, shared, totals

WORST = 10
"""So many findings of one repository are told; JSON has them all."""


@dataclass(frozen=True, slots=True)
class _Shown:
    row: Row
    group: Group
    errors: int
    warnings: int
    findings: tuple[Finding, ...]

    @property
    def more(self) -> int:
        return self.errors + self.warnings - len(self.findings)


def render(rows: Sequence[Row], canvas: Canvas) -> str:
    """One document in the canvas's language."""
    licenses = of_repositories(row.outbound.expression for row in rows if row.verdict)
    return page(
        "overview.j2",
        canvas.language,
        rows=list(map(_shown, rows)),
        totals=totals(rows),
        tally=licenses,
        common=shared(rows),
    )


def _shown(row: Row) -> _Shown:
    weighty = [finding for finding in row.findings if finding.severity is not Severity.NOTE]
    errors, warnings = row.count(Severity.ERROR), row.count(Severity.WARNING)
    return _Shown(row, group_of(row.outbound.expression), errors, warnings, tuple(weighty[:WORST]))
