# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`deno.lock` of the versions 1 to 5: packages of npm and JSR with their needs, and modules by their addresses.

https://docs.deno.com/runtime/fundamentals/modules/#integrity-checking-and-lock-files
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    Unreadable,
    lines_of,
    parse_json,
    rows,
    strings,
    table,
    word,
)
from licet.scanner.lockfiles.reading.deno_config import imports_of
from licet.scanner.lockfiles.reading.deno_specifiers import is_address, named, of_address
from licet.scanner.lockfiles.reading.npm_graph import Node, components, strongest
from licet.scanner.lockfiles.reading.npm_platforms import platforms_in
from licet.scanner.lockfiles.reading.npm_wanted import package, split
from licet.scanner.lockfiles.reading.npm_workspace import asked, fields_of
from licet.scanner.packages.purls import bare, is_npm_name, version_of

NAME = "deno.lock"
LOCKS = True

_KEY = re.compile(r'"([^"\\\n]+)"\s*:')
_KINDS = ("npm", "jsr")


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_json(file.text)
    if "version" not in parsed and not (parsed and all(map(is_address, parsed))):
        raise Unreadable("is not a deno.lock: it has no version", 1)
    lines = lines_of(_KEY, file.text)
    lock = _Lock(parsed)
    nodes = {key: _node(key, lock, lines) for key in lock.entries}
    roots = [*_asked(file, table(parsed.get("workspace")), lock), *_inline(lock)]
    remote = strings(table(parsed.get("remote")) if "version" in parsed else parsed)
    modules, skipped = _modules(remote, lines)
    nodes |= modules
    roots += _direct_modules(file, modules)
    return Reading((), components(file, nodes, strongest(roots)), skipped=skipped)


@dataclass
class _Lock:
    """The packages of a lockfile by `KIND:NAME@VERSION`, whichever version of the format has them where."""

    parsed: Mapping[str, Any]
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    specifiers: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        inner = table(self.parsed.get("packages")) or self.parsed  # version 3
        oldest = table(inner.get("npm"))  # version 2
        for kind in _KINDS:
            said = table(inner.get(kind))
            said = table(said.get("packages")) if "specifiers" in said else said
            self.entries |= {f"{kind}:{id}": table(entry) for id, entry in said.items()}
        for text, meant in strings(table(inner.get("specifiers"))).items():
            self._specify(text, meant)
        if "specifiers" in oldest:
            for text, meant in strings(table(oldest["specifiers"])).items():
                self._specify(f"npm:{text}", f"npm:{meant}")
        for key in self.entries:
            self.names.setdefault(_name(key), []).append(key)

    def _specify(self, text: str, meant: str) -> None:
        found = named(text)
        if found and ":" not in meant:
            meant = f"{found[0]}:{found[1]}@{meant}"
        self.specifiers[text] = meant

    def find(self, specifier: str) -> str | None:
        """The key of what SPECIFIER came to; one without a version may stand for the only one of that name."""
        key = self.specifiers.get(specifier, specifier)
        if key in self.entries:
            return key
        known = self.names.get(specifier, ())
        return known[0] if len(known) == 1 else None

    def needs(self, key: str, field: str) -> Iterator[str]:
        """The keys of what the package at KEY needs by FIELD."""
        said = self.entries[key].get(field)
        listed: Iterable[str] = strings(said).values() if isinstance(said, dict) else filter(word, rows(said))
        for each in listed:
            needed = self.find(each if key.startswith("jsr:") else f"npm:{each.partition('@npm:')[2] or each}")
            if needed:
                yield needed


def _node(key: str, lock: _Lock, lines: Mapping[str, int]) -> Node:
    kind, _, id = key.partition(":")
    name, version = split(id)
    purl = package(name, version.partition("_")[0], kind=kind) if is_npm_name(name) else None
    node = Node(purl, lines.get(id), id, where=platforms_in(lock.entries[key]))
    node.needs = list(lock.needs(key, "dependencies"))
    node.may_need = [*lock.needs(key, "optionalDependencies"), *lock.needs(key, "optionalPeers")]
    return node


def _name(key: str) -> str:
    kind, _, id = key.partition(":")
    return f"{kind}:{split(id)[0]}"


def _asked(file: Opened, workspace: Mapping[str, Any], lock: _Lock) -> Iterator[tuple[str, Scope]]:
    """What the packages of the WORKSPACE ask for; `package.json` alone can say that something is not shipped."""
    for folder, member in ((".", workspace), *table(workspace.get("members")).items()):
        for specifier in filter(word, rows(table(member).get("dependencies"))):
            yield from ((key, Scope.RUNTIME) for key in [lock.find(specifier)] if key)
        manifest = fields_of(file.beside(f"{folder}/package.json"))
        scopes = strongest((name, scope) for name, _, scope in asked(manifest, peers=False))
        for specifier in filter(word, rows(table(table(member).get("packageJson")).get("dependencies"))):
            found, key = named(specifier), lock.find(specifier)
            if found and key:
                yield key, scopes.get(found[1], Scope.RUNTIME)


def _inline(lock: _Lock) -> Iterator[tuple[str, Scope]]:
    """What modules ask for in their own words: what is asked for by no package of JSR and listed in no manifest."""
    inner = {each for entry in lock.entries.values() for each in filter(word, rows(entry.get("dependencies")))}
    workspace = table(lock.parsed.get("workspace"))
    members = (workspace, *map(table, table(workspace.get("members")).values()))
    manifests = (table(member.get("packageJson")) for member in members)
    listed = {each for manifest in manifests for each in filter(word, rows(manifest.get("dependencies")))}
    for specifier, key in lock.specifiers.items():
        found = named(specifier)
        short = f"{found[0]}:{found[1]}" if found else ""
        if key in lock.entries and inner.isdisjoint((specifier, short)) and specifier not in listed:
            yield key, Scope.RUNTIME


def _modules(remote: Iterable[str], lines: Mapping[str, int]) -> tuple[dict[str, Node], tuple[Skipped, ...]]:
    """The packages that the addresses REMOTE are of, one without a version only where none has one; and the others."""
    nodes: dict[str, Node] = {}
    others: dict[str, Skipped] = {}
    for address in remote:
        purl = of_address(address)
        if purl:
            nodes.setdefault(purl, Node(purl, lines.get(address), address))
        else:
            others.setdefault(address.split("/")[2], Skipped(lines.get(address), address))
    pinned = {bare(purl) for purl in nodes if version_of(purl)}
    return {purl: node for purl, node in nodes.items() if purl not in pinned}, tuple(others.values())


def _direct_modules(file: Opened, modules: Mapping[str, Node]) -> Iterator[tuple[str, Scope]]:
    """Those of MODULES that the project's configuration imports; all, where it imports nothing by address."""
    asked_for = {bare(purl) for text in imports_of(file) if is_address(text) for purl in [of_address(text)] if purl}
    for purl in modules:
        if not asked_for or bare(purl) in asked_for:
            yield purl, Scope.RUNTIME
