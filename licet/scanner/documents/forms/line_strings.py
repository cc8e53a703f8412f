# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
r"""Programs that write a text by lines: `printf("...\n");`, `s = s & "..." & vbCrLf & _`, `cout << "..." << endl`."""

from __future__ import annotations

import re
from itertools import groupby

PROSE = 4
"""Strings of so many words, on average, are a text and not a list of names or paths."""

_STRING = re.compile(
    r"(?P<lead>[^\"'\r\n]{0,80})(?P<quote>[\"'])(?P<inner>[^\n]*)(?P=quote)(?P<trail>[^\"'\r\n]{0,60})(?P<end>\r?)$"
)
_WORD = re.compile(r"\w+")


def applies(spoken: str, sample: str) -> bool:
    """Whether a line that speaks is a string of several words with something around it."""
    del sample
    strings = map(_string, spoken.split("\n"))
    return any(string and _is_prose([string]) and _around(string) for string in strings)


def plain(text: str) -> str:
    """TEXT without the words around strings that stand on lines in a row, each between the same words."""
    lines = text.split("\n")
    strings = [(number, string) for number, line in enumerate(lines) if (string := _string(line))]
    changed = False
    # Strings stand on lines in a row where their lines are as far apart as their places among all strings.
    for (_, around), row in groupby(enumerate(strings), lambda at: (at[1][0] - at[0], _around(at[1][1]))):
        members = [member for _, member in row]
        if around and len(members) > 1 and _is_prose([string for _, string in members]):
            changed = True
            for number, string in members:
                lines[number] = "".join(string.group("quote", "inner", "quote", "end"))
    return "\n".join(lines) if changed else text


def _string(line: str) -> re.Match[str] | None:
    return _STRING.match(line) if '"' in line or "'" in line else None


def _around(string: re.Match[str]) -> tuple[str, ...]:
    """The words before a string, or, where there are none, those behind it."""
    return tuple(_WORD.findall(string["lead"]) or _WORD.findall(string["trail"]))


def _is_prose(strings: list[re.Match[str]]) -> bool:
    lengths = [len(string["inner"].split()) for string in strings]
    return sum(lengths) >= PROSE * sum(length > 0 for length in lengths)
