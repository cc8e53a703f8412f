# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What builds of sbt set (https://www.scala-sbt.org/1.x/docs/Basic-Def.html): `name := "x"`, `licenses += ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.scanner.lockfiles.reading.gradle.statements import Statement, statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark, split
from licet.scanner.lockfiles.reading.gradle.values import Values


@dataclass(frozen=True, slots=True)
class Source:
    """A script of a build, and its path."""

    path: str
    root: Group


@dataclass(frozen=True, slots=True)
class Suffixes:
    """What is put behind a name: the binary version of Scala, the whole, and what plugins of sbt have."""

    binary: str
    full: str
    plugin: str


def suffixes(sources: Sequence[Source], values: Values, sbt: str | None) -> Suffixes:
    """What the builds of SOURCES, with the version of SBT that they say, put behind names."""
    scala = next(filter(None, (values.text(part) for source in sources for part in _set(source, "scalaVersion"))), None)
    parts = (scala or "").split(".")
    binary = parts[0] if parts[0] == "3" else ".".join(parts[:2])
    return Suffixes(f"_{binary}" if scala else "", f"_{scala}" if scala else "", _of_sbt(sbt))


def suffixes_of_plugins(sbt: str | None) -> Suffixes:
    """The same for what the build itself needs, which is made for the Scala that SBT runs with."""
    ending = _of_sbt(sbt)
    return Suffixes(ending.rpartition("_")[0], "", ending)


def _of_sbt(version: str | None) -> str:
    return "_2.10_0.13" if (version or "").startswith("0.") else "_2.12_1.0"


def setting(source: Source, name: str, values: Values) -> str | None:
    """The text that SOURCE sets NAME to: `name := "x"`."""
    return next(filter(None, map(values.text, _set(source, name))), None)


def flat(nodes: Sequence[Node]) -> Iterator[Token]:
    """The tokens of NODES, without brackets."""
    for node in nodes:
        if isinstance(node, Token):
            yield node
        else:
            yield from flat(node.nodes)


def assigned(source: Source, name: str) -> Iterator[Sequence[Node]]:
    """What is given to the setting NAME anywhere in SOURCE, by `:=`, `+=` or `++=`."""
    for statement in statements(source.root):
        yield from given(whole(statement), name)


def _set(source: Source, name: str) -> Iterator[Sequence[Node]]:
    return (part[:4] for part in assigned(source, name))


def given(nodes: Sequence[Node], name: str) -> Iterator[Sequence[Node]]:
    """What the setting NAME is given in the expression NODES."""
    for part in split(nodes):
        for at, node in enumerate(part):
            if isinstance(node, Group) and node.open != "{":
                yield from given(node.nodes, name)
            elif isinstance(node, Token) and node.text == name and node.kind is Kind.NAME:
                mark = next((place for place in range(at + 1, min(at + 5, len(part))) if is_mark(part[place], "=")), 0)
                if mark:
                    yield part[mark + 1 :]
                    break


def whole(statement: Statement) -> list[Node]:
    """STATEMENT as one expression, with the names that it begins with."""
    made: list[Node] = []
    for name in statement.names:
        made += [Token(Kind.MARK, ".", statement.line)] if made else []
        made.append(Token(Kind.NAME, name, statement.line))
    return [*made, *statement.rest]
