# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What kind of word a word of a statement is."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from licet.scanner.copyrights.vocabulary import ABBREVIATIONS, ACRONYMS, GROUPS, LINKS, SMALL_STOPS, STOPS


class Kind(Enum):
    """The part that a word plays in a statement."""

    MARK = auto()
    YEAR = auto()
    NAME = auto()
    GROUP = auto()
    LINK = auto()
    ADDRESS = auto()
    DASH = auto()
    LOWER = auto()
    STOP = auto()


class Word(NamedTuple):
    """A word, its kind, the number of its line from 1, and whether it starts that line for want of room on the last."""

    text: str
    kind: Kind
    line: int
    wrapped: bool = False


_YEAR = r"(?:19[5-9][\dx]|20[0-4][\dx]|19xx|20xx)"
_YEARS = re.compile(
    rf"{_YEAR}[a-z]?(?:[-~/,.+&'_]+(?:{_YEAR}[a-z]?|20\d{{3}}|\d{{1,2}}|present|now|today|current|date))*[-+,.~]*",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\W*(?:c?opyrights?:?,?|c?opyrighted:?|c?opylefted|\(c\)[,.:]*|copr\.?:?|\(c\)opy(?:right|left)(?:ed)?|copyirght|"
    r"(?:spdx-)?(?:file|snippet)?-?copyright-?(?:text)?:?|(?:assembly|app|legal|bundle-)copyright:?)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\W*(?:mailto:)?(?:\S+@\S+|(?:https?|ftp)://?\S+|www\.\S+|(?:[\w-]+\.)+[a-z]{2,4}/\S*)"
    r"|\S+ (?:at|<at>|\(at\)) \S.*",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|edu|io|gov|info|de|fr|uk|jp|ru)")
_PLURAL = re.compile(r"(?:\(.*|'s)$")
_SHORT_YEAR = re.compile(r"[-']?\d\d?[,.]?")
_DASHES = frozenset(("-", "--", ",", ".", "~", "/", ":", "?", "??", "???", "????", "<>", "()"))
_EDGES = "&'\"()[]<>{}.,:;-_!?*/~+"


def bare(text: str) -> str:
    """TEXT in small letters without the punctuation around it."""
    return text.strip(_EDGES).lower()


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """The kind of the word TEXT, looked at by itself."""
    core = text.strip(_EDGES)
    if _MARK.fullmatch(text):
        # "copyright." at the end of a sentence talks about copyright.
        return Kind.STOP if core.islower() and text.endswith(".") and core not in ("copr", "c") else Kind.MARK
    if not core:
        return Kind.DASH if text in _DASHES else Kind.LINK if text in ("+", "&") else Kind.STOP
    if _YEARS.fullmatch(text.strip("()[]<>{}.,:;'\"-?$")):
        return Kind.YEAR
    bracketed = text.startswith("(") and _DOMAIN.fullmatch(core)
    return Kind.ADDRESS if bracketed or _ADDRESS.fullmatch(text) else _kind_of_name(core, text)


def _kind_of_name(core: str, text: str) -> Kind:
    low = core.lower().lstrip("@")
    if low in GROUPS:
        return Kind.GROUP
    if low in LINKS:
        return Kind.LINK
    stops = low in STOPS or _PLURAL.sub("", low) in STOPS or core in SMALL_STOPS
    if stops and not (core.isupper() and low in ACRONYMS):
        return Kind.STOP
    # A word that is mostly digits is a number of something: of a part, a street, an object.
    if sum(letter.isdigit() for letter in core) > 5:
        return Kind.STOP
    named = any(letter.isupper() for letter in core) or not core.isascii() or text.startswith("@")
    return Kind.NAME if named or _DOMAIN.fullmatch(core) else Kind.LOWER


def is_short_year(text: str) -> bool:
    """Whether TEXT goes on a list of years with two digits: `1990, 91`."""
    return _SHORT_YEAR.fullmatch(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the full stop after TEXT ends a sentence: not that of an initial or an abbreviation."""
    core = text.rstrip("')\"")
    if not core.endswith((".", ";")):
        return False
    core = core.rstrip(".;").strip("(<[,'").lower()
    return len(core.rpartition("-")[2]) > 1 + ("-" in core) and core not in ABBREVIATIONS and "." not in core
