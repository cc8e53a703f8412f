# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text made ready to be matched: the numbers of its known words, and what stands between them."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise

from licet.scanner.detect.index import STOP, Index
from licet.scanner.detect.thresholds import LINES_BETWEEN_RUNS, LONG_LINE, WORDS_OF_A_LONG_LINE
from licet.scanner.detect.tokens import WORD

TAG = re.compile(
    r"(?:spd[xz][-\s]+lin?[cs]en?[sc]es?[-\s]+identifi?er\s*:?|licenses[.\s]+nuget[.\s]+org\s*:?)\s*", re.IGNORECASE
)
_WORDS_BEFORE_TAG = 2
"""A tag stands at the start of its line, but for a comment mark or two that look like words (`dnl`, `REM`)."""


@dataclass
class Query:
    """Positions count known words only. Unknown and stop words are counted after the known word they follow.

    `lines` has the line of each position; `runs` are the half-open stretches that are compared on their own; `tags` are
    the lines with an SPDX tag: the text after the tag, and the positions from the tag to the end of the line.
    """

    index: Index
    words: array[int] = field(default_factory=lambda: array("H"))
    lines: list[int] = field(default_factory=list)
    unknown: Counter[int] = field(default_factory=Counter)
    stops: Counter[int] = field(default_factory=Counter)
    short: set[int] = field(default_factory=set)
    runs: list[tuple[int, int]] = field(default_factory=list)
    tags: list[tuple[str, int, int]] = field(default_factory=list)
    raw: bytes = b""
    legal_before: list[int] = field(default_factory=list)
    taken: bytearray = field(default_factory=bytearray)

    @cached_property
    def pairs(self) -> dict[int, list[int]]:
        """Where each pair of words stands."""
        places: dict[int, list[int]] = {}
        for place, (one, other) in enumerate(pairwise(self.words)):
            places.setdefault(one << 16 | other, []).append(place)
        return places

    def legal_in(self, start: int, end: int) -> int:
        """How many legal words stand from START up to END."""
        return self.legal_before[end] - self.legal_before[start]

    def take(self, start: int, end: int) -> None:
        """Settle these positions: nothing else is looked for there."""
        self.taken[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Whether none of these positions is settled."""
        return not any(self.taken[start:end])


def read(text: str, index: Index) -> Query:
    """TEXT as a query."""
    query = Query(index)
    breaker = _Runs(query, long_lines=_has_long_line(text))
    number = index.numbers.get
    for line_number, line in enumerate(text.split("\n"), 1):
        tokens = WORD.findall(line.lower()) if line else ()
        if not tokens:
            breaker.line(0, 0)
            continue
        start = len(query.words)
        numbers = [number(token) for token in tokens]
        if None in numbers or STOP in numbers:
            _add_mixed(query, numbers)
        else:
            query.words.extend(numbers)  # type: ignore[arg-type] # None was just ruled out
        added = len(query.words) - start
        query.lines.extend([line_number] * added)
        query.short.update(
            start + place for place, token in enumerate(_known(tokens, numbers)) if len(token) == 1 or token.isdigit()
        )
        breaker.line(added, len(numbers) - numbers.count(STOP))
        if "icen" in line or "ICEN" in line or "IDENT" in line.upper():
            _add_tag(query, line, start)
    breaker.close()
    query.raw = query.words.tobytes()
    legal = index.legal
    query.legal_before = [0, *accumulate(word < legal for word in query.words)]
    query.taken = bytearray(len(query.words))
    return query


def _known(tokens: list[str], numbers: list[int | None]) -> list[str]:
    return [token for token, number in zip(tokens, numbers, strict=True) if number is not None and number != STOP]


def _has_long_line(text: str) -> bool:
    return any(len(line) > LONG_LINE for line in text.split("\n"))


def _add_mixed(query: Query, numbers: list[int | None]) -> None:
    words = query.words
    for number in numbers:
        if number is None:
            query.unknown[len(words) - 1] += 1
        elif number == STOP:
            query.stops[len(words) - 1] += 1
        else:
            words.append(number)


def _add_tag(query: Query, line: str, start: int) -> None:
    match = TAG.search(line)
    if match is None:
        return
    words_before = [n for n in map(query.index.numbers.get, WORD.findall(line[: match.start()].lower())) if n != STOP]
    if len(words_before) > _WORDS_BEFORE_TAG:
        return
    first = start + sum(number is not None for number in words_before)
    *_, last = TAG.finditer(line)
    if first < len(query.words):
        query.tags.append((line[last.end() :], first, len(query.words)))


class _Runs:
    """Breaks a text into runs where enough lines in a row say nothing legal."""

    def __init__(self, query: Query, *, long_lines: bool) -> None:
        self.query = query
        self.long_lines = long_lines
        self.start = 0
        self.silent = 0

    def line(self, added: int, _tokens: int) -> None:
        """One line was read, which added so many known words at the end of the query."""
        if not self.long_lines or added <= WORDS_OF_A_LONG_LINE:
            self._chunk(len(self.query.words) - added, len(self.query.words))
            return
        end = len(self.query.words)
        for start in range(end - added, end, WORDS_OF_A_LONG_LINE):
            self._chunk(start, min(end, start + WORDS_OF_A_LONG_LINE))

    def _chunk(self, start: int, end: int) -> None:
        if self.silent >= LINES_BETWEEN_RUNS and start > self.start:
            self.query.runs.append((self.start, start))
            self.start, self.silent = start, 0
        words, legal, digits = self.query.words, self.query.index.legal, self.query.index.digits
        speaks = any(word < legal and word not in digits for word in words[start:end])
        self.silent = 0 if speaks else self.silent + 1

    def close(self) -> None:
        """The text is at its end."""
        end = len(self.query.words)
        if end > self.start:
            self.query.runs.append((self.start, end))
