# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which systems and machines a target of Cargo means: a triple, or a `cfg(...)`.

Source: https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html#platform-specific-dependencies
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from licet.scanner.packages.platforms import ANYWHERE, Platforms, machine_of

LONGEST = 1_000
"""Letters in a target: a longer one is of no one's making."""

DEEPEST = 20
"""Parentheses within parentheses: more are of no one's making."""

_OPERATIONS = ("all", "any", "not")
_TOKEN = re.compile(r'\s*([(),=]|"[^"]*"|[\w-]+)')
_CALLED = {"macos": "darwin", "windows": "win32", "solaris": "sunos", "illumos": "sunos"}
_ENDINGS = {
    "-linux-android": "android",
    "-linux-": "linux",
    "-windows-": "win32",
    "-apple-darwin": "darwin",
    "-apple-ios": "ios",
}
_FAMILIES = {"windows": frozenset(("win32",)), "unix": ANYWHERE.systems - {"win32", "wasi"}}


@dataclass(frozen=True, slots=True)
class _Truth:
    """The systems, or the machines, on which something may be true, and those on which it may be false."""

    holds: frozenset[str]
    fails: frozenset[str]


@lru_cache(maxsize=1024)
def targeted(target: str) -> Platforms:
    """Where TARGET may be meant; anywhere, as far as it cannot be told."""
    if len(target) > LONGEST:
        return ANYWHERE
    if not target.startswith("cfg("):
        return _of_triple(target)
    tokens = [found[1] for found in _TOKEN.finditer(target.removeprefix("cfg("))]
    systems = _Parser(tokens, ANYWHERE.systems).read().holds
    machines = _Parser(tokens, ANYWHERE.machines).read().holds
    return Platforms(systems, machines) if systems and machines else ANYWHERE


def _of_triple(target: str) -> Platforms:
    system = next((name for part, name in _ENDINGS.items() if part in f"{target}-"), None)
    machine = machine_of(target.partition("-")[0])
    return Platforms(
        frozenset((system,)) if system else ANYWHERE.systems,
        frozenset((machine,)) if machine and system else ANYWHERE.machines,
    )


class _Parser:
    """Reads TOKENS of a condition, of which only what tells ALL of the systems, or of the machines, apart is known."""

    def __init__(self, tokens: list[str], all: frozenset[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._all = all
        self._unknown = _Truth(all, all)

    def read(self, depth: int = 0) -> _Truth:
        """The truth of the condition that comes next; what is no condition may be true or false."""
        name = self._next()
        if name in _OPERATIONS and self._peek() == "(":
            return self._operation(name, depth)
        if self._peek() == "=":
            self._next()
            return self._of(name, self._next().strip('"'))
        return self._of("target_family", name) if name in _FAMILIES else self._unknown

    def _operation(self, name: str, depth: int) -> _Truth:
        if depth > DEEPEST:
            self._at = len(self._tokens)
            return self._unknown
        parts = [*self._parts(depth)]
        holds, fails = [part.holds for part in parts], [part.fails for part in parts]
        nothing: frozenset[str] = frozenset()
        if name == "any":
            return _Truth(nothing.union(*holds), self._all.intersection(*fails))
        if name == "all":
            return _Truth(self._all.intersection(*holds), nothing.union(*fails))
        return _Truth(parts[0].fails, parts[0].holds) if len(parts) == 1 else self._unknown

    def _parts(self, depth: int) -> Iterator[_Truth]:
        self._next()
        while self._peek() not in (")", ""):
            yield self.read(depth + 1)
            if self._peek() == ",":
                self._next()
            elif self._peek() != ")":
                self._at = len(self._tokens)
        self._next()

    def _of(self, key: str, value: str) -> _Truth:
        machine = machine_of(value)
        systems = {
            "target_family": _FAMILIES.get(value, frozenset()),
            "target_os": frozenset((_CALLED.get(value, value),)) & ANYWHERE.systems,
            "target_arch": frozenset((machine,)) if machine else frozenset(),
        }.get(key, frozenset())
        if not systems <= self._all or not systems:
            return self._unknown
        return _Truth(systems, self._all - systems)

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        found = self._peek()
        self._at += 1
        return found
