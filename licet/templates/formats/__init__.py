# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Report formats: one file a format, an explicit registry; command-line choices read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple, TypeAlias

from licet.model import Report
from licet.templates.formats.canvas import Canvas

Named: TypeAlias = tuple[str, Report]
"""A report and what it is on, as the caller gave it."""


class Format(NamedTuple):
    """A module of this folder, and what in it writes one report, and several in one document.

    The module is loaded when it is first asked for: a run wants one format, and has not to wait for the others.
    """

    module: str
    one: str = "render"
    several: str = "render_several"

    def function(self, name: str) -> Callable[[Any, Canvas], str]:
        """The function NAME of the module."""
        found: Callable[[Any, Canvas], str] = getattr(import_module(f"{__name__}.{self.module}"), name)
        return found


FORMATS: Mapping[str, Format] = {
    "checkstyle": Format("checkstyle"),
    "csv": Format("csv_format"),
    "github": Format("github"),
    "gitlab": Format("gitlab"),
    "html": Format("html"),
    "json": Format("json_format"),
    "jsonl": Format("json_format", "render_lines", "render_lines_of_several"),
    "junit": Format("junit"),
    "markdown": Format("markdown"),
    "sarif": Format("sarif"),
    "text": Format("text"),
}
"""Every format of `licet check`, sorted by name."""


def render(report: Report, format: str, canvas: Canvas) -> str:
    """REPORT in FORMAT, which is one of `FORMATS`."""
    return FORMATS[format].function(FORMATS[format].one)(report, canvas)


def render_several(reports: Sequence[Named], format: str, canvas: Canvas) -> str:
    """REPORTS in FORMAT, as one document."""
    return FORMATS[format].function(FORMATS[format].several)(reports, canvas)


__all__ = ["FORMATS", "Canvas", "Named", "render", "render_several"]
