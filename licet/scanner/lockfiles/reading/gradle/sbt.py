# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What builds of sbt ask for (https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html).

`"group" %% "name" % "version" % Test`, in `libraryDependencies` or under a name that is given there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from licet.model import Scope
from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates, one_version
from licet.scanner.lockfiles.reading.gradle.sbt_settings import Source, Suffixes, flat, given, whole
from licet.scanner.lockfiles.reading.gradle.statements import statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_mark, is_string, split
from licet.scanner.lockfiles.reading.gradle.values import Values, dotted_name
from licet.scanner.packages.graph import STRENGTH

DEEPEST = 20
"""So many names stand for one another at most."""

MOST_STEPS = 5_000
"""So many names are followed in one build."""

_ASKED = "libraryDependencies"
_WRAPPERS = {"compilerPlugin": Scope.BUILD, "addCompilerPlugin": Scope.BUILD, "addSbtPlugin": Scope.BUILD}
_LISTS = ("Seq", "List", "Set")
_EMPTY = frozenset(("Nil", *_LISTS, _ASKED))
_OF_LISTS = frozenset(("value", "map", "toSeq", "toList", "distinct"))
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
                self._say_unknown(part, source.path)
                yield from self._of(part, default, source.path, 0)

    def _say_unknown(self, nodes: Sequence[Node], path: str) -> None:
        """Skip each of NODES, a list, that is no more than a name which the build gives no packages: a plugin does."""
        for part in split(nodes):
            names, end = dotted_name(part)
            is_known = self._definition(names) or self._values.named(names) or _EMPTY.intersection(names)
            if names and end == len(part) and not is_known:
                self.skipped.append((path, part[0].line, ".".join(names)))

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
            if isinstance(node, Group) and not _is_called(nodes, at, "map"):
                head = nodes[at - 1] if at else None
                wrapped = _WRAPPERS.get(head.text) if isinstance(head, Token) else None
                mapped, version = self._mapped(nodes, at + 1)
                inner = scope or wrapped or mapped
                if isinstance(head, Token) and head.text in _LISTS:
                    self._say_unknown(node.nodes, path)
                made = [_versioned(each, version) for each in self._of(node.nodes, inner, path, depth + 1)]
                plugin = isinstance(head, Token) and head.text == "addSbtPlugin"
                yield from (self._as_plugin(each) for each in made) if plugin else made
            elif isinstance(node, Token) and node.kind is Kind.NAME:
                names, end = dotted_name(nodes, at)
                known = self._definition(names)
                if known and self._steps < MOST_STEPS:
                    self._steps += 1
                    mapped, version = self._mapped(nodes, end)
                    inner = scope or _configuration(nodes, end)[0] or mapped
                    for each in self._of(known[1], inner, known[0], depth + 1):
                        yield _versioned(each, version)
                at = max(end, at + 1)
                continue
            at += 1

    def _definition(self, names: Sequence[str]) -> tuple[str, Sequence[Node]] | None:
        """Where the dotted NAMES are given packages, and which; what is asked of the list itself is not of its name."""
        kept = [name for name in names if name not in _OF_LISTS]
        return self._defined.get(kept[-1]) if kept else None

    def _module(self, nodes: Sequence[Node], at: int, path: str) -> tuple[Coordinates | None, int]:
        """The package that NODES name from AT on, and where that ends."""
        group, end = self._text(nodes, at)
        marks = _marks(nodes, end)
        if group is None or not 1 <= marks <= 3:
            return None, at
        name, end = self._text(nodes, end + marks)
        if _marks(nodes, end) > 1:
            return None, at
        if name is None or "$" in name:
            self.skipped.append((path, nodes[at].line, f'"{group}" {"%" * marks} ...'))
            return None, at
        version, end = self._version(nodes, end + 1) if _marks(nodes, end) else (None, end)
        suffix = self._suffix(nodes, end, crossed=marks > 1)
        found = coordinates(f"{group}:{name}{suffix}")
        return (Coordinates(found.group, found.name, one_version(version)) if found else None), end

    def _version(self, nodes: Sequence[Node], at: int) -> tuple[str | None, int]:
        """The version at AT, and where it ends; some packages have that of Scala itself."""
        names, end = dotted_name(nodes, at)
        if names == ["scalaVersion", "value"]:
            return self._suffixes.full.removeprefix("_") or None, end
        return self._text(nodes, at)

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

    def _mapped(self, nodes: Sequence[Node], at: int) -> tuple[Scope | None, str | None]:
        """Why all of a list is there, and in which version, as `.map(_ % "1.0" % Test)` behind it says."""
        if at < len(nodes) and is_mark(nodes[at], "."):
            _, at = dotted_name(nodes, at + 1)
        group = nodes[at] if at < len(nodes) and _is_called(nodes, at, "map") else None
        if not isinstance(group, Group) or len(group.nodes) < 3:
            return None, None
        text, end = self._text(group.nodes, 2)
        version = one_version(text) if text and text[0].isdigit() else None
        return _configuration(group.nodes, end if version else 1)[0], version

    def _as_plugin(self, asked: Asked) -> Asked:
        package = asked.package
        named = Coordinates(package.group, package.name + self._suffixes.plugin, package.version)
        return Asked(named, Scope.BUILD, asked.path, asked.line)


def _asking(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """The parts of NODES that ask for packages."""
    yield from given(nodes, _ASKED)
    yield from _plugins(nodes)


def _plugins(nodes: Sequence[Node]) -> Iterator[Sequence[Node]]:
    """The calls among NODES, settings, that ask for packages: `addCompilerPlugin(...)`."""
    for part in split(nodes):
        for at, node in enumerate(part):
            if isinstance(node, Token) and node.text == _ASKED:
                break  # what follows was given to that
            head = part[at - 1] if at else None
            if isinstance(node, Group) and isinstance(head, Token) and head.text in _WRAPPERS:
                yield part[at - 1 : at + 1]
            elif isinstance(node, Group) and node.open != "{":
                yield from _plugins(node.nodes)


def _may_name_packages(nodes: Sequence[Node]) -> bool:
    """Whether NODES, what a name is given, are packages or a list of names of such, and no task of the build."""
    words = [token.text for token in flat(nodes)]
    is_list = set(words[:1]) <= set(_LISTS) and "{" not in words
    is_sum = all(token.kind is Kind.NAME or token.text in (".", "+", "++") for token in flat(nodes))
    return _ASKED not in words and ("%" in words or is_list or is_sum)


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


def _versioned(asked: Asked, version: str | None) -> Asked:
    """ASKED with VERSION, where it has none itself."""
    package = asked.package
    return replace(asked, package=replace(package, version=package.version or version)) if version else asked


def _is_called(nodes: Sequence[Node], at: int, name: str) -> bool:
    """Whether what is at AT of NODES, in brackets and about `_`, is given to NAME."""
    before, given = nodes[at - 1] if at else None, nodes[at]
    begins = isinstance(given, Group) and [token.text for token in flat(given.nodes[:1])] == ["_"]
    return isinstance(before, Token) and before.text == name and begins
