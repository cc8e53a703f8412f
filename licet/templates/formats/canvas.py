# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What text is laid out on: a width, and colours that may be off."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
NARROWEST = 40
"""A window narrower than this is laid out as if it were this wide."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """WIDTH in columns; without `color` no escape codes are used. `language` is that of formats that have several."""

    width: int = 100
    color: bool = False
    language: str = "en"

    def paint(self, text: str, *styles: str) -> str:
        """TEXT in STYLES (`bold`, `dim` or a colour)."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def wrap(self, text: str, indent: int, hanging: int | None = None) -> list[str]:
        """TEXT in lines that fit; the first indented by INDENT, the others by HANGING."""
        following = indent if hanging is None else hanging
        return textwrap.wrap(
            text,
            width=max(self.width, NARROWEST),
            initial_indent=" " * indent,
            subsequent_indent=" " * following,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]

    def labelled(self, label: str, text: str, indent: int) -> list[str]:
        """TEXT after a LABEL of ten columns, the lines below it hanging under its start."""
        hanging = indent + 10
        first, *rest = self.wrap(text, hanging)
        return [" " * indent + self.paint(f"{label:<10}", "dim") + first.lstrip(), *rest]

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 2) -> list[str]:
        """ROWS under HEAD in columns as wide as their content; the last column is cut to what the window leaves."""
        widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
        left = max(self.width, NARROWEST) - indent - sum(widths[:-1]) - 2 * (len(widths) - 1)
        widths[-1] = max(min(widths[-1], left), len(head[-1]))

        def line(row: Sequence[str]) -> str:
            cells = [shorten(cell, width).ljust(width) for cell, width in zip(row, widths, strict=True)]
            return (" " * indent + "  ".join(cells)).rstrip()

        return [self.paint(line(head), "dim"), *map(line, rows)]


def shorten(text: str, width: int) -> str:
    """TEXT in WIDTH columns, cut with an ellipsis where it is longer."""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"
