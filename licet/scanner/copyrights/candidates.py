# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The few lines of a text that a statement may be in, found before anything dear is done to any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from licet.scanner.native.hints import Hints

Line: TypeAlias = tuple[int, str]
"""A line and its number from 1."""

HINTS = (
    *("opyr", "opyl", "copyi", "copr", "holder is"),
    *(
        "©",
        "ⓒ",
        "(c)",
        "( c)",
        "(c )",
        "( c )",
        "&copy",
        "|copy|",
        "\\(co",
        "&#169",
        "#xa9",
        "\\xa9",
        "u00a9",
        "\\a9",
        "<a9>",
    ),
)
"""What every statement has at least one of, in small letters."""

FOLLOWING = 8
"""So many lines after one with a hint are read with it."""

LONG = 1000
"""A longer line is read around its hints alone: it is data, or minified code with a notice in it."""

_BEFORE, _AFTER = 80, 600
_LINE_END = re.compile(rb"\r\n?|\n")


def blocks(text: bytes) -> Iterator[list[Line]]:
    """Runs of lines with hints, each with the lines after it that a statement may go on in. TEXT is UTF-8."""
    for first, start, last in _runs(_hints().lines(text)):
        lines = enumerate(_lines(text, start, last + FOLLOWING - first + 1), first)
        yield [(number, part) for number, line in lines for part in _parts(line)]


def _runs(hinted: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """(number of the first line, where it starts, number of the last line with a hint) of each run."""
    run = None
    for number, start, _ in hinted:
        if run and number > run[2] + FOLLOWING + 1:
            yield run
            run = None
        run = (*run[:2], number) if run else (number, start, number)
    if run:
        yield run


def _lines(text: bytes, start: int, count: int) -> Iterator[str]:
    """COUNT lines of TEXT from START on, or as many as there are."""
    for _ in range(count):
        end = _LINE_END.search(text, start)
        yield text[start : end.start() if end else len(text)].decode("utf-8", "surrogatepass")
        if end is None:
            return
        start = end.end()


@lru_cache(maxsize=1)
def _hints() -> Hints:
    return Hints(hint.encode() for hint in HINTS)


def _parts(line: str) -> list[str]:
    """LINE, or of a long one what is around its hints."""
    if len(line) <= LONG:
        return [line]
    small = line.replace("\u0130", "I").lower()
    parts = [line[:_AFTER]]
    end = _AFTER
    for offset in sorted(_every(small)):
        if offset + _AFTER // 2 > end:
            start = max(end, offset - _BEFORE)
            end = offset + _AFTER
            parts.append(line[start:end])
    return parts


def _every(small: str) -> Iterator[int]:
    for hint in HINTS:
        offset = small.find(hint)
        while offset >= 0:
            yield offset
            offset = small.find(hint, offset + 1)
