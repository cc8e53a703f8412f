# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lines as a person reads them: without comment marks, markup and escapes."""

from __future__ import annotations

import re

LONGEST = 2000
"""A line is read up to so many characters: nobody states a copyright further to the right."""

_SIGN = re.compile(
    r"&copy;?|&#169;?|&#x0*a9;?|\\\(co|\\\(em|©|\(\s?[cC]\s?\)|\\u00a9|\{\\copyright\}|\\copyright\b|@copyright\{\}",
    re.IGNORECASE,
)
_ENTITY = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&nbsp;": " ", "&#64;": "@", "\\ ": " "}
_ENTITIES = re.compile("|".join(map(re.escape, _ENTITY)))
_TAG = re.compile(r"</?[A-Za-z][^<>@]{0,200}>|</?s>")
_OPENING = re.compile(
    r"^(?:\s|/\*+|\*+/?|//+!?|#+|--+|;+|%+|<!--+|\.\\\"|'\\\"|\|+|!+|\{-|\(\*|\bdnl\b|\brem\b|@\"?|\"+|'+|=+|~+|\\\\|>+|-\s)+",
    re.IGNORECASE,
)
_CLOSINGS = (" \t*#|=~/\\\"'", "-->", "*)", "-}", "--")
"""What a line of a comment or a string ends with: single characters, then whole marks."""

_ESCAPES = re.compile(r"\\[nrt]|\\$")
_SPACES = re.compile(r"\s+")
_QUOTED_END = re.compile(r"(?:\\n|\"\s*[,;)\\]).*$")


def clean(line: str) -> str:
    """LINE without what makes it a comment, a string or markup; the copyright sign is `(c)`."""
    line = _SIGN.sub(" (c) ", line[:LONGEST])
    if "&" in line or "\\" in line:
        line = _ENTITIES.sub(lambda match: _ENTITY[match[0]], line)
        line = _ESCAPES.sub(" ", _QUOTED_END.sub("", line))
    if "<" in line:
        line = _TAG.sub(" ", line)
    line = _without_closing(_OPENING.sub("", line))
    return _SPACES.sub(" ", line).strip()


def _without_closing(line: str) -> str:
    # No regular expression: nested repeats tried at every place take exponential time on a row of stars.
    characters, *marks = _CLOSINGS
    bare = ""
    while bare != line:
        bare, line = line, line.rstrip(characters)
        for mark in marks:
            line = line.removesuffix(mark)
    return line
