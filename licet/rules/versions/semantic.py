# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Versions in numbers with what comes before a release: Semantic Versioning, and what NuGet and Composer make of it.

Sources: https://semver.org/#spec-item-11, https://learn.microsoft.com/nuget/concepts/package-versioning,
https://getcomposer.org/doc/articles/versions.md.
"""

from __future__ import annotations

import re
from typing import TypeAlias

_SEMANTIC = re.compile(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?\Z", re.ASCII)
_NUGET = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?\Z", re.ASCII)
_COMPOSER = re.compile(
    r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:[._-]?(alpha|beta|rc|a|b)[.-]?(\d*))?\Z", re.ASCII | re.IGNORECASE
)
_STAGES = {"a": "alpha", "b": "beta"}

Rank: TypeAlias = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


def rank(version: str) -> Rank:
    """What semantic versions are compared by; numbers may be left out, and are 0 then. Raises `ValueError`."""
    match = _matched(_SEMANTIC, version)
    return _rank(match.groups()[:3], match[4])


def nuget_rank(version: str) -> Rank:
    """The same with a fourth number, and without regard to case."""
    match = _matched(_NUGET, version)
    return _rank(match.groups()[:4], match[5] and match[5].lower())


def composer_rank(version: str) -> Rank:
    """The same for Composer's releases and what it knows to come before them. Raises `ValueError` for branches."""
    match = _matched(_COMPOSER, version)
    stage = (match[5] or "").lower()
    return _rank(match.groups()[:4], stage and f"{_STAGES.get(stage, stage)}.{int(match[6] or 0)}")


def _matched(pattern: re.Pattern[str], version: str) -> re.Match[str]:
    match = pattern.match(version)
    if match is None:
        raise ValueError(f"{version!r} is no version in numbers")
    return match


def _rank(numbers: tuple[str | None, ...], before: str | None) -> Rank:
    return tuple(int(number or 0) for number in numbers), not before, tuple(map(_identifier, (before or "").split(".")))


def _identifier(word: str) -> tuple[bool, int, str]:
    """Numbers go before words, and are compared as numbers."""
    return (False, int(word), "") if word.isdecimal() else (True, 0, word)
