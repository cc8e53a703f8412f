# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The instructions of a Dockerfile: lines that go on, comments between them, and documents within them.

Source: https://docs.docker.com/reference/dockerfile/#format, #here-documents, #parser-directives
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_ESCAPE = re.compile(r"#\s*escape\s*=\s*(\S)\s*", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#\s*[A-Za-z]\w*\s*=.*")
_INSTRUCTION = re.compile(r"([A-Za-z]+)\s+(.*)", re.DOTALL)
_DOCUMENT = re.compile(r"""<<-?(["']?)([A-Za-z_]\w*)\1""")
_WITH_DOCUMENTS = ("RUN", "COPY", "ADD")


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: its word in capitals, the rest of it on one line, and the line that it begins in."""

    word: str
    rest: str
    line: int


def instructions(text: str) -> Iterator[Instruction]:
    """The instructions of TEXT, in order; what is none is passed over."""
    lines = _Lines(text.splitlines())
    while lines.at < len(lines.lines):
        number = lines.at + 1
        found = _INSTRUCTION.fullmatch(lines.next().strip())
        if found:
            if found[1].upper() in _WITH_DOCUMENTS:
                lines.pass_over(found[2])
            yield Instruction(found[1].upper(), found[2].strip(), number)


class _Lines:
    """LINES that are read one after the other; `at` is the number of those that were."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0
        self._escape = _escape(lines)

    def next(self) -> str:
        """The next line with those that it goes on in, which comments and blank lines may stand between."""
        parts: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip()
            self.at += 1
            is_comment = line.lstrip().startswith("#")
            if parts and (is_comment or not line):
                continue
            parts.append(line.removesuffix(self._escape))
            if is_comment or not line.endswith(self._escape):
                break
        return " ".join(parts) if not parts[0].lstrip().startswith("#") else ""

    def pass_over(self, rest: str) -> None:
        """Go on behind the documents that REST announces: what stands in them is no instruction.

        One that never ends is none: shells shift with `<<` as well.
        """
        for _, end in _DOCUMENT.findall(rest):
            ends = self._places.get(end, [])
            place = bisect_left(ends, self.at)
            if place < len(ends):
                self.at = ends[place] + 1

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The lines by what stands in them; before the end of a document, tabs may."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self.lines):
            found[line.lstrip("\t")].append(number)
        return found


def _escape(lines: Sequence[str]) -> str:
    """The character that makes a line go on, which a directive at the top may change."""
    for line in lines:
        found = _ESCAPE.fullmatch(line.strip())
        if found:
            return found[1]
        if not _DIRECTIVE.fullmatch(line.strip()):
            break
    return "\\"
