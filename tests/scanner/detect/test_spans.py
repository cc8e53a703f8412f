# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Spans are sets of positions, whatever way they are written down; and merging matches keeps to its laws."""

from __future__ import annotations

from functools import reduce
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.model import Method
from licet.scanner.detect.index import open_index
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query, read
from licet.scanner.detect.refine.merge import merge
from licet.scanner.detect.refine.overlap import drop_contained, drop_overlapping
from licet.scanner.detect.span import Span

INTERVALS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: Span.of(pair[0], sum(pair)))
SPANS = st.lists(INTERVALS, min_size=1, max_size=5).map(lambda parts: reduce(Span.union, parts))


def positions_of(span: Span) -> list[int]:
    return [place for start, end in span.intervals for place in range(start, end)]


@given(SPANS)
def test_a_span_is_sorted_disjoint_and_as_long_as_its_positions(span: Span) -> None:
    positions = positions_of(span)
    assert positions == sorted(set(positions))
    assert span.length == len(positions) > 0
    assert (span.start, span.end) == (positions[0], positions[-1] + 1)
    assert span.extent == span.end - span.start >= span.length
    assert [span.nth(number) for number in range(span.length)] == positions
    assert [span.rank(place) for place in positions] == list(range(span.length))
    assert all(end < start for (_, end), (start, _) in zip(span.intervals, span.intervals[1:], strict=False))


@given(SPANS, SPANS)
def test_two_spans_are_two_sets(one: Span, other: Span) -> None:
    ours, others = set(positions_of(one)), set(positions_of(other))
    assert set(positions_of(one.union(other))) == ours | others
    assert one.overlap(other) == other.overlap(one) == len(ours & others)
    assert one.contains(other) == (others <= ours)
    assert one.union(other) == other.union(one)
    assert one.distance(other) == other.distance(one)


@given(SPANS, SPANS, SPANS)
def test_union_does_not_care_for_order(one: Span, two: Span, three: Span) -> None:
    assert one.union(two).union(three) == one.union(two.union(three))
    assert one.union(one) == one


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        (Span.of(0, 5), Span.of(3, 8), 0),
        (Span.of(0, 5), Span.of(5, 8), 1),
        (Span.of(5, 8), Span.of(0, 5), 1),
        (Span.of(0, 5), Span.of(9, 12), 5),
        (Span.of(0, 2).union(Span.of(8, 9)), Span.of(4, 6), 0),
    ],
)
def test_distance(one: Span, other: Span, distance: int) -> None:
    assert one.distance(other) == distance


# Matches of one long rule and of one short one, at any places of a text of fifty words.
_LONG, _SHORT = (open_index().names.index(name) for name in ("mit.LICENSE", "zlib.LICENSE"))
_TEXT = "license software permission copyright warranty " * 10


def query() -> Query:
    return read(_TEXT.encode(), open_index())


@st.composite
def matches(draw: st.DrawFn) -> list[Match]:
    text = query()
    found = []
    for _ in range(draw(st.integers(1, 8))):
        rule = draw(st.sampled_from((_LONG, _SHORT)))
        at, inside, size = draw(st.integers(0, 40)), draw(st.integers(0, 80)), draw(st.integers(1, 10))
        method = draw(st.sampled_from((Method.EXACT, Method.APPROXIMATE)))
        found.append(Match(text, rule, Span.of(at, at + size), Span.of(inside, inside + size), method))
    return found


def positions(found: list[Match], rule: int) -> set[int]:
    return {place for match in found if match.rule == rule for place in positions_of(match.span)}


def told(found: list[Match]) -> list[tuple[object, ...]]:
    return [(match.rule, match.span, match.inside, match.method) for match in found]


@given(matches())
def test_merging_invents_no_words_and_no_matches(found: list[Match]) -> None:
    merged = merge(found)
    assert 0 < len(merged) <= len(found)
    for rule in (_LONG, _SHORT):
        assert positions(merged, rule) <= positions(found, rule)
        assert bool(positions(merged, rule)) == bool(positions(found, rule))


@given(matches())
def test_merging_gives_matches_in_the_order_of_the_text(found: list[Match]) -> None:
    starts = [match.span.start for match in merge(found)]
    assert starts == sorted(starts)


@given(matches(), st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order_of_different_matches(found: list[Match], random: Random) -> None:
    distinct = list({match.key(): match for match in found}.values())
    shuffled = list(distinct)
    random.shuffle(shuffled)
    assert told(merge(shuffled)) == told(merge(distinct))


@given(matches())
def test_what_overlap_keeps_and_drops_is_what_there_was(found: list[Match]) -> None:
    for step in (drop_contained, drop_overlapping):
        kept, dropped = step(found)
        assert kept
        assert sorted(map(id, kept + dropped)) == sorted(map(id, found))


def test_two_halves_of_a_rule_in_order_are_one_match_and_out_of_order_two() -> None:
    text = query()

    def part(at: int, inside: int) -> Match:
        return Match(text, _LONG, Span.of(at, at + 10), Span.of(inside, inside + 10), Method.APPROXIMATE)

    (joined,) = merge([part(0, 0), part(12, 11)])
    assert (joined.span.length, joined.inside.extent) == (20, 21)
    assert len(merge([part(0, 30), part(12, 0)])) == 2
    assert len(merge([part(0, 0), part(12, 90)])) == 2  # too far apart in the rule
