# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A script as statements, and what stands in brackets in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token, tokens
from licet.scanner.lockfiles.reading.result import Unreadable

DEEPEST = 100
"""Brackets within one another; more are made to exhaust what reads them."""

CLOSE = {"(": ")", "[": "]", "{": "}"}
"""What closes each bracket."""

_GOES_ON_AFTER = frozenset((",", "=", "+", ".", ":", "%"))
_GOES_ON_BEFORE = frozenset((".", "?", "+", "%", ":"))


@dataclass(slots=True)
class Group:
    """What stands between brackets: `(`, `[` or `{`, or nothing for the script as a whole."""

    open: str
    line: int
    statements: list[list[Node]] = field(default_factory=list)

    @property
    def nodes(self) -> Sequence[Node]:
        """All of it where it is one statement, as between `(` and `)`."""
        return [node for statement in self.statements for node in statement]


Node: TypeAlias = Token | Group


@lru_cache(maxsize=64)
def parse(text: str) -> Group:
    """TEXT as a tree; what is not closed ends with it. Raises `Unreadable` where it nests too deep."""
    root = Group("", 1)
    path, held = [root], [list[Node]()]
    last: Token | None = None
    for token in tokens(text):
        if token.kind is Kind.MARK and token.text in CLOSE:
            if len(path) > DEEPEST:
                raise Unreadable(f"nests more than {DEEPEST} brackets", token.line)
            path.append(Group(token.text, token.line))
            held.append([])
        elif token.kind is Kind.MARK and token.text in CLOSE.values():
            _close(token.text, path, held)
        elif token.kind is Kind.NEWLINE or token.text == ";":
            if path[-1].open in ("", "{") and not (last and last.text in _GOES_ON_AFTER and last.kind is Kind.MARK):
                _end(path[-1], held[-1])
                held[-1] = []
            continue
        else:
            held[-1].append(token)
        last = token
    while len(path) > 1:
        _close(CLOSE[path[-1].open], path, held)
    _end(root, held[0])
    return root


def _close(mark: str, path: list[Group], held: list[list[Node]]) -> None:
    """End the groups up to the one that MARK closes, if there is one."""
    if not any(CLOSE.get(group.open) == mark for group in path):
        return
    while True:
        group = path.pop()
        _end(group, held.pop())
        held[-1].append(group)
        if CLOSE[group.open] == mark:
            return


def _end(group: Group, statement: list[Node]) -> None:
    """Add STATEMENT, unless it goes on the one before, as a line does that begins with a dot."""
    first = statement[0] if statement else None
    if isinstance(first, Token) and first.kind is Kind.MARK and first.text in _GOES_ON_BEFORE and group.statements:
        group.statements[-1] += statement
    elif statement:
        group.statements.append(statement)


def is_mark(node: Node | None, mark: str) -> bool:
    """Whether NODE is the one character MARK."""
    return isinstance(node, Token) and node.kind is Kind.MARK and node.text == mark


def is_string(node: Node | None) -> bool:
    """Whether NODE is a string, with or without places to be filled in."""
    return isinstance(node, Token) and node.kind in (Kind.STRING, Kind.TEMPLATE)


def split(nodes: Sequence[Node], mark: str = ",") -> Iterator[list[Node]]:
    """The parts of NODES between MARKs."""
    part: list[Node] = []
    for node in nodes:
        if is_mark(node, mark):
            yield part
            part = []
        else:
            part.append(node)
    if part:
        yield part
