# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The few lines of a text that a statement may be in, found before anything dear is done to any."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TypeAlias

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


def blocks(text: str) -> Iterator[list[Line]]:
    """Runs of lines with hints, each with the lines after it that a statement may go on in."""
    # The only letter that takes two characters in small, which would move every offset after it.
    small = text.replace("\u0130", "I").lower()
    offsets = _hinted(small)
    if not offsets:
        return
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    hinted = sorted({bisect_right(starts, offset) - 1 for offset in offsets})
    for first, last in _runs(hinted):
        yield [
            (number + 1, part) for number in range(first, min(last + 1, len(lines))) for part in _parts(lines[number])
        ]


def _hinted(small: str) -> list[int]:
    """An offset in every line of SMALL that has a hint."""
    offsets = []
    for hint in HINTS:
        offset = small.find(hint)
        while offset >= 0:
            offsets.append(offset)
            end = small.find("\n", offset)
            offset = small.find(hint, end) if end >= 0 else -1
    return offsets


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0]
    for number in numbers:
        if number > last + FOLLOWING + 1:
            yield first, last + FOLLOWING
            first = number
        last = number
    yield first, last + FOLLOWING


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
