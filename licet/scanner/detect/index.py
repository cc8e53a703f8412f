# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled index, memory-mapped: opened in milliseconds, shared by all processes that read it.

Written by `tools/compile_index.py`. Rules are numbered in order of their names; words are numbered with the legal ones
first, so that `number < index.legal` asks whether a word is a legal one.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from licet.data import compiled
from licet.data.artefact import Artefact
from licet.licenses.expression import Expression, parse

STOP = 0xFFFF
"""The number of every stop word: passed over, but counted where a phrase must stand unbroken."""

NO_RULE = 0xFFFFFFFF


class Index:
    """Columns and sections of the artefact at PATH.

    Raises `DataError` where it is missing, torn or of another format.
    """

    def __init__(self, path: Path) -> None:
        self._file = Artefact(path, "index")
        self._column = self._file.column
        self._text = self._file.text
        self.meta: dict[str, Any] = self._file.meta
        self.legal: int = self.meta["legal"]
        self.length = self._column("length")
        self.distinct_legal = self._column("legal_distinct")
        self.legal_length = self._column("legal")
        self.minimum_words = self._column("min_words")
        self.minimum_legal = self._column("min_legal")
        self.flags = self._column("flags")
        self.coverage = self._column("coverage")
        self.relevance = self._column("relevance")
        self.start = self._column("start")
        self._words = self._file.span("words")[0]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The vocabulary: a word's number, or STOP."""
        return dict(zip(self._text("vocabulary").split("\n"), self._column("numbers"), strict=True))

    @cached_property
    def digits(self) -> frozenset[int]:
        """Numbers of the words that are digits only."""
        return frozenset(self._column("digits"))

    @cached_property
    def transitions(self) -> dict[int, int]:
        """The trie's edges: (node << 16 | first word) to the node below; the root is node 0."""
        return dict(zip(self._column("trie_keys").tolist(), self._column("trie_targets").tolist(), strict=True))

    @cached_property
    def trie(self) -> tuple[memoryview, memoryview, memoryview]:
        """Columns of the trie's nodes: where the words of the edge to it start, how many they are, its rule."""
        return self._column("trie_edge_start"), self._column("trie_edge_length"), self._column("trie_rule")

    def words(self, start: int, count: int) -> bytes:
        """COUNT words from place START of the column of all words, two bytes each."""
        at = self._words + 2 * start
        return self._file.map[at : at + 2 * count]

    def rule_words(self, rule: int) -> memoryview:
        """The words of RULE."""
        return memoryview(self.words(self.start[rule], self.length[rule])).cast("H")

    @cached_property
    def names(self) -> list[str]:
        """The rules' names, as `mit_12.RULE` or `mit.LICENSE`."""
        return self._text("names").split("\n")

    @cached_property
    def _expressions(self) -> tuple[list[str], memoryview]:
        return self._text("expressions").split("\n"), self._column("expression")

    def expression_number(self, rule: int) -> int:
        """A number that two rules share exactly when their expressions are the same."""
        return int(self._expressions[1][rule])

    def expression(self, rule: int) -> Expression:
        """The SPDX expression of RULE (not asked of a false positive rule, which has none)."""
        texts, column = self._expressions
        return parse(texts[column[rule]])

    @cached_property
    def spdx_ids(self) -> dict[str, str]:
        """Ids that an SPDX tag may name, in lower case, and the id each means today."""
        lines = self._text("spdx_ids").split("\n")
        return dict(line.split(" ", 1) for line in lines)

    @cached_property
    def listed(self) -> dict[str, str]:
        """Digest of the words of a listed license's whole text, to its expression."""
        return {digest: expression for _, _, digest, expression in self._listed_rows}

    @cached_property
    def listed_ends(self) -> frozenset[tuple[str, str]]:
        """The first and last words of those texts."""
        return frozenset((first, last) for first, last, *_ in self._listed_rows)

    @cached_property
    def _listed_rows(self) -> list[list[str]]:
        return [line.split(" ", 3) for line in self._text("listed").split("\n")]

    def phrases(self, rule: int) -> list[tuple[int, int]]:
        """Half-open spans of RULE's words that a match must have, unbroken."""
        at, phrases = self._column("phrase_at"), self._column("phrases")
        flat = phrases[at[rule] : at[rule + 1]].tolist()
        return list(zip(flat[::2], flat[1::2], strict=True))

    def stops(self, rule: int) -> dict[int, int]:
        """How many stop words follow each word of RULE that any follow (-1: before the first)."""
        at, stops = self._column("stop_at"), self._column("stops")
        flat = stops[at[rule] : at[rule + 1]].tolist()
        return dict(zip(flat[::2], flat[1::2], strict=True))

    @cached_property
    def approximate(self) -> memoryview:
        """The rules that may be matched in part; bitmaps and lists count places in this column."""
        return self._column("approximate")

    @cached_property
    def _bitmap_places(self) -> dict[int, int]:
        return {word: place for place, word in enumerate(self._column("bitmap_words"))}

    @lru_cache(maxsize=4096)  # noqa: B019 - one index lives as long as its process
    def holders(self, word: int) -> int:
        """A bitmap, as one big number, of the places in `approximate` whose rules hold the legal WORD."""
        width = -(-len(self.approximate) // 8)
        place = self._bitmap_places.get(word)
        if place is not None:
            return int.from_bytes(self._column("bitmaps")[place * width : (place + 1) * width], "little")
        bitmap = bytearray(width)
        at = self._column("list_at")
        for row in self._column("lists")[at[word] : at[word + 1]]:
            bitmap[row >> 3] |= 1 << (row & 7)
        return int.from_bytes(bitmap, "little")


@lru_cache(maxsize=1)
def open_index() -> Index:
    """The index that came with this licet, opened once a process."""
    return Index(compiled("index.bin"))
