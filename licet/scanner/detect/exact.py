# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every rule whose words all stand in the text, one after the other."""

from __future__ import annotations

from licet.model import Method
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query
from licet.scanner.detect.span import Span


def whole(query: Query) -> Match | None:
    """The rule that the text is, and nothing besides."""
    for rule, end in query.index.trie.from_place(query.words, 0):
        if end == len(query.words) and not query.index.flags[rule] & Flag.FALSE_POSITIVE:
            return Match(query, rule, Span.of(0, end), Span.of(0, end), Method.HASH)
    return None


def everywhere(query: Query) -> list[Match]:
    """Every rule at every place where all its words stand and none of them is settled yet."""
    return [
        Match(query, rule, Span.of(start, end), Span.of(0, end - start), Method.EXACT)
        for rule, start, end in query.index.trie.everywhere(query.words, query.taken)
    ]
