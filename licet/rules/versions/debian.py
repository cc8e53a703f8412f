# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Versions of Debian's packages (https://www.debian.org/doc/debian-policy/ch-controlfields.html#version)."""

from __future__ import annotations

import re
from functools import cmp_to_key
from itertools import zip_longest
from typing import Any, TypeAlias

_VERSION = re.compile(r"(?:(\d+):)?([0-9A-Za-z.+~:-]+?)(?:-([0-9A-Za-z.+~]+))?\Z", re.ASCII)
_Parts: TypeAlias = tuple[int, str, str]
"""Epoch, version of the work, revision of the package."""

_PAIR = re.compile(r"(\D*)(\d*)", re.ASCII)


def rank(version: str) -> Any:
    """What VERSION is compared by. Raises `ValueError` for what is no version."""
    return _KEY(_parts(version))


def _compare_parts(left: _Parts, right: _Parts) -> int:
    return left[0] - right[0] or _compare(left[1], right[1]) or _compare(left[2], right[2])


_KEY = cmp_to_key(_compare_parts)


def _parts(version: str) -> _Parts:
    match = _VERSION.match(version)
    if match is None:
        raise ValueError(f"{version!r} is no version of a Debian package")
    return int(match[1] or 0), match[2], match[3] or ""


def _compare(one: str, other: str) -> int:
    """By turns, what is no digit as text and what is digits as numbers."""
    for (text, number), (other_text, other_number) in zip_longest(
        _PAIR.findall(one), _PAIR.findall(other), fillvalue=("", "")
    ):
        ranks, other_ranks = _ranks(text), _ranks(other_text)
        if ranks != other_ranks:
            return -1 if ranks < other_ranks else 1
        if int(number or 0) != int(other_number or 0):
            return int(number or 0) - int(other_number or 0)
    return 0


def _ranks(text: str) -> list[int]:
    """`~` goes before the end, the end before letters, letters before all else."""
    return [-1 if char == "~" else ord(char) if char.isalpha() else ord(char) + 256 for char in text] + [0]
