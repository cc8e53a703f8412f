# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JSON: one document, or one object a line, made piece by piece: a tree of many files is in memory once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from licet.model import Report
from licet.templates.formats import structure
from licet.templates.formats.canvas import Canvas

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def document(value: Mapping[str, object] | Iterable[object]) -> Iterator[str]:
    """VALUE as one JSON document, in pieces: a line a field, and where a field is a list, a line an entry."""
    yield from _object(value) if isinstance(value, Mapping) else _array(value)
    yield "\n"


def lines(values: Iterable[object]) -> Iterator[str]:
    """VALUES, one object a line."""
    for value in values:
        yield _encoded(value) + "\n"


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


def render_lines(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report a line at a time: the head, then files, components, findings and problems, each with its `type`."""
    whole = structure.report(report)
    parts: list[dict[str, Any]] = [
        {"type": "report", **{k: whole[k] for k in ("schema", "tool", "project", "verdict")}}
    ]
    for key, kind in (("files", "file"), ("components", "component"), ("findings", "finding"), ("problems", "problem")):
        parts += [{"type": kind, **entry} for entry in whole[key]]
    return "".join(lines(parts))
