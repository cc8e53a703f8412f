# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Many repositories judged in one run, a row each: as a table, for a program, a spreadsheet, or people to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from licet.templates.formats.canvas import Canvas
from licet.templates.repositories.row import Row

FORMATS: Mapping[str, str] = {"csv": "csv_table", "html": "overview", "json": "document", "text": "table"}
"""The module that writes each format, sorted by name."""


def render(rows: Sequence[Row], format: str, canvas: Canvas) -> str:
    """ROWS in FORMAT, which is one of `FORMATS`."""
    writer: Callable[[Sequence[Row], Canvas], str] = import_module(f"{__name__}.{FORMATS[format]}").render
    return writer(rows, canvas)


__all__ = ["FORMATS", "Row", "render"]
