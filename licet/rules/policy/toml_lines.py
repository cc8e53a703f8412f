# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where things stand in a TOML text: the standard library's parser gives values without positions.

The walk below takes text that `tomllib` has already accepted, so it only has to find keys and the ends of values.
"""

from __future__ import annotations

import re
import tomllib
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value is: table and key names, and indexes into arrays."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"(?P<basic>(?:\\.|[^"\\])*)"|'(?P<literal>[^']*)'|(?P<bare>[A-Za-z0-9_-]+))[ \t]*""")
_STRING = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'', re.DOTALL)
_BARE_VALUE = re.compile(r"[^,\]}\n#]*")


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, on which each table, key and array entry of TEXT begins. TEXT must be valid TOML."""
    walk = _Walk(text)
    walk.document()
    return walk.lines


class _Walk:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[KeyPath, int] = {}
        self.arrays: dict[KeyPath, int] = {}

    def document(self) -> None:
        table: KeyPath = ()
        while self.skip() < len(self.text):
            if self.take("[["):
                table = self.header(is_array=True)
                self.take("]]")
            elif self.take("["):
                table = self.header(is_array=False)
                self.take("]")
            else:
                self.pair(table)

    def skip(self) -> int:
        """Step over space, line ends and comments; the position after them."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def take(self, words: str) -> bool:
        if self.text.startswith(words, self.at):
            self.at += len(words)
            return True
        return False

    def note(self, path: KeyPath, position: int) -> None:
        line = self.text.count("\n", 0, position) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def keys(self) -> list[str]:
        found: list[str] = []
        while match := _KEY.match(self.text, self.at):
            self.at = match.end()
            word = next(word for word in match.group("basic", "literal", "bare") if word is not None)
            found.append(_unescaped(word) if match["basic"] and "\\" in word else word)
            if not self.take("."):
                break
        if not found:
            raise ValueError(f"no key at offset {self.at}")
        return found

    def header(self, *, is_array: bool) -> KeyPath:
        start = self.at
        names = self.keys()
        path: KeyPath = ()
        for depth, name in enumerate(names, 1):
            path += (name,)
            if is_array and depth == len(names):
                self.arrays[path] = self.arrays.get(path, -1) + 1
            if path in self.arrays:
                path += (self.arrays[path],)
        self.note(path, start)
        return path

    def pair(self, table: KeyPath) -> None:
        start = self.at
        path = (*table, *self.keys())
        self.note(path, start)
        self.take("=")
        self.skip()
        self.value(path)

    def value(self, path: KeyPath) -> None:
        self.note(path, self.at)
        if match := _STRING.match(self.text, self.at):
            self.at = match.end()
        elif self.take("["):
            index = 0
            while self.skip() < len(self.text) and not self.take("]"):
                self.value((*path, index))
                self.skip()
                self.take(",")
                index += 1
        elif self.take("{"):
            while self.skip() < len(self.text) and not self.take("}"):
                self.pair(path)
                self.skip()
                self.take(",")
        else:
            match = _BARE_VALUE.match(self.text, self.at)
            self.at = match.end() if match else self.at


def _unescaped(word: str) -> str:
    """The key that WORD spells between double quotes."""
    return next(iter(tomllib.loads(f'"{word}" = 0')))
