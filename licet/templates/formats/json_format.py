# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JSON: one document, or one object a line, made piece by piece: a tree of many files is in memory once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from licet.model import Report
from licet.templates.formats import structure
from licet.templates.formats.canvas import Canvas

_HEAD = ("schema", "tool", "project", "verdict", "compared")
"""What is said of the report as a whole."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def document(value: Mapping[str, object] | Iterable[object]) -> Iterator[str]:
    """VALUE as one JSON document, in pieces: a line a field, and where a field is a list, a line an entry."""
    yield from _object(value) if isinstance(value, Mapping) else _array(value)
    yield "\n"


def lines(values: Iterable[object]) -> Iterator[str]:
    """VALUES, one object a line."""
    for value in values:
        yield _encoded(value) + "\n"


def _encoded(value: object) -> str:
    """VALUE as JSON; what a terminal would heed is written as an escape, the same to whoever parses it."""
    return structure.UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", _encode(value))


def _object(fields: Mapping[str, object]) -> Iterator[str]:
    between = "{\n"
    for name, value in fields.items():
        yield f"{between}{_encoded(name)}: "
        if isinstance(value, list | tuple | Iterator):
            yield from _array(value)
        else:
            yield _encoded(value)
        between = ",\n"
    yield "{}" if between.startswith("{") else "\n}"


def _array(entries: Iterable[object]) -> Iterator[str]:
    between = "[\n"
    for entry in entries:
        yield f"{between} {_encoded(entry)}"
        between = ",\n"
    yield "[]" if between.startswith("[") else "\n]"


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report as one document."""
    return "".join(document(structure.report(report)))


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The reports as one document: `reports`, each as `render` has it and with its `subject`."""
    entries = ({"subject": structure.shown(name), **_whole(report)} for name, report in reports)
    return "".join(document({"schema": structure.SCHEMA, "reports": entries}))


def render_lines(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report a line at a time: the head, then files, components, findings and problems, each with its `type`."""
    return "".join(lines(_parts(report)))


def render_lines_of_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as above
    """The lines of each report, as `render_lines` has them, each with the `subject` of its report."""
    parts = ({"subject": structure.shown(name), **part} for name, report in reports for part in _parts(report))
    return "".join(lines(parts))


def _parts(report: Report) -> Iterator[dict[str, Any]]:
    whole = structure.report(report)
    yield {"type": "report", **{k: whole[k] for k in _HEAD if k in whole}}
    for key, kind in (
        ("files", "file"),
        ("components", "component"),
        ("findings", "finding"),
        ("wholes", "whole"),
        ("problems", "problem"),
    ):
        yield from ({"type": kind, **entry} for entry in whole[key])


def _whole(report: Report) -> dict[str, Any]:
    """The report with all of its files, which are made one by one elsewhere."""
    whole = structure.report(report)
    return {**whole, "files": list(whole["files"])}
