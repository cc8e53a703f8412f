# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every rule whose words all stand in the text, one after the other."""

from __future__ import annotations

from licet.model import Method
from licet.scanner.detect.flags import Flag
from licet.scanner.detect.index import NO_RULE
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query
from licet.scanner.detect.span import Span


def whole(query: Query) -> Match | None:
    """The rule that the text is, and nothing besides: one walk down the trie."""
    for rule, end in _from(query, 0):
        if end == len(query.words) and Flag.FALSE_POSITIVE not in Flag(query.index.flags[rule]):
            return Match(query, rule, Span.of(0, end), Span.of(0, end), Method.HASH)
    return None


def everywhere(query: Query) -> list[Match]:
    """Every rule at every place where all its words stand and none of them is settled yet."""
    transitions = query.index.transitions
    found: list[Match] = []
    for start, word in enumerate(query.words):
        if word in transitions:
            for rule, end in _from(query, start):
                if query.free(start, end):
                    found.append(Match(query, rule, Span.of(start, end), Span.of(0, end - start), Method.EXACT))
    return found


def _from(query: Query, start: int) -> list[tuple[int, int]]:
    """Each rule that begins at START, with the position after its last word there: shortest first."""
    index, words, raw = query.index, query.words, query.raw
    transitions = index.transitions
    edge_start, edge_length, rules = index.trie
    found: list[tuple[int, int]] = []
    place, count = start, len(words)
    node = transitions.get(words[place])
    while node is not None:
        length = edge_length[node]
        if length > 1 and raw[2 * place : 2 * (place + length)] != index.words(edge_start[node], length):
            break
        place += length
        rule = rules[node]
        if rule != NO_RULE:
            found.append((rule, place))
        if place >= count:
            break
        node = transitions.get(node << 16 | words[place])
    return found
