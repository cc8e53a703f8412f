# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What makes a single match too weak to mean anything, whatever stands beside it: one small function a reason."""

from __future__ import annotations

from collections.abc import Callable

from licet.model import Method
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import NO_RULE, Match
from licet.scanner.detect.refine.meaning import is_turned
from licet.scanner.detect.span import Span

_DENSITIES = (
    # below so many words, with fewer legal ones than this: the least share of matched words in its stretch
    (10, 10, 0.1),
    (15, 15, 0.2),
    (20, 5, 0.3),
    (30, 8, 0.4),
)
_SPARSE = 0.4
_NOISE = 5


def lacks_required_phrase(match: Match) -> bool:
    """A phrase that the rule marks as required is not there, or is broken up."""
    if match.rule == NO_RULE:
        return False
    if match.flags & (Flag.CONTINUOUS | Flag.REQUIRED_PHRASE):
        return not match.continuous or _stops_differ(match, match.span.start, match.inside.start, match.length)
    return any(_phrase_broken(match, start, end) for start, end in match.index.phrases(match.rule))


def _phrase_broken(match: Match, start: int, end: int) -> bool:
    """Whether the words of the rule from START up to END do not all stand in the text, one right after the other."""
    if not match.inside.contains(Span.of(start, end)):
        return True
    before = match.inside.rank(start)
    first, last = match.span.nth(before), match.span.nth(before + end - start - 1)
    if last - first != end - start - 1:
        return True
    return bool(match.query.words.unknown_in(first, last)) or _stops_differ(match, first, start, end - start)


def _stops_differ(match: Match, place: int, inside: int, count: int) -> bool:
    """Whether other stop words break up COUNT words from PLACE on than those of the rule from INSIDE on."""
    expected = match.index.stops(match.rule)
    there = match.query.words.stops_in(place, place + count - 1)
    return list(there) != [expected.get(inside + step, 0) for step in range(count - 1)]


def is_sparse(match: Match) -> bool:
    """Words that are strewn over too much text, or over too much of the rule."""
    density = min(match.length / match.extent, match.inside.length / match.inside.extent)
    length, legal = match.length, match.legal
    for below, fewer, least in _DENSITIES:
        if length < below and (legal < fewer or fewer == below) and density < least:
            return True
    return density < _SPARSE


def covers_too_little(match: Match) -> bool:
    """Less of the rule than the rule asks for."""
    return round(match.coverage * 100, 2) < match.index.coverage[match.rule]


def is_word_in_noise(match: Match) -> bool:
    """A single word among unknown words, digits and single letters."""
    if match.length != 1:
        return False
    place, words = match.span.start, match.query.words
    before = words.unknown_in(place - 1, place) + sum(map(words.is_short, range(place - 1 - _NOISE, place)))
    after = words.unknown_in(place, place + 1) + sum(map(words.is_short, range(place, place + 1 + _NOISE)))
    return before >= _NOISE and after >= _NOISE


def is_too_short(match: Match) -> bool:
    """Fewer words than say something about the rule."""
    index, rule = match.index, match.rule
    return match.length < index.minimum_words[rule] or match.legal < index.minimum_legal[rule]


OF_APPROXIMATE: tuple[Callable[[Match], bool], ...] = (
    is_sparse,
    covers_too_little,
    is_word_in_noise,
    is_too_short,
    is_turned,
)
"""Reasons to drop an approximate match, in the order they are asked."""


def is_weak(match: Match) -> bool:
    """Whether MATCH means nothing, whatever stands beside it."""
    if lacks_required_phrase(match):
        return True
    return match.method is Method.APPROXIMATE and any(reason(match) for reason in OF_APPROXIMATE)


def is_scattered(match: Match) -> bool:
    """A small rule whose few words stand on more lines than they are."""
    if match.rule_length >= thresholds.SMALL_RULE:
        return False
    first, last = match.lines
    allowed = match.length + (2 if match.flags & Flag.TAG else 0)
    return last - first + 1 > allowed


def drop_weak(matches: list[Match]) -> list[Match]:
    """MATCHES that are not weak; one that stands alone may be scattered."""
    kept = [match for match in matches if not is_weak(match)]
    return kept if len(kept) == 1 else [match for match in kept if not is_scattered(match)]
