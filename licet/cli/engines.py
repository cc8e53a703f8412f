# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two engines on one tree, as text and as plain values: what each says alone, then the totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from licet.model import FileFacts
from licet.pipeline import versions
from licet.scanner.peer.both import Trial
from licet.scanner.peer.differences import Aspect, Compared, Side, total
from licet.templates.formats import structure
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.structure import shown

_HEADINGS = {
    Aspect.LICENSES: "Other licenses",
    Aspect.EXPRESSIONS: "The same licenses by other matches",
    Aspect.LINES: "The same matches in other lines",
    Aspect.HOLDERS: "Other copyright holders",
}
_COLOURS = {"licet": "cyan", "ScanCode": "yellow", "both": "dim"}
_INDENT, _WHO, _LINES = 4, 10, 11
"""Columns: before the name of an engine, of that name, of the lines."""


def text(trial: Trial, canvas: Canvas) -> str:
    """TRIAL for a person: the files that differ, the weightiest differences first, then the totals."""
    lines: list[str] = []
    for aspect, heading in _HEADINGS.items():
        files = [file for file in trial.files if file.aspects[:1] == (aspect,)]
        if files:
            lines += [canvas.paint(f"{heading}: {_counted(len(files), 'file')}", "bold"), ""]
            for file in files:
                lines += [*_file(file, canvas), ""]
    lines += [line for p in trial.problems for line in canvas.wrap(shown(f"{p.path}: {p.message}"), 0, 2)]
    lines += [""] if trial.problems else []
    return "\n".join([*lines, *_totals(trial, canvas)]) + "\n"


def values(trial: Trial) -> dict[str, Any]:
    """TRIAL as plain values: totals, seconds, and both answers for every file that differs."""
    counts, tool = total(trial.files), versions()
    return {
        "schema": structure.SCHEMA,
        "tool": {"version": tool.licet, "rules": tool.rules, "scancode": trial.scancode},
        "totals": {
            "files": counts.files,
            "same": counts.same,
            "same_licenses": counts.same_licenses,
            "only_licet": counts.only_licet,
            "only_scancode": counts.only_scancode,
            "differing": {aspect.value: count for aspect, count in counts.differing},
        },
        "seconds": {
            "licet": round(trial.seconds.licet, 3),
            "scancode": round(trial.seconds.scancode, 3),
            "scancode_loading": round(trial.seconds.loading, 3),
            "ratio": round(trial.seconds.ratio, 1),
            "jobs": trial.jobs,
        },
        "files": [
            {
                "path": shown(file.path),
                "differs": list(file.aspects),
                "licet": _answer(file.licet),
                "scancode": _answer(file.scancode),
            }
            for file in trial.files
            if file.aspects
        ],
        "problems": [structure.problem(each) for each in trial.problems],
    }


def _answer(facts: FileFacts) -> dict[str, Any]:
    entry = structure.file_entry(facts)
    return {key: entry[key] for key in ("expression", "matches", "copyrights")}


def _file(file: Compared, canvas: Canvas) -> list[str]:
    lines = [f"  {shown(file.path)}"]
    sides = list(zip(("licet", "ScanCode"), file.alone, strict=True))
    rows = [row for who, side in sides for row in _matches(who, side)]
    for _, who, place, found in sorted(rows, key=lambda row: row[0]):
        lines += _row(who, place, found, canvas)
    if rows and file.agreed:
        lines += _row("both", "", f"{_counted(file.agreed, 'match', 'matches')} alike", canvas)
    for who, side in sides:
        for each in side.copyrights:
            lines += _row(who, str(each.line), f"© {each.holder}", canvas)
    return lines


def _matches(who: str, side: Side) -> Iterator[tuple[int, str, str, str]]:
    for d in side.detections:
        place = str(d.start_line) if d.start_line == d.end_line else f"{d.start_line}-{d.end_line}"
        yield d.start_line, who, place, f"{d.expression}  ({d.score:.0%}, {d.method}, {d.rule})"


def _row(who: str, place: str, found: str, canvas: Canvas) -> list[str]:
    """What WHO found at PLACE; the lines below it hang under its start."""
    first, *rest = canvas.wrap(shown(found), _INDENT + _WHO + _LINES + 2)
    return [f"{'':{_INDENT}}{canvas.paint(f'{who:<{_WHO}}', _COLOURS[who])}{place:>{_LINES}}  {first.lstrip()}", *rest]


def _totals(trial: Trial, canvas: Canvas) -> list[str]:
    counts, seconds = total(trial.files), trial.seconds
    shares = [
        ("the same in everything", counts.same),
        ("the same set of licenses", counts.same_licenses),
        ("only licet found something", counts.only_licet),
        ("only ScanCode found something", counts.only_scancode),
    ]
    lines = [canvas.paint(f"{_counted(counts.files, 'file')} compared", "bold")]
    if not counts.files:
        return lines
    lines += [f"  {name:<30}{count:>7}  {count / counts.files:>7.1%}" for name, count in shares]
    times = (
        f"licet took {seconds.licet:.2f} s, ScanCode {trial.scancode} {seconds.scancode:.1f} s "
        f"({seconds.loading:.1f} s of it before the first file), "
        f"with at most {_counted(trial.jobs, 'process', 'processes')} each: {seconds.ratio:.0f} times as long."
    )
    return [*lines, *canvas.wrap(times, 0)]


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one}" if count == 1 else f"{count} {many or one + 's'}"
