# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The prefix trie of all rules: path-compressed, so that it has at most two nodes a rule.

A node stands for the words read so far. It holds the number of the rule that ends there (or none), and where the words
of the edge that leads to it are found in the column of all words. Children are looked up by (node, first word).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

NONE = 0xFFFFFFFF


class Trie:
    """Columns `edge_start`, `edge_length`, `rule` a node; sorted `keys` (node << 16 | word) with their `targets`."""

    def __init__(self, words: Sequence[array[int]], starts: Sequence[int]) -> None:
        self.edge_start = array("I", [0])
        self.edge_length = array("I", [0])
        self.rule = array("I", [NONE])
        self._children: dict[int, int] = {}
        order = sorted(range(len(words)), key=lambda number: words[number].tolist())
        self._words, self._starts, self._order = words, starts, order
        self._build()
        self.keys = array("Q", sorted(self._children))
        self.targets = array("I", (self._children[key] for key in self.keys))

    def _build(self) -> None:
        """Group the sorted rules by their next word, from the root down, without recursion."""
        pending = [(0, len(self._order), 0, 0)]
        while pending:
            low, high, depth, node = pending.pop()
            while low < high and len(self._words[self._order[low]]) == depth:
                if self.rule[node] == NONE:  # of rules with the same words the first by name is kept
                    self.rule[node] = self._order[low]
                low += 1
            at = low
            while at < high:
                word = self._words[self._order[at]][depth]
                end = at + 1
                while end < high and self._words[self._order[end]][depth] == word:
                    end += 1
                pending.append((at, end, self._common(at, end, depth), self._child(node, word, at, end, depth)))
                at = end

    def _common(self, low: int, high: int, depth: int) -> int:
        """How many words the sorted rules from LOW to HIGH share: the first and the last decide."""
        first, last = self._words[self._order[low]], self._words[self._order[high - 1]]
        limit = min(len(first), len(last))
        shared = depth
        while shared < limit and first[shared] == last[shared]:
            shared += 1
        return shared

    def _child(self, node: int, word: int, low: int, high: int, depth: int) -> int:
        child = len(self.rule)
        self.edge_start.append(self._starts[self._order[low]] + depth)
        self.edge_length.append(self._common(low, high, depth) - depth)
        self.rule.append(NONE)
        self._children[node << 16 | word] = child
        return child
