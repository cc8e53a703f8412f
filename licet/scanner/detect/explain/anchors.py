# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What two sequences have in common, in order, at a bounded cost.

Word by word alignment takes time that grows with the product of the lengths. So long stretches are parted first at
runs that each side has once (the anchors of a patience diff), and only what lies between two anchors is aligned word by
word, where the product is at most `thresholds.CELLS`. Time: at most `ROUNDS` passes over both sequences for the
anchors, and `CELLS` steps for each stretch between two of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from licet.scanner.detect.explain.thresholds import ANCHORS, CELLS, ROUNDS


@dataclass(frozen=True, slots=True)
class Block:
    """The `size` items from `first` on of the one sequence are those from `second` on of the other."""

    first: int
    second: int
    size: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Half-open places in either sequence, and how often they were parted already."""

    start: int
    end: int
    low: int
    high: int
    round: int = 0

    @property
    def cells(self) -> int:
        return (self.end - self.start) * (self.high - self.low)


def common(first: Sequence[int], second: Sequence[int]) -> list[Block]:
    """Blocks that FIRST and SECOND share, in the order of both, none touching the next on both sides."""
    found: list[Block] = []
    left = [_Stretch(0, len(first), 0, len(second))]
    while left:
        stretch = _trimmed(first, second, left.pop(), found)
        if not stretch.cells:
            continue
        if stretch.cells <= CELLS:
            found += _word_by_word(first, second, stretch)
        elif stretch.round < ROUNDS:
            left += _parted(first, second, stretch, found)
    return _joined(sorted(found, key=lambda block: block.first))


def _trimmed(first: Sequence[int], second: Sequence[int], at: _Stretch, found: list[Block]) -> _Stretch:
    """STRETCH without what both sides begin and end with, which is FOUND."""
    start, end, low, high = at.start, at.end, at.low, at.high
    while start < end and low < high and first[start] == second[low]:
        start, low = start + 1, low + 1
    while start < end and low < high and first[end - 1] == second[high - 1]:
        end, high = end - 1, high - 1
    if start > at.start:
        found.append(Block(at.start, at.low, start - at.start))
    if end < at.end:
        found.append(Block(end, high, at.end - end))
    return _Stretch(start, end, low, high, at.round)


def _word_by_word(first: Sequence[int], second: Sequence[int], at: _Stretch) -> Iterator[Block]:
    matcher = SequenceMatcher(None, first[at.start : at.end], second[at.low : at.high], autojunk=False)
    for block in matcher.get_matching_blocks():
        if block.size:
            yield Block(at.start + block.a, at.low + block.b, block.size)


def _parted(first: Sequence[int], second: Sequence[int], at: _Stretch, found: list[Block]) -> list[_Stretch]:
    """What lies between the anchors of a stretch; the anchors are FOUND. Nothing where it has none."""
    for size in ANCHORS:
        anchors = _increasing(_shared_once(first, second, at, size))
        if anchors:
            break
    else:
        return []
    between: list[_Stretch] = []
    start, low = at.start, at.low
    for place, there in anchors:
        if place < start or there < low:
            continue  # overlaps the anchor before it
        found.append(Block(place, there, size))
        between.append(_Stretch(start, place, low, there, at.round + 1))
        start, low = place + size, there + size
    between.append(_Stretch(start, at.end, low, at.high, at.round + 1))
    return between


def _shared_once(first: Sequence[int], second: Sequence[int], at: _Stretch, size: int) -> list[tuple[int, int]]:
    """Places, by the first sequence, of the runs of SIZE that each side has exactly once."""
    here, there = _once(first, at.start, at.end, size), _once(second, at.low, at.high, size)
    return sorted((place, there[run]) for run, place in here.items() if run in there)


def _once(items: Sequence[int], start: int, end: int, size: int) -> dict[tuple[int, ...], int]:
    seen: dict[tuple[int, ...], int] = {}
    for place in range(start, end - size + 1):
        run = tuple(items[place : place + size])
        seen[run] = -1 if run in seen else place
    return {run: place for run, place in seen.items() if place >= 0}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of PAIRS (sorted by their first) whose seconds increase, too."""
    lowest: list[int] = []  # the least second that a chain of each length ends in
    ends: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        length = bisect_left(lowest, second)
        before.append(ends[length - 1] if length else -1)
        if length == len(lowest):
            lowest.append(second)
            ends.append(number)
        else:
            lowest[length], ends[length] = second, number
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and last.first + last.size == block.first and last.second + last.size == block.second:
            joined[-1] = Block(last.first, last.second, last.size + block.size)
        else:
            joined.append(block)
    return joined
