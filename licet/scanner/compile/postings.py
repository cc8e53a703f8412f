# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which approximate rules hold a word: a bitmap for a frequent word, a list for a rare one.

Only legal words are posted: they are what tells one license from another, and a third of all.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from licet.data.artefact import Artefact

FREQUENT = 192
"""A word in at least so many rules has a bitmap of them; a rarer one a list."""


class Postings:
    """Approximate rules have places, in order of their numbers; words below LEGAL are posted."""

    def __init__(self, legal: int) -> None:
        self._legal = legal
        self._approximate = array("I")
        self._maps: dict[int, bytearray] = {}
        self._lists = [array("H") for _ in range(legal)]

    @classmethod
    def of(cls, index: Artefact, legal: int) -> Postings:
        """The postings of INDEX."""
        postings = cls(legal)
        postings._approximate = index.array("approximate")
        words, raw = index.column("bitmap_words"), index.array("bitmaps").tobytes()
        width = len(raw) // max(len(words), 1)
        postings._maps = {word: bytearray(raw[n * width : (n + 1) * width]) for n, word in enumerate(words)}
        rows, at = index.array("lists"), index.column("list_at")
        postings._lists = [rows[at[word] : at[word + 1]] for word in range(legal)]
        return postings

    def add(self, rule: int, words: Iterable[int]) -> None:
        """Post the legal ones of WORDS, which are those of RULE."""
        place = len(self._approximate)
        self._approximate.append(rule)
        for word in set(words):
            if word < self._legal:
                self._post(word, place)

    def sections(self) -> dict[str, array[int] | bytes]:
        """The columns of the index."""
        width = -(-len(self._approximate) // 8)
        maps, map_words, lists, list_at = bytearray(), array("H"), array("H"), array("I")
        for word in range(self._legal):
            list_at.append(len(lists))
            lists.extend(self._lists[word])
            bitmap = self._maps.get(word)
            if bitmap is not None:
                map_words.append(word)
                maps += bitmap.ljust(width, b"\0")
        list_at.append(len(lists))
        return {
            "approximate": self._approximate,
            "bitmaps": bytes(maps),
            "bitmap_words": map_words,
            "lists": lists,
            "list_at": list_at,
        }

    def _post(self, word: int, place: int) -> None:
        bitmap, rows = self._maps.get(word), self._lists[word]
        if bitmap is None:
            rows.append(place)
            if len(rows) < FREQUENT:
                return
            bitmap, self._lists[word] = self._maps.setdefault(word, bytearray()), array("H")
        else:
            rows = array("H", [place])
        for row in rows:
            bitmap.extend(bytes(max(0, (row >> 3) + 1 - len(bitmap))))
            bitmap[row >> 3] |= 1 << (row & 7)
