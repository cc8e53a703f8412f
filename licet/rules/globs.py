# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Names with wildcards in them, matched in a time that grows with their length alone, whatever a policy asks for.

`*` is any part of a name, `?` one character of it; `**` by itself between slashes is any number of folders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

ANY = "**"
"""What stands for any number of names."""

Glob: TypeAlias = tuple[re.Pattern[str] | None, ...]
"""What each name has to match; None stands for any number of them."""


def parse_glob(text: str) -> Glob:
    """The glob that TEXT spells. Raises `ValueError` where `**` stands beside other characters."""
    for name in text.split("/"):
        if ANY in name and name != ANY:
            raise ValueError(
                f"in {text!r} ** stands for whole folders: put it between slashes, such as {_between_slashes(text)!r}"
            )
    return tuple(None if name == ANY else _name(name) for name in text.split("/"))


def matches(glob: Glob, names: Sequence[str]) -> bool:
    """Whether GLOB matches NAMES from first to last.

    Where a name does not match, only the last `**` takes one name more: what stands before it has matched as early as
    it can, so that no other way there could leave more for the rest.
    """
    at = place = 0
    last: tuple[int, int] | None = None
    while place < len(names):
        if at < len(glob) and (part := glob[at]) is None:
            last = (at, place)
            at += 1
        elif at < len(glob) and part is not None and part.fullmatch(names[place]):
            at, place = at + 1, place + 1
        elif last is not None:
            last = (last[0], last[1] + 1)
            at, place = last[0] + 1, last[1]
        else:
            return False
    return all(part is None for part in glob[at:])


@lru_cache(maxsize=4096)
def _name(text: str) -> re.Pattern[str]:
    """TEXT, one name, as a pattern: what is between two stars is taken where it is first found, and not given back."""
    pieces = ["".join("." if char == "?" else re.escape(char) for char in piece) for piece in text.split("*")]
    if len(pieces) == 1:
        return re.compile(pieces[0], re.DOTALL)
    first, *middle, last = pieces
    between = "".join(f"(?>.*?{piece})" for piece in middle if piece)
    return re.compile(f"{first}{between}.*{last}", re.DOTALL)


def _between_slashes(text: str) -> str:
    return "/".join(part for part in re.split(r"(\*\*+)|/", text) if part)
