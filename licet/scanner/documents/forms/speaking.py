# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The parts of a text that speak of licenses: what hides words is looked for in them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from licet.scanner.native.hints import Hints

WORDS = (
    *(b"arrant", b"gpl", b"icenc", b"icens", b"istribu", b"opyright", b"ublic domain"),
    *(b"auteur", b"izenz", b"logiciel", b"urheber"),
)
"""Parts of words of which every notice has one, and long texts have one every few lines: of English, French, German."""

LINES_AROUND = 30
"""So many lines before and after a line that speaks belong to its part: words that are hidden do not speak."""


@dataclass(slots=True)
class Part:
    """Lines of a text from byte `start` up to byte `end`, the first and the last of which speak; and all that do."""

    start: int
    end: int
    last_line: int
    spoken: list[bytes]

    def widened(self, text: bytes) -> tuple[int, int]:
        """Where the part begins and ends in TEXT with the lines around it."""
        start, end = self.start, self.end
        for _ in range(LINES_AROUND):
            if start > 0:
                start = text.rfind(b"\n", 0, start - 1) + 1
            end = text.find(b"\n", end) + 1 or len(text)
        return start, end


def parts(text: bytes) -> Iterator[Part]:
    """The parts of TEXT in their order; with the lines around them they do not meet."""
    part: Part | None = None
    for line, start, end in _words().lines(text):
        if part and line <= part.last_line + 2 * LINES_AROUND:
            part.end, part.last_line = end, line
            part.spoken.append(text[start:end])
        else:
            if part:
                yield part
            part = Part(start, end, line, [text[start:end]])
    if part:
        yield part


def spoken_in(text: bytes) -> bytes:
    """The lines of TEXT that speak."""
    return between_line_ends(text[start:end] for _, start, end in _words().lines(text))


def between_line_ends(lines: Iterable[bytes]) -> bytes:
    """LINES as a text in which each stands between two line ends."""
    return b"\n".join([b"", *lines, b""])


@lru_cache(maxsize=1)
def _words() -> Hints:
    return Hints(WORDS)
