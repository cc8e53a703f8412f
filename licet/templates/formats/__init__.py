# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Report formats: one file a format, an explicit registry; command-line choices read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from licet.model import Report
from licet.templates.formats import json_format, text
from licet.templates.formats.canvas import Canvas

FORMATS: Mapping[str, Callable[[Report, Canvas], str]] = {
    "json": json_format.render,
    "jsonl": json_format.render_lines,
    "text": text.render,
}
"""Every format of `licet check`, sorted by name."""


def render(report: Report, format: str, canvas: Canvas) -> str:
    """REPORT in FORMAT, which is one of `FORMATS`."""
    return FORMATS[format](report, canvas)


__all__ = ["FORMATS", "Canvas", "render"]
