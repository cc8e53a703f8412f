# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text made ready to be matched: the numbers of its known words, the runs that speak of licenses, its tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from licet.scanner.detect.index import STOP, Index
from licet.scanner.detect.thresholds import LINES_AROUND, LINES_BETWEEN_RUNS, LONG_LINE, WORDS_OF_A_LONG_LINE
from licet.scanner.detect.tokens import WORD
from licet.scanner.native.words import Words

TAG = re.compile(
    r"(?:spd[xz][-\s]+lin?[cs]en?[sc]es?[-\s]+identifi?er\s*:?|licenses[.\s]+nuget[.\s]+org\s*:?)\s*", re.IGNORECASE
)
TAG_WORDS = ("spdx", "spdz", "nuget")
"""A line with a tag has one of these words."""

_WORDS_BEFORE_TAG = 2
"""A tag stands at the start of its line, but for a comment mark or two that look like words (`dnl`, `REM`)."""


class Tag(NamedTuple):
    """An SPDX tag: the text that follows it on its line, and the places from the tag to the end of the line."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Query:
    """Places count known words only. `taken` has a byte a word, 1 where it is settled and nothing else is looked for.

    `runs` are the half-open stretches that are compared on their own.
    """

    index: Index
    words: Words
    tags: list[Tag]
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.words))

    def runs(self) -> list[tuple[int, int]]:
        """The stretches of the text that speak of licenses."""
        minified = self.words.longest_line > LONG_LINE
        return self.words.runs(LINES_BETWEEN_RUNS, LINES_AROUND, WORDS_OF_A_LONG_LINE if minified else 0)

    def take(self, start: int, end: int) -> None:
        """Settle these places."""
        self.taken[start:end] = b"\1" * (end - start)


def read(text: bytes, index: Index) -> Query:
    """TEXT (UTF-8) as a query."""
    words = index.vocabulary.read(text)
    tags = [tag for marked in words.marked if (tag := _tag(text, index, marked))]
    return Query(index, words, tags)


def _tag(text: bytes, index: Index, marked: tuple[int, int, int, int, int]) -> Tag | None:
    """The tag on the line that is MARKED, if there is one."""
    _, start, end, first, count = marked
    line = text[start:end].decode("utf-8", "replace")
    match = TAG.search(line)
    if match is None:
        return None
    before = [n for n in map(index.numbers.get, WORD.findall(line[: match.start()].lower())) if n != STOP]
    if len(before) > _WORDS_BEFORE_TAG:
        return None
    *_, last = TAG.finditer(line)
    begin = first + sum(number is not None for number in before)
    return Tag(line[last.end() :], begin, first + count) if begin < first + count else None
