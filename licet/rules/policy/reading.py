# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reading a TOML table that a person wrote: every mistake is kept with its line, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from licet.errors import Mistake
from licet.model import Evidence
from licet.rules.policy.toml_lines import KeyPath

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


def proposal(word: str, known: Collection[str]) -> str:
    """What to say after a word that is not among KNOWN: the nearest of them, or all where they are few."""
    near = get_close_matches(word.lower(), known, n=2, cutoff=0.6)
    if near:
        return f"did you mean {' or '.join(repr(str(one)) for one in near)}?"
    return f"known are {', '.join(sorted(known))}"


class Page:
    """One policy text: where its keys stand, and the mistakes found so far."""

    def __init__(self, path: str, text: str, lines: Mapping[KeyPath, int]) -> None:
        self.path = path
        self.mistakes: list[Mistake] = []
        self._lines = lines
        self._rows = text.split("\n")  # not splitlines(), for which U+2028 in a comment ends a line

    def line(self, at: KeyPath) -> int:
        """The line of AT, or of the nearest table around it."""
        while at and at not in self._lines:
            at = at[:-1]
        return self._lines.get(at, 1)

    def place(self, at: KeyPath) -> Evidence:
        """Where AT stands, with the words on that line."""
        line = self.line(at)
        return Evidence(self.path, line, self._rows[line - 1].strip() if line <= len(self._rows) else "")

    def wrong(self, at: KeyPath, message: str) -> None:
        """Keep a mistake."""
        self.mistakes.append(Mistake(self.path, self.line(at), message))


class Table:
    """One TOML table, read key by key. A getter answers None both where a key is absent and where it is wrong."""

    def __init__(self, page: Page, at: KeyPath, values: Mapping[str, object]) -> None:
        self.page = page
        self.at = at
        self.values = values

    def only(self, *known: str) -> Table:
        """The table itself, with each key outside KNOWN kept as a mistake."""
        for key in self.values:
            if key not in known:
                self.page.wrong((*self.at, key), f"unknown key {key!r}; {proposal(key, known)}")
        return self

    def place(self, key: str | None = None) -> Evidence:
        """Where KEY, or this table, stands."""
        return self.page.place((*self.at, key) if key else self.at)

    def wrong(self, key: str, message: str) -> None:
        """Keep a mistake about KEY."""
        self.page.wrong((*self.at, key), message)

    def table(self, key: str) -> Table:
        """The table below KEY; an empty one where there is none."""
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return Table(self.page, (*self.at, key), value)
        name = ".".join(str(part) for part in (*self.at, key) if isinstance(part, str))
        self.wrong(key, f"{key} must be a table, such as [{name}]")
        return Table(self.page, (*self.at, key), {})

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of the array below KEY."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            self.wrong(key, f"{key} must be an array of tables: write [[{key}]] with double brackets")
            return
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                yield Table(self.page, (*self.at, key, index), entry)
            else:
                self.page.wrong((*self.at, key, index), f"each {key} must be a table: write [[{key}]]")

    def text(self, key: str, *, required: str = "") -> str | None:
        """The string below KEY. REQUIRED, if given, is what to say where there is none."""
        if key not in self.values:
            if required:
                self.page.wrong(self.at, f"{key} is missing: {required}")
            return None
        value = self.values[key]
        if not isinstance(value, str):
            self.wrong(key, f"{key} must be a string in quotes, not {_kind(value)}")
        elif not value.strip():
            self.wrong(key, f"{key} is empty{': ' + required if required else ''}")
        else:
            return value.strip()
        return None

    def texts(self, key: str) -> Iterator[tuple[KeyPath, str]]:
        """The strings below KEY, one or an array of them, each with where it stands."""
        value = self.values.get(key, [])
        entries = value if isinstance(value, list) else [value]
        for index, entry in enumerate(entries):
            at = (*self.at, key, index) if isinstance(value, list) else (*self.at, key)
            if isinstance(entry, str) and entry.strip():
                yield at, entry.strip()
            else:
                said = "an empty string" if isinstance(entry, str) else _kind(entry)
                self.page.wrong(at, f"{key} must hold strings in quotes, not {said}")

    def choice(self, key: str, kind: type[Choice], *, required: str = "") -> Choice | None:
        """The word below KEY, one of KIND."""
        word = self.text(key, required=required)
        return None if word is None else choice(self.page, (*self.at, key), word, kind)

    def made(self, key: str, make: Callable[[str], Value], *, required: str = "") -> Value | None:
        """What MAKE makes of the string below KEY; its `ValueError` is the mistake."""
        word = self.text(key, required=required)
        return None if word is None else made(self.page, (*self.at, key), word, make)


def choice(page: Page, at: KeyPath, word: str, kind: type[Choice]) -> Choice | None:
    """WORD as one of KIND; None, and a mistake with a proposal, where it is none of them."""
    try:
        return kind(word)
    except ValueError:
        page.wrong(at, f"{word!r} is not allowed here; {proposal(word, [str(k) for k in kind])}")
        return None


def made(page: Page, at: KeyPath, word: str, make: Callable[[str], Value]) -> Value | None:
    """What MAKE makes of WORD; None, and a mistake that says what its `ValueError` said, where that fails."""
    try:
        return make(word)
    except ValueError as error:
        page.wrong(at, str(error))
        return None


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "an array", dict: "a table"}
    return names.get(type(value), "a date or time")
