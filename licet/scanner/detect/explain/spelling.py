# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Spellings that mean the same, by the SPDX License List Matching Guidelines."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from licet.data import FOLDER


def same_spelling(words: Sequence[str], others: Sequence[str], before: str = "") -> bool:
    """Whether WORDS (lower case) are OTHERS in another spelling; BEFORE is the word that stands before both."""
    return _plain([before, *words]) == _plain([before, *others])


def _plain(words: Sequence[str]) -> str:
    """WORDS with each phrase in the spelling that stands for it, without what lies between words."""
    table = _table()
    plain: list[str] = []
    place = 0
    while place < len(words):
        pair = " ".join(words[place : place + 2])
        step = 2 if pair in table else 1
        plain.append(table.get(pair) or table.get(words[place], words[place]))
        place += step
    return "".join(plain).replace(" ", "")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, str]:
    """Spelling to the one that stands for it."""
    rows = tomllib.loads((FOLDER / "equivalent-words.toml").read_text(encoding="utf-8"))["rows"]
    return {spelling: row[0] for row in rows for spelling in row}
