# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What builds of sbt ask for (https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html).

`"group" %% "name" % "version" % Test`, in `libraryDependencies` or under a name that is given there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates, one_version
from licet.scanner.lockfiles.reading.gradle.sbt_settings import Source, Suffixes, flat, given, whole
from licet.scanner.lockfiles.reading.gradle.statements import statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark, is_string
from licet.scanner.lockfiles.reading.gradle.values import Values, dotted_name
from licet.scanner.packages.graph import STRENGTH

DEEPEST = 20
"""So many names stand for one another at most."""

MOST_STEPS = 5_000
"""So many names are followed in one build."""

_ASKED = "libraryDependencies"
_WRAPPERS = {"compilerPlugin": Scope.BUILD, "addCompilerPlugin": Scope.BUILD, "addSbtPlugin": Scope.BUILD}
_SCOPES = {
    "test": Scope.TEST,
    "it": Scope.TEST,
    "integrationtest": Scope.TEST,
    "provided": Scope.BUILD,
    "plugin": Scope.BUILD,
    "scalatool": Scope.BUILD,
    "optional": Scope.OPTIONAL,
    "docs": Scope.DEV,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A package that is asked for, why, and where it is named."""

    package: Coordinates
    scope: Scope
    path: str
    line: int


class Build:
    """A build of sbt: the VALUES of its names and what the names in its SOURCES stand for."""

    def __init__(self, values: Values, sources: Sequence[Source], suffixes: Suffixes) -> None:
        self._values = values
        self._suffixes = suffixes
        self._steps = 0
        self.skipped: list[tuple[str, int, str]] = []
        """Path, line and words of packages whose names are made up as the build runs."""
        self._defined: dict[str, tuple[str, Sequence[Node]]] = {}
        for source in sources:
            for statement in statements(source.root):
                nodes = list(statement.rest)
                at = next((at for at, node in enumerate(nodes) if is_mark(node, "=")), len(nodes))
                given = nodes[at + 1 :]
                if statement.binds and statement.names and _may_name_packages(given):
                    self._defined[statement.names[-1]] = (source.path, given)

    def asked(self, source: Source, default: Scope | None = None) -> Iterator[Asked]:
        """What SOURCE asks for; DEFAULT is why, where nothing else counts there."""
        for statement in statements(source.root):
            for part in _asking(whole(statement)):
                yield from self._of(part, default, source.path, 0)

    def _of(self, nodes: Sequence[Node], scope: Scope | None, path: str, depth: int) -> Iterator[Asked]:
        """The packages in the expression NODES; SCOPE is why they are there where that was said around it."""
        if depth > DEEPEST:
            return
        at = 0
        while at < len(nodes):
            node = nodes[at]
            module, end = self._module(nodes, at, path)
            if module:
                said, end = _configuration(nodes, end)
                yield Asked(module, scope or said or Scope.RUNTIME, path, node.line)
                at = end
                continue
            if isinstance(node, Group):
                head = nodes[at - 1] if at else None
                wrapped = _WRAPPERS.get(head.text) if isinstance(head, Token) else None
                inner = scope or wrapped or _mapped(nodes, at + 1)
                made = list(self._of(node.nodes, inner, path, depth + 1))
                plugin = isinstance(head, Token) and head.text == "addSbtPlugin"
                yield from (self._as_plugin(each) for each in made) if plugin else made
            elif node.kind is Kind.NAME:
                names, end = dotted_name(nodes, at)
                known = self._defined.get(names[-1]) if names else None
                if known and self._steps < MOST_STEPS:
                    self._steps += 1
                    said, _ = _configuration(nodes, end)
                    yield from self._of(known[1], scope or said or _mapped(nodes, end), known[0], depth + 1)
                at = max(end, at + 1)
                continue
            at += 1

    def _module(self, nodes: Sequence[Node], at: int, path: str) -> tuple[Coordinates | None, int]:
        """The package that NODES name from AT on, and where that ends."""
        group, end = self._text(nodes, at)
        marks = _marks(nodes, end)
        if group is None or not 1 <= marks <= 3:
            return None, at
        name, end = self._text(nodes, end + marks)
        if _marks(nodes, end) != 1:
            return None, at
        if name is None or "$" in name:
            self.skipped.append((path, nodes[at].line, f'"{group}" {"%" * marks} ...'))
            return None, at
        version, end = self._text(nodes, end + 1)
        suffix = self._suffix(nodes, end, crossed=marks > 1)
        found = coordinates(f"{group}:{name}{suffix}")
        return (Coordinates(found.group, found.name, one_version(version)) if found else None), end

    def _suffix(self, nodes: Sequence[Node], end: int, *, crossed: bool) -> str:
        """What stands behind the name: as `%%` has it, or as `cross CrossVersion.full` says further on."""
        words = [n.text for n in nodes[end : end + 8] if isinstance(n, Token) and not is_mark(n, ".")]
        if "cross" in words:
            rule = words[words.index("cross") + 1 :]
            if "full" in rule or "patch" in rule:
                return self._suffixes.full
            if "for3Use2_13" in rule:
                return "_2.13"
        return self._suffixes.binary if crossed else ""

    def _text(self, nodes: Sequence[Node], at: int) -> tuple[str | None, int]:
        """The text of the string or the name at AT, and where it ends."""
        if at >= len(nodes):
            return None, at
        if is_string(nodes[at]):
            return self._values.text([nodes[at]]), at + 1
        names, end = dotted_name(nodes, at)
        if names in (["s"], ["f"], ["raw"]) and at + 1 < len(nodes) and is_string(nodes[at + 1]):
            return self._values.text([nodes[at + 1]]), at + 2
        value = self._values.named(names) if names else None
        return (value if isinstance(value, str) else None), max(end, at + 1)

    def _as_plugin(self, asked: Asked) -> Asked:
        package = asked.package
        named = Coordinates(package.group, package.name + self._suffixes.plugin, package.version)
        return Asked(named, Scope.BUILD, asked.path, asked.line)


def _asking(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """The parts of NODES that ask for packages."""
    yield from given(nodes, _ASKED)
    for at, node in enumerate(nodes[:-1]):
        if isinstance(node, Token) and node.text == _ASKED:
            return  # what follows was given to that
        if isinstance(node, Token) and node.text in _WRAPPERS and isinstance(nodes[at + 1], Group):
            yield nodes[at : at + 2]


def _may_name_packages(nodes: Sequence[Node]) -> bool:
    """Whether NODES, what a name is given, are packages or a list of names of such, and no task of the build."""
    words = [token.text for token in flat(nodes)]
    return _ASKED not in words and ("%" in words or (("Seq" in words[:1] or "List" in words[:1]) and "{" not in words))


def _marks(nodes: Sequence[Node], at: int) -> int:
    """How many `%` stand from AT on."""
    count = 0
    while at + count < len(nodes) and is_mark(nodes[at + count], "%"):
        count += 1
    return count


def _configuration(nodes: Sequence[Node], at: int) -> tuple[Scope | None, int]:
    """Why a package is there, as `% Test` behind it says, and where that ends."""
    if _marks(nodes, at) != 1 or at + 1 >= len(nodes):
        return None, at
    node = nodes[at + 1]
    if not isinstance(node, Token):
        return None, at
    said = [_SCOPES.get(each.partition("->")[0].strip().lower(), Scope.RUNTIME) for each in _configurations(node.text)]
    return max(said, key=STRENGTH.__getitem__), at + 2


def _configurations(text: str) -> list[str]:
    return [each for part in text.split(";") for each in part.partition("->")[0].split(",") if each.strip()] or [text]


def _mapped(nodes: Sequence[Node], at: int) -> Scope | None:
    """Why all of a list is there, as `.map(_ % Test)` behind it says."""
    names, end = dotted_name(nodes, at + 1) if at < len(nodes) and is_mark(nodes[at], ".") else ([], at)
    group = nodes[end] if names == ["map"] and end < len(nodes) else None
    if isinstance(group, Group) and len(group.nodes) > 2:
        return _configuration(group.nodes, 1)[0]
    return None
