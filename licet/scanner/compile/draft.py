# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An index while rules are added to it."""

from __future__ import annotations

from array import array

from licet.data.artefact import Artefact
from licet.scanner.compile.columns import Columns
from licet.scanner.compile.postings import Postings
from licet.scanner.compile.rules import Rule
from licet.scanner.compile.trie import Trie
from licet.scanner.compile.wordbook import Wordbook
from licet.scanner.detect.flags import Flag


class Draft:
    """Rules and words in the form of the index, whose sections `licet/scanner/detect/index.py` reads."""

    def __init__(self, words: Wordbook, columns: Columns, trie: Trie, postings: Postings) -> None:
        self.words = words
        self._columns = columns
        self._trie = trie
        self._postings = postings

    @classmethod
    def begun(cls, words: Wordbook) -> Draft:
        """An index without rules."""
        columns = Columns()
        return cls(words, columns, Trie(columns.words), Postings(words.legal))

    @classmethod
    def of(cls, index: Artefact) -> Draft:
        """One that has all that INDEX has."""
        words, columns = Wordbook.of(index), Columns.of(index)
        return cls(words, columns, Trie.of(index, columns.words), Postings.of(index, words.legal))

    def __len__(self) -> int:
        return len(self._columns.names)

    def add(self, rule: Rule, expression: str) -> str | None:
        """Add RULE, which stands for EXPRESSION; the name of an older rule that has the same words, and goes before it.

        Raises `OverflowError` where it has too many words, or all rules together too many different ones.
        """
        number, start = len(self), len(self._columns.words)
        words = self.words.read(rule.words)
        flags = self._columns.add(rule, words, self.words.legal, expression)
        if flags & Flag.APPROXIMATE:
            self._postings.add(number, words)
        first = self._trie.add(start, start + len(words), number)
        return None if first == number else self._columns.names[first]

    def sections(self) -> dict[str, array[int] | bytes]:
        """The sections of the index that follow from its rules."""
        return {
            **self._columns.sections(),
            **self.words.sections(),
            **self._trie.sections(),
            **self._postings.sections(),
        }
