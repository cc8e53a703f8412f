# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Package.swift`: the packages that the script asks for in literals, and which targets need them. It is never run.

Source: https://docs.swift.org/package-manager/PackageDescription/PackageDescription.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, stronger
from licet.scanner.lockfiles.reading.literals import arguments, groups_of, is_mark, options, said, text_of
from licet.scanner.lockfiles.reading.script import SWIFT, Group, Node, Text, Word, read_script
from licet.scanner.lockfiles.reading.swift import of_registry, swift

NAME = "Package.swift"
LOCKS = False

_TARGETS = {
    ".target": Scope.RUNTIME,
    "Target": Scope.RUNTIME,  # before Swift 4
    ".executableTarget": Scope.RUNTIME,
    ".macro": Scope.BUILD,
    ".plugin": Scope.BUILD,
    ".testTarget": Scope.TEST,
}


@dataclass(frozen=True, slots=True)
class _Package:
    """A package that the script asks for: its purl, the names that targets may call it by, and where."""

    purl: str
    names: frozenset[str]
    line: int
    address: str


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    nodes = read_script(file.text, SWIFT)
    calls = [(before, group) for before, group in groups_of(nodes) if group.text == "("]
    packages: list[_Package] = []
    skipped: list[Skipped] = []
    users: dict[str, Scope] = {}
    targets: set[str] = set()
    for before, group in calls:
        name = before[-1].text if before and isinstance(before[-1], Word) else ""
        if name in (".package", ".Package"):
            _add(group, packages, skipped)
        elif name in _TARGETS:
            targets.add((text_of(options(arguments(group.nodes)).get("name", [])) or "").lower())
            for used, scope in _used(group, _TARGETS[name]):
                users[used] = stronger(scope, users.get(used, scope))
    known = targets.union(*(package.names for package in packages))
    unused = Scope.RUNTIME if not targets or users.keys() - known else Scope.DEV
    found = (_component(package, users, unused, file) for package in {p.purl: p for p in reversed(packages)}.values())
    return Reading((), tuple(found), skipped=tuple(skipped))


def _add(group: Group, packages: list[_Package], skipped: list[Skipped]) -> None:
    """Add what a call of `.package` asks for; a path leads to the project's own, and a name alone to nothing."""
    parts = arguments(group.nodes)
    given = options(parts)
    address, identity = text_of(given.get("url", [])), text_of(given.get("id", []))
    if address or identity:
        version = _exact(parts, given)
        made = swift(address, version) if address else of_registry(identity or "", version)
        if made:
            place = address or identity or ""
            names = {place.rstrip("/").rpartition("/")[2].removesuffix(".git"), text_of(given.get("name", [])) or ""}
            packages.append(_Package(made, frozenset(n.lower() for n in names if n), group.line, place))
    elif "url" in given or "id" in given:
        skipped.append(Skipped(group.line, f".package({said(group.nodes)})"))


def _exact(parts: Sequence[Sequence[Node]], given: Mapping[str, list[Node]]) -> str | None:
    """The version of `exact: "1.0.0"`, or of `.exact("1.0.0")`, as it was written before."""
    if "exact" in given:
        return text_of(given["exact"])
    for part in parts:
        if len(part) == 2 and is_mark(part[0], ".exact") and isinstance(part[1], Group):
            return text_of(part[1].nodes)
    return None


def _used(target: Group, scope: Scope) -> Iterator[tuple[str, Scope]]:
    """The packages, and what may be products of that name, that a TARGET of SCOPE names, in lower case."""
    given = options(arguments(target.nodes))
    for part in _elements(given.get("dependencies", [])):
        yield from ((name.lower(), scope) for name in _names(part))
    for part in _elements(given.get("plugins", [])):
        yield from ((name.lower(), stronger(Scope.BUILD, scope) if scope is Scope.TEST else Scope.BUILD)
                    for name in _names(part))  # fmt: skip


def _elements(nodes: Sequence[Node]) -> Iterator[list[Node]]:
    for node in nodes:
        if isinstance(node, Group) and node.text == "[":
            yield from arguments(node.nodes)


def _names(part: Sequence[Node]) -> Iterator[str]:
    """What PART, `"Name"`, `.product(name: "Name", package: "package")` or `.byName(name: "Name")`, may stand for."""
    if len(part) == 1 and isinstance(part[0], Text):
        yield part[0].text
    elif len(part) > 1 and isinstance(part[1], Group):
        given = options(arguments(part[1].nodes))
        name = text_of(given.get("package", given.get("name", [])))
        yield from [name] if name else []


def _component(package: _Package, users: Mapping[str, Scope], unused: Scope, file: Opened) -> Component:
    """What no target names is there for UNUSED.

    That is the command line where all names in targets are accounted for, else a target that names one of its products.
    """
    scopes = [users[name] for name in package.names if name in users]
    scope = reduce(stronger, scopes) if scopes else unused
    return component(package.purl, scope, file, mark=package.address, line=package.line)
