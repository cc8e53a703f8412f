# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows as a table for a window: verdict, license and the gravest finding of each."""

from __future__ import annotations

from collections.abc import Sequence

from licet.model import Severity, Verdict
from licet.templates.formats.canvas import Canvas, shorten
from licet.templates.formats.structure import shown
from licet.templates.repositories.row import MOST_COMMON, Row, shared, totals

_SIGNS = {Verdict.PASS: "✓ pass", Verdict.FAIL: "✗ fail", Verdict.INCOMPLETE: "? incomplete", None: "! not judged"}
_COLOURS = {Verdict.PASS: "green", Verdict.FAIL: "red", Verdict.INCOMPLETE: "yellow", None: "yellow"}
_HEAD = ("verdict", "license", "errors", "warnings", "repository", "worst finding")
_WORDS = {"pass": "pass", "fail": "fail", "incomplete": "incomplete", "unjudged": "could not be judged"}

LONGEST = 26
"""Columns of a license, and of a name; longer ones are cut."""


def render(rows: Sequence[Row], canvas: Canvas) -> str:
    """The table, what many of them have in common, and how many there are of each verdict."""
    cells = [(_SIGNS[row.verdict], *_cells(row)) for row in rows]
    head, *lines = canvas.table(_HEAD, cells, indent=0)
    painted = [_painted(line, row, canvas) for line, row in zip(lines, rows, strict=True)]
    return (
        "\n".join([head, *painted, "", *_unjudged(rows, canvas), *_shared(rows, canvas), _counted(rows, canvas)]) + "\n"
    )


def _cells(row: Row) -> tuple[str, ...]:
    license = row.license or ("none" if row.verdict else "")
    worst = row.worst
    told = f"{worst.code} {shown(worst.subject)}" if worst else ""
    errors, warnings = (str(row.count(each) or "") for each in (Severity.ERROR, Severity.WARNING))
    return shorten(license, LONGEST), errors, warnings, shorten(_one_line(row.name), LONGEST), told


def _painted(line: str, row: Row, canvas: Canvas) -> str:
    sign = _SIGNS[row.verdict]
    return canvas.paint(sign, _COLOURS[row.verdict]) + line.removeprefix(sign)


def _unjudged(rows: Sequence[Row], canvas: Canvas) -> list[str]:
    """Why each repository could not be judged, whole."""
    lines: list[str] = []
    for row in rows:
        if row.verdict is None:
            lines += canvas.wrap(f"{_one_line(row.name)} could not be judged: {_one_line(row.reason)}", 0, 2)
    return [*lines, ""] if lines else []


def _shared(rows: Sequence[Row], canvas: Canvas) -> list[str]:
    common = shared(rows)[:MOST_COMMON]
    if not common:
        return []
    cells = [(str(each.repositories), each.code, shown(each.subject)) for each in common]
    return [
        canvas.paint("In several repositories", "bold"),
        *canvas.table(("repositories", "finding", "of"), cells),
        "",
    ]


def _counted(rows: Sequence[Row], canvas: Canvas) -> str:
    counts = totals(rows)
    parts = ", ".join(f"{counts[key]} {words}" for key, words in _WORDS.items() if counts[key])
    word = "repository" if len(rows) == 1 else "repositories"
    return canvas.paint(f"{len(rows)} {word}: {parts}.", "dim")


def _one_line(text: str) -> str:
    return shown(" ".join(text.split()))
