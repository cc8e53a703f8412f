# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the words of a rule stand in a run of the text, in order, with gaps: blocks, the longest first.

All runs of two or more equal words are found in one pass over the text, through the places of each pair of words in the
rule. From them the longest is taken, then the longest that fit to its left and right, and so on, as a diff does; single
legal words fill the gaps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from licet.model import Method
from licet.scanner.detect import thresholds
from licet.scanner.detect.index import Index
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query
from licet.scanner.detect.span import Span

Block = tuple[int, int, int]
"""Place in the text, place in the rule, number of words."""

_GAP = 60
"""A gap of more words than this on either side is not searched for single words: they would mean nothing there."""


def align(query: Query, rule: int, start: int, end: int, taken: bytes) -> list[Match]:
    """A match for every block of RULE in the run from START up to END, over and over as long as it comes again.

    Words that are TAKEN belong to no block. What is compared at a time is a window in which the rule has room twice, so
    that a text which says one thing over and over costs no more than its length.
    """
    words = query.index.rule_words(rule)
    runs = [run for run in _runs(query, rule, start, end, taken) if query.legal_in(run[0], run[0] + run[2])]
    window = max(2 * len(words), thresholds.WINDOW)
    found: list[Match] = []
    at = 0
    while at < len(runs):
        first = max(start, runs[at][0] - _GAP)
        stop = min(end, runs[at][0] + window)
        inside = runs[at : bisect_left(runs, (stop, 0, 0))]
        blocks = _blocks(query, words, inside, first, stop, taken)
        found.extend(
            Match(
                query,
                rule,
                Span.of(place, place + length),
                Span.of(there, there + length),
                Method.APPROXIMATE,
            )
            for place, there, length in blocks
        )
        start = blocks[-1][0] + blocks[-1][2]
        at = _following(runs, at, start)
    return found


def _following(runs: list[Block], at: int, start: int) -> int:
    """The first of RUNS, from AT on, of which two words or more stand at or after START."""
    while at < len(runs) and runs[at][0] + runs[at][2] < start + 2:
        at += 1
    return at


def _blocks(query: Query, words: memoryview[int], runs: list[Block], start: int, end: int, taken: bytes) -> list[Block]:
    """The blocks of one alignment, in order; each has a legal word."""
    chosen: list[Block] = []
    pending = [(start, end, 0, len(words), runs)]
    while pending:
        low, high, inner_low, inner_high, inside = pending.pop()
        trimmed = [t for t in (_trim(run, low, high, inner_low, inner_high) for run in inside) if t]
        if not trimmed:
            chosen.extend(_single_words(query, words, taken, low, high, inner_low, inner_high))
            continue
        place, there, length = best = max(trimmed, key=lambda run: (run[2], -run[0], -run[1]))
        chosen.append(best)
        if low < place and inner_low < there:
            pending.append((low, place, inner_low, there, trimmed))
        if place + length < high and there + length < inner_high:
            pending.append((place + length, high, there + length, inner_high, trimmed))
    chosen.sort()
    return chosen


def _trim(run: Block, low: int, high: int, inner_low: int, inner_high: int) -> Block | None:
    """What of RUN lies within the bounds, where it is still two words or more."""
    place, inside, length = run
    cut = max(0, low - place, inner_low - inside)
    place, inside, length = place + cut, inside + cut, length - cut
    length = min(length, high - place, inner_high - inside)
    return (place, inside, length) if length > 1 else None


def _runs(query: Query, rule: int, start: int, end: int, taken: bytes) -> list[Block]:
    """Every longest run of two or more equal, unsettled words, by place.

    A pair of words that both have is a point; points one after the other on a diagonal are a run.
    """
    theirs, ours = _pairs(query.index, rule), query.pairs
    shift = len(query.words)
    points: list[int] = []
    for pair in theirs.keys() & ours.keys():
        places = ours[pair]
        for place in places[bisect_left(places, start) : bisect_left(places, end - 1)]:
            if not taken[place] and not taken[place + 1]:
                points.extend((inside + shift - place) << 32 | place for inside in theirs[pair])
    points.sort()
    runs: list[Block] = []
    previous = first = -2
    for point in points:
        if point != previous + 1:
            if first >= 0:
                runs.append(_run(first, previous, shift))
            first = point
        previous = point
    if first >= 0:
        runs.append(_run(first, previous, shift))
    runs.sort()
    return runs


def _run(first: int, last: int, shift: int) -> Block:
    place = first & 0xFFFFFFFF
    return place, (first >> 32) - shift + place, last - first + 2


@lru_cache(maxsize=512)
def _pairs(index: Index, rule: int) -> dict[int, list[int]]:
    """Where in RULE each pair of words stands."""
    words = index.rule_words(rule).tolist()
    places: dict[int, list[int]] = {}
    for place, (one, other) in enumerate(pairwise(words)):
        places.setdefault(one << 16 | other, []).append(place)
    return places


def _single_words(
    query: Query, words: memoryview[int], taken: bytes, low: int, high: int, inner_low: int, inner_high: int
) -> Iterator[Block]:
    """Single legal words that a gap of the text and the gap of the rule share, in order."""
    if high - low > _GAP or inner_high - inner_low > _GAP:
        return
    for place in range(low, high):
        word = query.words[place]
        if word >= query.index.legal or taken[place]:
            continue
        for inside in range(inner_low, inner_high):
            if words[inside] == word:
                yield place, inside, 1
                inner_low = inside + 1
                break
