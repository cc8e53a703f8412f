# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a changed word turns what a text says into its opposite: "are not permitted" is no license that permits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from licet.scanner.detect.index import Index
from licet.scanner.detect.match import Match
from licet.scanner.detect.span import Span

NEGATIONS = ("cannot", "never", "not")
"""Words that say the opposite of the words around them."""

LONGEST_GAP = 5
"""Where more words than this differ in one place, other things are said there, and not the opposite."""


def is_turned(match: Match) -> bool:
    """Whether the words of the text at some place of MATCH deny what those of the rule say there, or the other way."""
    if match.length == match.span.extent == match.inside.extent or match.length != match.inside.length:
        return False
    negations = _negations(match.index)
    words, theirs = match.query.words, match.index.rule_words(match.rule)
    for (start, end), (inner_start, inner_end) in _gaps(match):
        if end - start <= LONGEST_GAP and inner_end - inner_start <= LONGEST_GAP:
            said = sum(words[place] in negations for place in range(start, end))
            if said % 2 != sum(theirs[place] in negations for place in range(inner_start, inner_end)) % 2:
                return True
    return False


def _gaps(match: Match) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The half-open places of the text and of the rule, where other words stand between two matched ones."""
    for matched in sorted({*_breaks(match.span), *_breaks(match.inside)}):
        yield (
            (match.span.nth(matched - 1) + 1, match.span.nth(matched)),
            (match.inside.nth(matched - 1) + 1, match.inside.nth(matched)),
        )


def _breaks(span: Span) -> Iterator[int]:
    """How many positions stand before each gap of SPAN."""
    before = 0
    for start, end in span.intervals[:-1]:
        before += end - start
        yield before


@lru_cache(maxsize=2)
def _negations(index: Index) -> frozenset[int]:
    return frozenset(index.numbers[word] for word in NEGATIONS if word in index.numbers)
