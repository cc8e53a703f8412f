# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every rule that stands in a text word for word: one walk down the trie of all rules from each place."""

from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcmp, memset

from licet.scanner.native.words cimport Words

cdef enum:
    NO_RULE = 0xFFFFFFFF


cdef struct Edge:
    uint64_t key  # node << 16 | first word, plus one, so that an empty slot is 0
    uint32_t target


cdef class Trie:
    """Columns of the index: of each node where in WORDS the words of the edge to it start, their count, and its rule.

    KEYS (node << 16 | first word) and TARGETS are the edges; the root is node 0. Raises `ValueError` where an edge
    leads out of its column.
    """

    cdef const uint16_t[:] words
    cdef const uint32_t[:] edge_start, edge_length, rule
    cdef Edge *edges
    cdef uint64_t mask
    cdef uint32_t[65536] from_root

    def __cinit__(
        self,
        const uint16_t[:] words,
        const uint32_t[:] edge_start,
        const uint32_t[:] edge_length,
        const uint32_t[:] rule,
        const uint64_t[:] keys,
        const uint32_t[:] targets,
    ):
        cdef Py_ssize_t row, nodes = rule.shape[0], size = 1
        cdef uint64_t at
        for row in range(nodes):
            if <Py_ssize_t>edge_start[row] + edge_length[row] > words.shape[0]:
                raise ValueError(f"edge {row} does not lie in the column of words")
        self.words, self.edge_start, self.edge_length, self.rule = words, edge_start, edge_length, rule
        while size < 2 * keys.shape[0] + 1:
            size *= 2
        self.mask = size - 1
        self.edges = <Edge *>calloc(size, sizeof(Edge))
        if self.edges == NULL:
            raise MemoryError
        memset(self.from_root, 0, sizeof(self.from_root))
        for row in range(keys.shape[0]):
            if not 0 < targets[row] < nodes:
                raise ValueError(f"edge {row} leads to no node")
            if keys[row] <= 0xFFFF:
                self.from_root[keys[row]] = targets[row]
                continue
            at = _spread(keys[row]) & self.mask
            while self.edges[at].key:
                at = (at + 1) & self.mask
            self.edges[at] = Edge(keys[row] + 1, targets[row])

    def __dealloc__(self):
        free(self.edges)

    cdef inline uint32_t _below(self, uint32_t node, uint16_t word) noexcept nogil:
        """The node below NODE by WORD, or 0."""
        cdef uint64_t key = <uint64_t>node << 16 | word
        cdef uint64_t at = _spread(key) & self.mask
        while self.edges[at].key:
            if self.edges[at].key == key + 1:
                return self.edges[at].target
            at = (at + 1) & self.mask
        return 0

    def from_place(self, Words words, Py_ssize_t place):
        """Each rule that begins at PLACE, with the place after its last word there: shortest first."""
        cdef list found = []
        if 0 <= place < words.count:
            self._walk(words, place, found)
        return found

    def everywhere(self, Words words, const uint8_t[:] taken):
        """(rule, start, end) of every rule at every place where all its words stand and none of them is TAKEN."""
        cdef list found = [], here = []
        cdef Py_ssize_t place, inner, end
        if taken.shape[0] < words.count:
            raise ValueError("one byte a word is needed")
        for place in range(words.count):
            if self.from_root[words.word[place]] and not taken[place]:
                here.clear()
                self._walk(words, place, here)
                for rule, stop in here:
                    end = stop
                    inner = place
                    while inner < end and not taken[inner]:
                        inner += 1
                    if inner == end:
                        found.append((rule, place, end))
        return found

    cdef int _walk(self, Words words, Py_ssize_t place, list found) except -1:
        cdef uint32_t node = self.from_root[words.word[place]], length
        while node:
            length = self.edge_length[node]
            if place + length > words.count:
                break
            if memcmp(words.word + place, &self.words[self.edge_start[node]], length * sizeof(uint16_t)):
                break
            place += length
            if self.rule[node] != NO_RULE:
                found.append((self.rule[node], place))
            if place == words.count:
                break
            node = self._below(node, words.word[place])
        return 0


cdef inline uint64_t _spread(uint64_t key) noexcept nogil:
    return (key * 0x9E3779B97F4A7C15u) >> 24
