# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Paragraphs of fields, as Debian's files have them.

Source: https://www.debian.org/doc/debian-policy/ch-controlfields.html#syntax-of-control-files
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FIELD = re.compile(r"([!-9;-~]+?)[ \t]*:[ \t]*(.*)")


@dataclass(slots=True)
class Field:
    """The lines of one field, without the space that goes on ones begin with, and the line that it begins in."""

    lines: list[str]
    line: int

    @property
    def text(self) -> str:
        """All of it, lines as they are."""
        return "\n".join(self.lines)

    @property
    def first(self) -> str:
        """What stands beside the name."""
        return self.lines[0]


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its fields by their names in lower case, and the line that it begins in."""

    line: int
    fields: dict[str, Field] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """What the field NAME, in lower case, says; empty where there is none."""
        found = self.fields.get(name)
        return found.text.strip() if found else ""


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of TEXT. Raises `ValueError` with the number of the line that is neither a field nor goes on."""
    current: Paragraph | None = None
    latest: Field | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            yield from [current] if current else []
            current = latest = None
        elif line.startswith("#"):
            continue
        elif line[0] in " \t":
            if latest is None:
                raise ValueError(number)
            latest.lines.append(line.strip())
        else:
            found = _FIELD.fullmatch(line)
            if not found:
                raise ValueError(number)
            current = current or Paragraph(number)
            latest = current.fields.setdefault(found[1].lower(), Field([], number))
            latest.lines = [found[2].strip()]
    yield from [current] if current else []
