# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every rule whose words all stand in the text, one after the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from licet.model import Method
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query
from licet.scanner.detect.span import Span

Spot: TypeAlias = tuple[int, int, int]
"""A rule, and the half-open places at which its words stand."""


def whole(query: Query) -> Match | None:
    """The rule that the text is, and nothing besides."""
    for rule, end in query.index.trie.from_place(query.words, 0):
        if end == len(query.words) and not query.index.flags[rule] & Flag.FALSE_POSITIVE:
            return Match(query, rule, Span.of(0, end), Span.of(0, end), Method.HASH)
    return None


def everywhere(query: Query) -> list[Spot]:
    """Every rule at every place where all its words stand."""
    return query.index.trie.everywhere(query.words, query.taken)


def matches_at(query: Query, spots: Iterable[Spot]) -> list[Match]:
    """A match for each of SPOTS."""
    return [
        Match(query, rule, Span.of(start, end), Span.of(0, end - start), Method.EXACT) for rule, start, end in spots
    ]
