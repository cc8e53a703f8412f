# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words and their numbers: legal words first, those that count as the same sharing one; stop words have none."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from licet.data.artefact import Artefact
from licet.scanner.detect.index import STOP


class Wordbook:
    """The vocabulary of an index, which grows with each word asked for."""

    def __init__(self, numbers: Mapping[str, int], stop_words: frozenset[str], legal: int) -> None:
        self.stop_words = stop_words
        self.legal = legal
        self._numbers = dict(numbers)
        self._following = max(numbers.values(), default=-1) + 1

    @classmethod
    def of(cls, index: Artefact) -> Wordbook:
        """The words of INDEX."""
        every = dict(zip(index.text("vocabulary").split("\n"), index.column("numbers"), strict=True))
        stop_words = frozenset(word for word, number in every.items() if number == STOP)
        return cls({word: every[word] for word in every.keys() - stop_words}, stop_words, index.meta["legal"])

    def read(self, words: Iterable[str]) -> array[int]:
        """The numbers of WORDS, none of them a stop word; a new word gets the next number.

        Raises `OverflowError` where the numbers no longer fit into 16 bits.
        """
        numbers = array("H")
        for word in words:
            number = self._numbers.get(word)
            if number is None:
                if self._following >= STOP:
                    raise OverflowError("there are more than 65,534 different words in all rules together")
                number = self._numbers[word] = self._following
                self._following += 1
            numbers.append(number)
        return numbers

    def some(self, words: Iterable[str]) -> array[int]:
        """The numbers of those of WORDS that have one, sorted."""
        return array("H", sorted({self._numbers[word] for word in words if word in self._numbers}))

    def sections(self) -> dict[str, array[int] | bytes]:
        """Words in order of their text, and beside them their numbers; stop words count as STOP."""
        both = {**self._numbers, **dict.fromkeys(self.stop_words, STOP)}
        ordered = sorted(both)
        return {"vocabulary": "\n".join(ordered).encode(), "numbers": array("H", (both[word] for word in ordered))}
