# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled index, memory-mapped: opened in milliseconds, shared by all processes that read it.

Written by `tools/compile_index.py`, or with a user's own rules by `licet/scanner/own`. Rules are numbered in order of
their names, a user's own behind the others; words are numbered with the legal ones first, so that
`number < index.legal` asks whether a word is a legal one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from licet.data import compiled
from licet.data.artefact import Artefact
from licet.licenses.expression import Expression, parse
from licet.scanner.detect import thresholds
from licet.scanner.native.alignment import Aligner
from licet.scanner.native.candidates import Candidates
from licet.scanner.native.rules import Rules
from licet.scanner.native.trie import Trie
from licet.scanner.native.words import Vocabulary

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
        self.digest = self._file.digest
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
    def vocabulary(self) -> Vocabulary:
        """What reads texts as numbers."""
        column = self._column
        return Vocabulary(
            self._text("vocabulary").encode(), column("numbers"), self.legal, column("anchors"), column("marks")
        )

    @cached_property
    def rules(self) -> Rules:
        """The words of all rules."""
        return Rules(self._column("words"), self._column("start")[:-1], self.length, self.legal)

    @cached_property
    def trie(self) -> Trie:
        """What finds rules word for word."""
        names = ("words", "trie_edge_start", "trie_edge_length", "trie_rule", "trie_keys", "trie_targets")
        return Trie(*map(self._column, names))

    @cached_property
    def candidates(self) -> Candidates:
        """What tells which rules are worth aligning."""
        names = ("approximate", "bitmaps", "bitmap_words", "lists", "list_at", "legal_distinct", "legal")
        return Candidates(
            self.rules,
            *map(self._column, (*names, "min_words", "min_legal", "coverage", "expression")),
            floor=thresholds.CANDIDATE_FLOOR,
            near_duplicate=thresholds.NEAR_DUPLICATE,
            preselected=thresholds.PRESELECTED,
            wanted=thresholds.CANDIDATES,
            minimum_legal_words=thresholds.MINIMUM_LEGAL_WORDS,
        )

    @cached_property
    def aligner(self) -> Aligner:
        """What sets a rule beside a text."""
        return Aligner(
            self.rules,
            *map(self._column, ("min_words", "phrase_at", "phrases")),
            gap=thresholds.GAP,
            apart=thresholds.MERGE_DISTANCE,
            window=thresholds.WINDOW,
        )

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
    def numbers_of_rules(self) -> dict[str, int]:
        """The number of each rule, by name."""
        return {name: number for number, name in enumerate(self.names)}

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

    @cached_property
    def _phrases(self) -> tuple[memoryview[int], memoryview[int]]:
        return self._column("phrase_at"), self._column("phrases")

    @cached_property
    def _stops(self) -> tuple[memoryview[int], memoryview[int]]:
        return self._column("stop_at"), self._column("stops")

    def phrases(self, rule: int) -> list[tuple[int, int]]:
        """Half-open spans of RULE's words that a match must have, unbroken."""
        at, phrases = self._phrases
        flat = phrases[at[rule] : at[rule + 1]].tolist()
        return list(zip(flat[::2], flat[1::2], strict=True))

    def stops(self, rule: int) -> dict[int, int]:
        """How many stop words follow each word of RULE that any follow (-1: before the first)."""
        at, stops = self._stops
        flat = stops[at[rule] : at[rule + 1]].tolist()
        return dict(zip(flat[::2], flat[1::2], strict=True))


@dataclass(slots=True)
class _Chosen:
    path: Path


_chosen = _Chosen(compiled("index.bin"))
_opened = lru_cache(maxsize=2)(Index)


def choose(path: Path | None) -> None:
    """Let the index at PATH be the one that is used from now on, or that which came with this licet."""
    _chosen.path = path or compiled("index.bin")


def open_index() -> Index:
    """The index in use, opened once a process."""
    return _opened(_chosen.path)
