# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where in a text something stands. Lines are counted from 1."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

_WORD = re.compile(r"[^\s\"',{}\[\]]+")
_ROW = re.compile(r'^name = "([^"\n]+)"\r?\n(?:version = "([^"\n]+)")?', re.MULTILINE)


def line_of(text: str, needle: str) -> int | None:
    """The first line of TEXT that holds NEEDLE: in quotes, else as a whole word, else anyhow."""
    for quoted in (f'"{needle}"', f"'{needle}'"):
        at = text.find(quoted)
        if at >= 0:
            return line_at(text, at)
    whole = re.search(rf"(?<![\w.-]){re.escape(needle)}(?![\w.-])", text)
    at = whole.start() if whole else text.find(needle)
    return None if at < 0 else line_at(text, at)


def line_at(text: str, at: int) -> int:
    """The line of the character AT of TEXT."""
    return text.count("\n", 0, at) + 1


def lines_of(
    pattern: re.Pattern[str], text: str, key: Callable[[re.Match[str]], str] = lambda m: m[1]
) -> dict[str, int]:
    """KEY of each match of PATTERN in TEXT, to the line of the first; one pass, for lockfiles of many rows."""
    found: dict[str, int] = {}
    line, counted = 1, 0
    for match in pattern.finditer(text):
        line, counted = line + text.count("\n", counted, match.start()), match.start()
        found.setdefault(key(match), line)
    return found


class Lines:
    """The lines of TEXT, by what PATTERN captures there, else by any word; one pass each, for files of many rows."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._found = lines_of(pattern, text)
        self._text = text

    def of(self, word: str) -> int:
        """The first line of WORD; the first of all where it does not stand there as it is read."""
        return self._found.get(word) or self._words.get(word.strip(), 1)

    @cached_property
    def _words(self) -> dict[str, int]:
        return lines_of(_WORD, self._text, lambda found: found[0])


def lines_of_rows(text: str) -> dict[tuple[str, str | None], int]:
    """The line of each `[[package]]` of a lockfile in TOML by its name and version, and of the first by name alone."""
    found: dict[tuple[str, str | None], int] = {}
    line, counted = 1, 0
    for row in _ROW.finditer(text):
        line, counted = line + text.count("\n", counted, row.start()), row.start()
        found.setdefault((row[1], row[2]), line)
        found.setdefault((row[1], None), line)
    return found
