# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lines as a person reads them: without comment marks, markup and escapes."""

from __future__ import annotations

import re

_SIGN = re.compile(
    r"&copy;?|&#169;?|&#x0*a9;?|\\\(co|\\u00a9|\\xa9|\\a9\b|<a9>|\|copy\||\{\\copyright\}|@copyright\{\}"
    r"|(?:(?<=right)|(?<![\w\])]))\(\s?[c©]\s?\)(?![.;)\]])|©|ⓒ",
    re.IGNORECASE,
)
_ENTITY = {
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&quot;": '"',
    "&nbsp;": " ",
    "&#64;": "@",
    "&ndash;": "-",
    "&mdash;": "-",
    "&#13;": " ",
    "&#10;": " ",
    "\\ ": " ",
    "\\-": "-",
    "\\[at]": "@",
}
_ENTITIES = re.compile("|".join(map(re.escape, _ENTITY)), re.IGNORECASE)
_TAG = re.compile(r"</?(?!https?:|ftp:|www\.|mailto:|at>|[^<>]{0,80}\sat\s)[A-Za-z?][^<>@]{0,300}>|<!-+|-+>")
_CONTENT = re.compile(r"<meta\b[^<>]{0,100}\bcontent\s?=\s?[\"'](?=[^\"'<>]{0,100}(?:opyright|\(c\)))", re.IGNORECASE)
_ALIAS = re.compile(r"\(\s?(?:the )?[\"'“][^\"'“”()]{1,40}[\"'”]\s?\)")
"""What a holder is called further down: `Example Consortium, Inc. ("EC")`."""

_CALL = re.compile(r"\([\"']|[\"']\)")
_ESCAPE = re.compile(r"\\[nrt0]|\\")
_LEADER = re.compile(r"^[\s\"']*(?:(?:@?rem|dnl)\b|\.\\\"|'\\\")\s*", re.IGNORECASE)
_DECORATION = re.compile(r"[-_=!~]{3,}|/{2,}(?=\s|$)|^/{2,}|(?<=\s)//+")
_MARKS = str.maketrans({**dict.fromkeys('*#%|[]{}"`§\u00a0\ufeff\ufffd', " "), **dict.fromkeys("–—", "-")})
_GLUED_COMMA = re.compile(r"(?<=[\da-z.]),(?=[A-Za-z])")
_GLUED = re.compile(r"(?<=>)(?=\w)|(?<=\w)(?=<)|(?<=[a-z]\))(?=\w)")
_INSIDE = re.compile(r"(?<=[(<]) | (?=[)>])")
_SPELLED = re.compile(r"[<(]?[\w.+-]+ (?:at|AT|<at>|\(at\)) [\w-]+(?:(?:\.| (?:dot|DOT) )[\w-]+)+[>)]?")
"""An address that is hidden from machines, `jane at example dot org`."""

_STRING_END = re.compile(r"(?:\\0\"|[\"'][),;]+)\s*\\?$")
"""A string of a program that is over at the end of its line."""

_AT = re.compile(r"\bat\b|\bAT\b")
_EDGES = " \t\\/;'"


def clean(line: str) -> str:
    """LINE without what makes it a comment, a string or markup; the copyright sign is `(c)`."""
    line = _CALL.sub(" ", _ALIAS.sub(" ", _SIGN.sub(" (c) ", line)))
    if "&" in line or "\\" in line:
        line = _ESCAPE.sub(" ", _ENTITIES.sub(lambda match: _ENTITY[match[0].lower()], _LEADER.sub("", line)))
    if "<" in line:
        line = _TAG.sub(" ", _CONTENT.sub(" ", line))
    line = _LEADER.sub("", line)
    line = _DECORATION.sub(" ", line.translate(_MARKS))
    line = _GLUED_COMMA.sub(", ", _GLUED.sub(" ", line))
    return _INSIDE.sub("", " ".join(line.split())).strip(_EDGES)


def split(line: str) -> list[str]:
    """The words of a cleaned LINE; an address in several words is one."""
    if not _AT.search(line):
        return line.split()
    return [word.replace("\0", " ") for word in _SPELLED.sub(lambda at: at[0].replace(" ", "\0"), line).split()]


def ends_string(line: str) -> bool:
    """Whether what LINE says is over with it, for it is the end of a string in a program."""
    return _STRING_END.search(line[-40:]) is not None
