# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The prefix trie of all rules: path-compressed, so that it has at most two nodes a rule.

A node stands for the words read so far. It holds the number of the rule that ends there (or none), and where the words
of the edge that leads to it are found in the column of all words. Children are looked up by (node, first word).
"""

from __future__ import annotations

from array import array

from licet.data.artefact import Artefact

NONE = 0xFFFFFFFF


class Trie:
    """The trie over the column WORDS, which may grow; `of` begins with that of an index."""

    def __init__(self, words: array[int]) -> None:
        self._words = words
        self._edge_start = array("I", [0])
        self._edge_length = array("I", [0])
        self._rule = array("I", [NONE])
        self._children: dict[int, int] = {}

    @classmethod
    def of(cls, index: Artefact, words: array[int]) -> Trie:
        """The trie of INDEX, whose rules' WORDS these are."""
        trie = cls(words)
        trie._edge_start = index.array("trie_edge_start")
        trie._edge_length = index.array("trie_edge_length")
        trie._rule = index.array("trie_rule")
        trie._children = dict(zip(index.column("trie_keys"), index.column("trie_targets"), strict=True))
        return trie

    def add(self, start: int, end: int, rule: int) -> int:
        """Add RULE, whose words stand from START up to END; the rule that has these words, perhaps an older one."""
        node, at = 0, start
        while at < end:
            key = node << 16 | self._words[at]
            child = self._children.get(key)
            if child is None:
                child = self._children[key] = self._node(at, end - at)
                at = end
            else:
                shared = self._shared(child, at, end)
                if shared < self._edge_length[child]:
                    child = self._split(key, child, shared)
                at += shared
            node = child
        if self._rule[node] == NONE:
            self._rule[node] = rule
        return self._rule[node]

    def sections(self) -> dict[str, array[int] | bytes]:
        """The columns of the index: a row a node, and sorted keys with their targets."""
        keys = array("Q", sorted(self._children))
        return {
            "trie_edge_start": self._edge_start,
            "trie_edge_length": self._edge_length,
            "trie_rule": self._rule,
            "trie_keys": keys,
            "trie_targets": array("I", (self._children[key] for key in keys)),
        }

    def _shared(self, node: int, at: int, end: int) -> int:
        """How many words of the edge to NODE stand from AT on, before END."""
        edge, words = self._edge_start[node], self._words
        limit = min(self._edge_length[node], end - at)
        if words[edge : edge + limit] == words[at : at + limit]:
            return limit
        return next(n for n in range(limit) if words[edge + n] != words[at + n])

    def _split(self, key: int, node: int, shared: int) -> int:
        """A new node after SHARED words of the edge to NODE, which KEY leads to."""
        middle = self._children[key] = self._node(self._edge_start[node], shared)
        self._edge_start[node] += shared
        self._edge_length[node] -= shared
        self._children[middle << 16 | self._words[self._edge_start[node]]] = node
        return middle

    def _node(self, start: int, length: int) -> int:
        self._edge_start.append(start)
        self._edge_length.append(length)
        self._rule.append(NONE)
        return len(self._rule) - 1
