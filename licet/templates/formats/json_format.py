# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""JSON: one document, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from licet.model import Report
from licet.templates.formats import structure
from licet.templates.formats.canvas import Canvas


def document(value: object) -> str:
    """VALUE as one indented JSON document."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def lines(values: Iterable[object]) -> str:
    """VALUES, one object a line."""
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def render(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report as one document."""
    return document(structure.report(report))


def render_lines(report: Report, canvas: Canvas) -> str:  # noqa: ARG001 - every format has this signature
    """The report a line at a time: the head, then files, components, findings and problems, each with its `type`."""
    whole = structure.report(report)
    parts: list[dict[str, Any]] = [
        {"type": "report", **{k: whole[k] for k in ("schema", "tool", "project", "verdict")}}
    ]
    for key, kind in (("files", "file"), ("components", "component"), ("findings", "finding"), ("problems", "problem")):
        parts += [{"type": kind, **entry} for entry in whole[key]]
    return lines(parts)
