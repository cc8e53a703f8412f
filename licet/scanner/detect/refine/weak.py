# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What makes a single match too weak to mean anything, whatever stands beside it: one small function a reason."""

from __future__ import annotations

from collections.abc import Callable

from licet.model import Method
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import NO_RULE, Match
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
    whole = bool(match.flags & (Flag.CONTINUOUS | Flag.REQUIRED_PHRASE))
    if whole:
        return not match.continuous or _stops_differ(match, match.inside)
    phrases = match.index.phrases(match.rule)
    return any(_phrase_broken(match, Span.of(start, end)) for start, end in phrases)


def _phrase_broken(match: Match, phrase: Span) -> bool:
    if not match.inside.contains(phrase):
        return True
    pairs = zip(match.span.positions(), match.inside.positions(), strict=False)
    places = [place for place, inner in pairs if phrase.start <= inner < phrase.end]
    if places[-1] - places[0] + 1 != len(places):
        return True
    return any(place in match.query.unknown for place in places[:-1]) or _stops_differ(match, phrase)


def _stops_differ(match: Match, phrase: Span) -> bool:
    """Whether other stop words break up PHRASE in the text than in the rule."""
    stops, expected = match.query.stops, match.index.stops(match.rule)
    if not stops and not expected:
        return False
    pairs = [
        (place, inside)
        for place, inside in zip(match.span.positions(), match.inside.positions(), strict=False)
        if phrase.start <= inside < phrase.end
    ]
    return any(stops.get(place, 0) != expected.get(inside, 0) for place, inside in pairs[:-1])


def is_sparse(match: Match) -> bool:
    """An approximate match whose words are strewn over too much text, or over too much of the rule."""
    if match.method not in (Method.APPROXIMATE, Method.UNKNOWN):
        return False
    density = min(match.length / match.extent, match.inside.length / match.inside.extent)
    length, legal = match.length, match.legal
    for below, fewer, least in _DENSITIES:
        if length < below and (legal < fewer or fewer == below) and density < least:
            return True
    return density < _SPARSE


def covers_too_little(match: Match) -> bool:
    """An approximate match of less of the rule than the rule asks for."""
    return match.method is Method.APPROXIMATE and round(match.coverage * 100, 2) < match.index.coverage[match.rule]


def is_word_in_noise(match: Match) -> bool:
    """A single approximate word among unknown words, digits and single letters."""
    if match.length != 1 or match.method is not Method.APPROXIMATE:
        return False
    place, unknown, short = match.span.start, match.query.unknown, match.query.short
    before = unknown.get(place - 1, 0) + sum(p in short for p in range(place - 1 - _NOISE, place))
    after = unknown.get(place, 0) + sum(p in short for p in range(place, place + 1 + _NOISE))
    return before >= _NOISE and after >= _NOISE


def is_too_short(match: Match) -> bool:
    """An approximate match of fewer words than say something about the rule."""
    if match.method is not Method.APPROXIMATE:
        return False
    index, rule = match.index, match.rule
    if match.length < index.minimum_words[rule] or match.legal < index.minimum_legal[rule]:
        return True
    return match.rule_length < thresholds.SMALL_RULE and match.coverage < 0.8


ALONE: tuple[Callable[[Match], bool], ...] = (
    lacks_required_phrase,
    is_sparse,
    covers_too_little,
    is_word_in_noise,
    is_too_short,
)
"""Reasons to drop a match, in the order they are asked."""


def is_scattered(match: Match) -> bool:
    """A small rule whose few words stand on more lines than they are."""
    if match.rule_length >= thresholds.SMALL_RULE:
        return False
    first, last = match.lines
    allowed = match.length + (2 if Flag.TAG in match.flags else 0)
    return last - first + 1 > allowed


def drop_weak(matches: list[Match]) -> list[Match]:
    """MATCHES that are not weak; one that stands alone may be scattered."""
    kept = [match for match in matches if not any(reason(match) for reason in ALONE)]
    return kept if len(kept) == 1 else [match for match in kept if not is_scattered(match)]
