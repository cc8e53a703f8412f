# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The literal assignments of a shell script: text, lists of words in quotes, and arrays. Nothing is run.

Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html (Quoting, Parameters and Variables)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from licet.scanner.lockfiles.reading.variables import expanded

DEEPEST = 8
"""So many variables within variables are followed."""

MOST_WORDS = 10_000
"""So many words are taken of one variable; more are made to go on without end."""

_ASSIGNED = re.compile(r"^[ \t]*(?:(?:local|export|declare|readonly)[ \t]+)?([A-Za-z_]\w*)\+?=", re.MULTILINE)
_PIECE = re.compile(
    r"""'(?P<single>[^']*)'|"(?P<double>(?:[^"\\]|\\.)*)"|(?P<space>[ \t]+|\#[^\n]*|\\?\n)|"""
    r"""(?P<computed>\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`)|"""
    r"""(?P<bare>(?:[^\s'"()\\;&|<>\#$`]|\$(?!\()|\\.|(?<=\S)\#)+)|(?P<other>.)""",
    re.DOTALL | re.VERBOSE,
)
_COMPUTED = re.compile(r"\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`")
_ESCAPE = re.compile(r"\\(\n|.)", re.DOTALL)
_WHOLE = re.compile(r"\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:\[[@*]\])?\})")
_DOLLAR = "\x00"
"""A dollar sign that stands for itself."""


class Word(NamedTuple):
    """One word, with the names of variables as they are written, and its line."""

    text: str
    line: int


class Script:
    """What TEXT assigns; a variable that is assigned several times has the words of all."""

    def __init__(self, text: str) -> None:
        self._words: dict[str, list[Word]] = {}
        line, counted, end = 1, 0, 0
        for found in _ASSIGNED.finditer(text):
            if found.start() < end:
                continue  # it stands within a value
            line, counted = line + text.count("\n", counted, found.end()), found.end()
            words, end = _value(text, found.end(), line)
            self._words.setdefault(found[1], []).extend(words)
        self._known: dict[str, str] = {}
        for name in self._words:
            whole = self.text(name)
            if whole is not None:
                self._known[name] = whole

    def __iter__(self) -> Iterator[str]:
        """The names of all variables."""
        return iter(self._words)

    def text(self, name: str) -> str | None:
        """The first that NAME is assigned, words with a space between; None where that is computed, or nothing is."""
        words = self._words.get(name)
        return _put_in(" ".join(word.text for word in words[:MOST_WORDS]), self._known) if words else None

    def words(self, name: str) -> Iterator[Word]:
        """The words that NAME is assigned, with those of variables in it put in; what is computed stays as written."""
        for count, word in enumerate(self._unfolded(name, DEEPEST)):
            if count >= MOST_WORDS:
                return
            yield word

    def _unfolded(self, name: str, depth: int) -> Iterator[Word]:
        for word in self._words.get(name, ()):
            whole = _WHOLE.fullmatch(word.text)
            inner = (whole[1] or whole[2]) if whole else None
            if inner in self._words and depth and inner != name:
                yield from self._unfolded(inner, depth - 1)
            else:
                put_in = _put_in(word.text, self._known)
                yield Word((word.text if put_in is None else put_in).replace(_DOLLAR, "$"), word.line)


def _put_in(text: str, known: dict[str, str]) -> str | None:
    return None if "`" in text else expanded(text, known)


def _value(text: str, at: int, line: int) -> tuple[list[Word], int]:
    """The words of the value that begins at AT, and where it ends."""
    if text.startswith("(", at):
        return _array(text, at + 1, line)
    pieces: list[str] = []
    while found := _PIECE.match(text, at):
        if found["space"] is not None or found["other"] is not None:
            break
        pieces.append(_plain(found))
        at = found.end()
    return list(_split("".join(pieces), line)), at


def _array(text: str, at: int, line: int) -> tuple[list[Word], int]:
    """The words up to the bracket that closes the array, and where that is; one in quotes may hold spaces."""
    words: list[Word] = []
    pieces: list[str] = []
    begun = line
    while found := _PIECE.match(text, at):
        at = found.end()
        if found["space"] is None and found["other"] is None:
            begun = begun if pieces else line
            pieces.append(_plain(found))
        elif pieces:
            words.append(Word("".join(pieces).strip(), begun))
            pieces = []
        if found["other"] == ")":
            break
        line += found[0].count("\n")
    return words, at


def _plain(found: re.Match[str]) -> str:
    """A piece without its quotes and escapes."""
    if found["single"] is not None:
        return found["single"].replace("$", _DOLLAR)
    written = found["double"] or found["bare"] or found["computed"] or ""
    return _ESCAPE.sub(_escaped, _COMPUTED.sub(lambda each: "".join(each[0].split()), written))


def _escaped(found: re.Match[str]) -> str:
    return {"\n": " ", "$": _DOLLAR}.get(found[1], found[1])


def _split(value: str, line: int) -> Iterator[Word]:
    for number, each in enumerate(value.split("\n"), start=line):
        yield from (Word(word, number) for word in each.split())


def joined(words: Iterable[Word]) -> str:
    """WORDS with a space between."""
    return " ".join(word.text for word in words)
