# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The statements of a script, each with the blocks that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import CLOSE, Group, Node, is_mark, is_string

_BINDERS = frozenset(
    ("val", "var", "def", "final", "object", "class", "const", "private", "internal", "public", "lazy", "implicit")
)


@dataclass(frozen=True, slots=True)
class Statement:
    """`a.b ARGUMENTS`: its dotted `names`, what follows them, the names of the blocks around it, and its line.

    `binds` says that it makes a name (`val x = ...`); `quoted`, that its name is a string, as Kotlin calls
    configurations that it does not know.
    """

    names: tuple[str, ...]
    rest: tuple[Node, ...]
    path: tuple[str, ...]
    line: int
    binds: bool = False
    quoted: bool = False

    @property
    def blocks(self) -> Iterator[Group]:
        """The blocks in braces that it is given."""
        return (node for node in self.rest if isinstance(node, Group) and node.open == "{")

    @property
    def arguments(self) -> Sequence[Node]:
        """What it is given, with or without brackets, but for blocks."""
        plain = [node for node in self.rest if not (isinstance(node, Group) and node.open == "{")]
        first = plain[0] if plain else None
        return first.nodes if isinstance(first, Group) and first.open == "(" else plain

    @property
    def shown(self) -> str:
        """It without its blocks, as far as it may be shown in one line."""
        said = "".join(map(_shown, self.rest))
        return f"{self.names[-1]}{'' if said.startswith('(') else ' '}{said}"[:80]


def statements(root: Group) -> Iterator[Statement]:
    """All statements of ROOT, in their order, and those in their blocks after each."""
    waiting: list[tuple[Group, tuple[str, ...]]] = [(root, ())]
    while waiting:
        group, path = waiting.pop()
        made = [_statement(nodes, path) for nodes in group.statements]
        yield from made
        inner = [(block, (*path, *each.names)) for each in made for block in _blocks(each.rest)]
        waiting += reversed(inner)


def _statement(nodes: Sequence[Node], path: tuple[str, ...]) -> Statement:
    at, binds = 0, False
    while at < len(nodes) - 1 and _text(nodes[at]) in _BINDERS and _text(nodes[at + 1]):
        at, binds = at + 1, True
    if not binds and is_string(nodes[at]) and at + 1 < len(nodes) and isinstance(nodes[at + 1], Group):
        return Statement((_text_of(nodes[at]),), tuple(nodes[at + 1 :]), path, nodes[at].line, quoted=True)
    names: list[str] = []
    while at < len(nodes) and (text := _text(nodes[at])):
        names.append(text)
        at += 1
        if at + 1 < len(nodes) and is_mark(nodes[at], ".") and _text(nodes[at + 1]):
            at += 1
        else:
            break
    return Statement(tuple(names), tuple(nodes[at:]), path, nodes[0].line, binds=binds)


def _blocks(nodes: Sequence[Node]) -> Iterator[Group]:
    """The blocks among NODES, and in the brackets among them."""
    for node in nodes:
        if isinstance(node, Group):
            if node.open == "{":
                yield node
            else:
                yield from _blocks(node.nodes)


def _text(node: Node) -> str:
    """The name that NODE is, or nothing."""
    return node.text if isinstance(node, Token) and node.kind is Kind.NAME else ""


def _text_of(node: Node) -> str:
    return node.text if isinstance(node, Token) else ""


def _shown(node: Node) -> str:
    if isinstance(node, Group):
        return f"{node.open}{''.join(map(_shown, node.nodes))}{CLOSE[node.open]}" if node.open != "{" else ""
    return f'"{node.text}"' if is_string(node) else node.text
