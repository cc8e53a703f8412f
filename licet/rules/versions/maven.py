# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Versions of Maven's artifacts (https://maven.apache.org/pom.html#version-order-specification)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cmp_to_key
from itertools import zip_longest
from typing import Any, NamedTuple

_TOKEN = re.compile(r"([.\-_]?)(\d+|[^\d.\-_]+|(?=[.\-_]|\Z))", re.ASCII)
_BEFORE = ("alpha", "beta", "milestone", "rc", "snapshot", "", "sp")
"""The words that have a place of their own, in order; others come after them."""

_ALIASES = {"cr": "rc", "ga": "", "final": "", "release": ""}
_SHORT = {"a": "alpha", "b": "beta", "m": "milestone"}
"""What these letters mean where a number follows them at once."""


class _Token(NamedTuple):
    separator: str
    value: int | str

    @property
    def is_null(self) -> bool:
        return self.value in (0, "")


def rank(version: str) -> Any:
    """What VERSION is compared by; to Maven, everything is a version."""
    return _KEY(_tokens(version))


def _compare(one: Sequence[_Token], other: Sequence[_Token]) -> int:
    for left, right in zip_longest(one, other):
        ranks = [_rank(*pair) for pair in ((left, right), (right, left))]
        if ranks[0] != ranks[1]:
            return -1 if ranks[0] < ranks[1] else 1
    return 0


_KEY = cmp_to_key(_compare)


def _rank(token: _Token | None, beside: _Token | None) -> tuple[int, int, str]:
    """What TOKEN is compared by; where the version has ended, what means nothing stands in for it."""
    if token is None:
        assert beside is not None
        token = _Token(beside.separator, 0 if isinstance(beside.value, int) else "")
    if isinstance(token.value, int):
        return (3 if token.separator == "." else 2, token.value, "")
    if token.value in _BEFORE:
        return (1, _BEFORE.index(token.value), "")
    return (1, len(_BEFORE), token.value)


def _tokens(version: str) -> list[_Token]:
    """The tokens of VERSION without those that mean nothing, at its end and before each hyphen."""
    kept: list[_Token] = []
    for token in _split(version.lower()):
        if token.separator == "-":
            _trim(kept)
        kept.append(token)
    _trim(kept)
    return kept


def _trim(tokens: list[_Token]) -> None:
    while tokens and tokens[-1].is_null:
        tokens.pop()


def _split(version: str) -> list[_Token]:
    found = [(separator, word) for separator, word in _TOKEN.findall(version) if separator or word]
    tokens: list[_Token] = []
    for index, (separator, word) in enumerate(found):
        number_follows = index + 1 < len(found) and not found[index + 1][0] and found[index + 1][1].isdigit()
        # Between digits and letters a hyphen is understood; an underscore is a hyphen to Maven.
        mark = "-" if separator in ("", "_") and tokens else separator.replace("_", "-") or "."
        if word.isdigit() or not word:
            tokens.append(_Token(mark, int(word or 0)))
        else:
            spelled = _SHORT.get(word, word) if number_follows else word
            tokens.append(_Token(mark, _ALIASES.get(spelled, spelled)))
    return tokens
