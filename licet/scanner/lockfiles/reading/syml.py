# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `yarn.lock` is written in: blocks of lines with two spaces more for each level, with `:` or without.

Yarn classic's own notation and the YAML that later ones write are both read so, in one pass over the lines.
https://github.com/yarnpkg/berry/tree/master/packages/yarnpkg-parsers
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from licet.scanner.lockfiles.reading.result import Unreadable

Fields: TypeAlias = "dict[str, str | Fields]"

_WORD = r""""(?:[^"\\]|\\.)*"|'[^']*'|[^\s"',:][^\s,:]*"""
_WORDS = re.compile(rf"(?:{_WORD})(?:, *(?:{_WORD}))*")
_HEAD = re.compile(rf"(?P<words>{_WORDS.pattern}) *:")
_LONG_HEAD = re.compile(rf"\? (?P<words>{_WORD})")
_FIELD = re.compile(rf"""(?P<indent> +)(?P<key>{_WORD})(?:(?P<open>:)|:?\ +(?P<value>"(?:[^"\\]|\\.)*"|[^"].*))""")
_DEEPEST = 4


@dataclass(slots=True)
class Block:
    """One entry: the patterns in its first line, the number of that line, and what is indented below."""

    patterns: tuple[str, ...]
    line: int
    fields: Fields = field(default_factory=dict)

    def word(self, key: str) -> str | None:
        """The value at KEY where it is text."""
        value = self.fields.get(key)
        return value if isinstance(value, str) and value else None

    def words(self, key: str) -> dict[str, str]:
        """What is below KEY, as far as it is text."""
        value = self.fields.get(key)
        return {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}

    def inner(self, key: str) -> Fields:
        """What is below KEY."""
        value = self.fields.get(key)
        return value if isinstance(value, dict) else {}


def parse_syml(text: str) -> list[Block]:
    """The entries of TEXT in their order. Raises `Unreadable` with the line of the mistake."""
    blocks: list[Block] = []
    open_: list[tuple[int, Fields]] = []
    for number, line in _lines(text):
        if not line.startswith(" "):
            blocks.append(_head(line, number))
            open_ = [(0, blocks[-1].fields)]
        elif blocks:
            _add(line, number, open_)
        else:
            raise Unreadable("begins with a line that belongs to none before", number)
    return blocks


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers; one that says `:` alone ends a long key before it."""
    for number, raw in enumerate(text.split("\n"), start=1):
        line = raw.rstrip()
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            raise Unreadable("has a merge conflict; settle it and install once more", number)
        if line and line != ":" and not line.lstrip(" ").startswith("#"):
            yield number, line


def _head(line: str, number: int) -> Block:
    found = _HEAD.fullmatch(line) or _LONG_HEAD.fullmatch(line)
    if found is None:
        raise Unreadable(f"has a line that is no entry of a lockfile: {line[:60]!r}", number)
    words = re.findall(_WORD, found["words"])
    return Block(tuple(_unquoted(word, number) for word in words), number)


def _add(line: str, number: int, open_: list[tuple[int, Fields]]) -> None:
    """Put what LINE says into the innermost of the OPEN_ tables that it is indented below."""
    found = _FIELD.fullmatch(line)
    if found is None:
        raise Unreadable(f"has a line that cannot be read: {line.strip()[:60]!r}", number)
    indent = len(found["indent"])
    while len(open_) > 1 and open_[-1][0] >= indent:
        open_.pop()
    if len(open_) > _DEEPEST:
        raise Unreadable("nests deeper than any lockfile", number)
    key = _unquoted(found["key"], number)
    if found["open"]:
        inner: Fields = {}
        open_[-1][1][key] = inner
        open_.append((indent, inner))
    else:
        open_[-1][1][key] = _unquoted(found["value"], number)


def _unquoted(word: str, number: int) -> str:
    if word[:1] == "'":
        return word[1:-1] if len(word) > 1 and word.endswith("'") else word
    if word[:1] != '"':
        return word
    try:
        return str(json.loads(word)) if "\\" in word else word[1:-1]
    except ValueError as error:
        raise Unreadable(f"has a word that is not quoted well: {word[:60]}", number) from error
