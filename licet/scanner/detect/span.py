# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sets of positions as sorted, disjoint, half-open intervals: small where matches are dense, which they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Positions of words; never empty."""

    intervals: tuple[tuple[int, int], ...]
    length: int

    @classmethod
    def of(cls, start: int, end: int) -> Span:
        """The positions from START up to but not including END."""
        return cls(((start, end),), end - start)

    @property
    def start(self) -> int:
        """The first position."""
        return self.intervals[0][0]

    @property
    def end(self) -> int:
        """The position after the last one."""
        return self.intervals[-1][1]

    @property
    def extent(self) -> int:
        """From the first position to the last, gaps included."""
        return self.end - self.start

    def nth(self, number: int) -> int:
        """The position that NUMBER others stand before.

        Raises `IndexError` where there are not so many.
        """
        for start, end in self.intervals:
            if number < end - start:
                return start + number
            number -= end - start
        raise IndexError(number)

    def rank(self, position: int) -> int:
        """How many positions stand before POSITION."""
        return sum(min(end, position) - start for start, end in self.intervals if start < position)

    def overlap(self, other: Span) -> int:
        """How many positions both have."""
        if self.end <= other.start or other.end <= self.start:
            return 0
        shared = 0
        mine, others = iter(self.intervals), iter(other.intervals)
        (a, b), (c, d) = next(mine), next(others)
        while True:
            shared += max(0, min(b, d) - max(a, c))
            try:
                if b <= d:
                    a, b = next(mine)
                else:
                    c, d = next(others)
            except StopIteration:
                return shared

    def contains(self, other: Span) -> bool:
        """Whether every position of OTHER is here."""
        return self.start <= other.start and other.end <= self.end and self.overlap(other) == other.length

    def union(self, other: Span) -> Span:
        """The positions of either."""
        merged: list[tuple[int, int]] = []
        for start, end in sorted(self.intervals + other.intervals):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return Span(tuple(merged), sum(end - start for start, end in merged))

    def distance(self, other: Span) -> int:
        """0 where the extents overlap, 1 where they touch, else one more than the positions between them."""
        if self.start < other.end and other.start < self.end:
            return 0
        return (other.start - self.end if self.end <= other.start else self.start - other.end) + 1
