# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Versions of gems, as RubyGems orders them (https://docs.ruby-lang.org/en/master/Gem/Version.html)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cmp_to_key
from itertools import zip_longest
from typing import Any

_VERSION = re.compile(r"[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\Z")
_SEGMENT = re.compile(r"[0-9]+|[A-Za-z]+")


def rank(version: str) -> Any:
    """What VERSION is compared by. Raises `ValueError` for what is no version."""
    return _KEY(_segments(version))


def _compare(one: Sequence[int | str], other: Sequence[int | str]) -> int:
    for left, right in zip_longest(one, other, fillvalue=0):
        if left == right:
            continue
        if isinstance(left, int) and isinstance(right, int):
            return left - right
        if isinstance(left, str) and isinstance(right, str):
            return -1 if left < right else 1
        return -1 if isinstance(left, str) else 1  # a word says that the release is still to come
    return 0


_KEY = cmp_to_key(_compare)


def _segments(version: str) -> list[int | str]:
    if not _VERSION.match(version):
        raise ValueError(f"{version!r} is no version of a gem")
    words = _SEGMENT.findall(version.replace("-", ".pre."))
    return [int(word) if word.isdigit() else word for word in words]
