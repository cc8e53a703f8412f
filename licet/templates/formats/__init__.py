# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Report formats: one file a format, an explicit registry; command-line choices read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from licet.model import Report
from licet.templates.formats import json_format, text
from licet.templates.formats.canvas import Canvas

Named: TypeAlias = tuple[str, Report]
"""A report and what it is on, as the caller gave it."""


class Format(NamedTuple):
    """How one report is written, and how several are, in one document."""

    one: Callable[[Report, Canvas], str]
    several: Callable[[Sequence[Named], Canvas], str]


FORMATS: Mapping[str, Format] = {
    "json": Format(json_format.render, json_format.render_several),
    "jsonl": Format(json_format.render_lines, json_format.render_lines_of_several),
    "text": Format(text.render, text.render_several),
}
"""Every format of `licet check`, sorted by name."""


def render(report: Report, format: str, canvas: Canvas) -> str:
    """REPORT in FORMAT, which is one of `FORMATS`."""
    return FORMATS[format].one(report, canvas)


def render_several(reports: Sequence[Named], format: str, canvas: Canvas) -> str:
    """REPORTS in FORMAT, as one document."""
    return FORMATS[format].several(reports, canvas)


__all__ = ["FORMATS", "Canvas", "Named", "render", "render_several"]
