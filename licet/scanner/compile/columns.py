# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the index knows of each rule: a row a rule in every column."""

from __future__ import annotations

from array import array
from itertools import chain

from licet.data.artefact import Artefact
from licet.scanner.compile.rules import Rule
from licet.scanner.detect import thresholds
from licet.scanner.detect.flags import Flag

MOST_WORDS = 0xFFFF
"""A rule has no more words than this: its length is kept in 16 bits."""

_COUNTS = (
    *("length", "distinct", "legal", "legal_distinct"),
    *("min_words", "min_legal", "min_distinct", "min_legal_distinct"),
)
_CODES = {
    **dict.fromkeys((*_COUNTS, "flags", "expression", "words", "phrases"), "H"),
    **dict.fromkeys(("coverage", "relevance"), "B"),
    **dict.fromkeys(("start", "phrase_at", "stop_at"), "I"),
    "stops": "h",
}
_PLACES = {"start": "words", "phrase_at": "phrases", "stop_at": "stops"}
"""Columns that say where a rule's part of another column starts; a last row says where the last part ends."""


class Columns:
    """The columns of an index, rule by rule."""

    def __init__(self) -> None:
        self._columns: dict[str, array[int]] = {name: array(code) for name, code in _CODES.items()}
        self.names: list[str] = []
        self._expressions: dict[str, int] = {"": 0}

    @classmethod
    def of(cls, index: Artefact) -> Columns:
        """Those of INDEX."""
        columns = cls()
        columns._columns = {name: index.array(name) for name in _CODES}
        for name in _PLACES:
            columns._columns[name].pop()
        columns.names = index.text("names").split("\n")
        columns._expressions = {text: number for number, text in enumerate(index.text("expressions").split("\n"))}
        return columns

    @property
    def words(self) -> array[int]:
        """The words of all rules, one after the other."""
        return self._columns["words"]

    def add(self, rule: Rule, words: array[int], legal: int, expression: str) -> int:
        """A row for RULE with its WORDS, those below LEGAL being legal ones; the flags it has in the index.

        Raises `OverflowError` where it has more than `MOST_WORDS` words.
        """
        if len(words) > MOST_WORDS:
            raise OverflowError(f"{rule.name} has {len(words)} words; {MOST_WORDS} are the most that a rule may have")
        counts = _Counts(words, legal)
        flags = _approximate(rule, counts)
        for name, column in _PLACES.items():
            self._columns[name].append(len(self._columns[column]))
        for name, value in zip(_COUNTS, counts.row(rule.minimum_coverage), strict=True):
            self._columns[name].append(value)
        self._columns["coverage"].append(counts.coverage(rule.minimum_coverage))
        self._columns["relevance"].append(rule.relevance)
        self._columns["flags"].append(flags)
        self._columns["expression"].append(self._expressions.setdefault(expression, len(self._expressions)))
        self._columns["words"].extend(words)
        self._columns["phrases"].extend(chain.from_iterable(rule.phrases))
        self._columns["stops"].extend(chain.from_iterable(rule.stops))
        self.names.append(rule.name)
        return flags

    def sections(self) -> dict[str, array[int] | bytes]:
        """The columns of the index."""
        ends = {name: self._columns[name] + array("I", [len(self._columns[of])]) for name, of in _PLACES.items()}
        return {
            **self._columns,
            **ends,
            "names": "\n".join(self.names).encode(),
            "expressions": "\n".join(self._expressions).encode(),
        }


class _Counts:
    """How many words a rule has, and the least of them that a match must have."""

    def __init__(self, words: array[int], legal: int) -> None:
        distinct = set(words)
        self.length = len(words)
        self.distinct = len(distinct)
        self.legal = sum(1 for word in words if word < legal)
        self.legal_distinct = sum(1 for word in distinct if word < legal)

    def coverage(self, stated: int) -> int:
        return thresholds.of_all_words(stated, self.length, self.legal)[0]

    def row(self, stated: int) -> tuple[int, ...]:
        """The values of `_COUNTS`, where the rule has STATED a least coverage, or 0."""
        coverage, words, legal = thresholds.of_all_words(stated, self.length, self.legal)
        pair = thresholds.of_distinct_words(coverage, self.length, self.distinct, self.legal_distinct)
        return (self.length, self.distinct, self.legal, self.legal_distinct, words, legal, *pair)


def _approximate(rule: Rule, counts: _Counts) -> int:
    """The rule's flags, with APPROXIMATE where a part of it still says something."""
    small = counts.length < thresholds.SMALL_RULE
    whole_only = Flag.FALSE_POSITIVE | Flag.REQUIRED_PHRASE | Flag.CONTINUOUS
    if (
        rule.flags & whole_only
        or counts.length < thresholds.TINY_RULE
        or (small and rule.flags & (Flag.REFERENCE | Flag.TAG))
        or not counts.legal
    ):
        return rule.flags
    return rule.flags | Flag.APPROXIMATE
