# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which of two versions is the newer, as Maven orders them (https://maven.apache.org/pom.html#version-order)."""

from __future__ import annotations

import re

_PART = re.compile(r"\d+|[^\W\d_]+")
_BEFORE = {name: rank for rank, name in enumerate(("alpha", "beta", "milestone", "rc", "snapshot"), start=-5)}
_ALIASES = {"a": "alpha", "b": "beta", "m": "milestone", "cr": "rc"}
_RELEASE = ("final", "ga", "release")
_LONGEST = 18
"""So many digits does a part of a version have at most; more are none that anybody counts with."""

_ZERO = (0, 0, "")

Rank = tuple[tuple[int, int, str], ...]


def rank(version: str) -> Rank:
    """What versions are compared by: numbers go before words, and words for what comes before a release before it."""
    parts: list[tuple[int, int, str]] = []
    for part in map(_part, _PART.findall(version.lower())):
        while part[0] in (-1, 1) and parts and parts[-1] == _ZERO:
            parts.pop()  # 1.0-alpha is 1-alpha
        parts.append(part)
    while parts and parts[-1] == _ZERO:
        parts.pop()
    return (*parts, _ZERO)


def _part(part: str) -> tuple[int, int, str]:
    if part.isdigit():
        return (int(part[:_LONGEST]) and 2, int(part[:_LONGEST]), "")
    name = _ALIASES.get(part, part)
    if name in _BEFORE:
        return (-1, _BEFORE[name], "")
    return _ZERO if name in _RELEASE else (1, 0, name)
