# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`bun.lock`: the packages of the workspace with what they ask for, and the packages by where they are installed.

https://bun.com/docs/pm/lockfile. What a binary `bun.lockb` of old says is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, lines_of, parse_jsonc, rows, table, word
from licet.scanner.lockfiles.reading.npm_graph import Node, components, strongest
from licet.scanner.lockfiles.reading.npm_platforms import platforms_in
from licet.scanner.lockfiles.reading.npm_wanted import is_published, package, split, wanted
from licet.scanner.lockfiles.reading.npm_workspace import asked

NAME = "bun.lock"
LOCKS = True
BINARY = "is the binary lockfile of old; make it text: bun install --save-text-lockfile --lockfile-only"

_ROW = re.compile(r'"((?:[^"\\\n]|\\.)+)"\s*:\s*\[\s*"')
_OWN = ("workspace:", "root:", "link:")
LONGEST = 2_000
"""Letters in a place: a longer one is of no tool's making, and what it holds is not looked for within others."""


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_jsonc(file.text)
    if "lockfileVersion" not in parsed:
        raise Unreadable("is not a bun.lock: it has no lockfileVersion", 1)
    packages = {key: rows(entry) for key, entry in table(parsed.get("packages")).items()}
    lines = lines_of(_ROW, file.text)
    nodes = {key: _node(key, packages, lines) for key in packages}
    roots = [root for member in table(parsed.get("workspaces")).values() for root in _roots(table(member), packages)]
    return Reading((), components(file, nodes, strongest(roots)))


def _node(key: str, packages: Mapping[str, Sequence[Any]], lines: Mapping[str, int]) -> Node:
    entry = packages[key]
    node = Node(_purl(next(iter(entry), None)), lines.get(key), key)
    said = next((value for value in entry if isinstance(value, dict)), {})
    node.where = platforms_in(said)
    free = {*table(said.get("optionalDependencies")), *filter(word, rows(said.get("optionalPeers")))}
    for name in dict.fromkeys(name for name, _, _ in asked(said)):
        needed = _found(key, name, packages)
        if needed:
            (node.may_need if name in free else node.needs).append(needed)
    return node


def _purl(locator: object) -> str | None:
    """None for a folder of the project's own, and for what is no name of a package."""
    name, place = split(word(locator) or "")
    meant = None if place.startswith(_OWN) else wanted(name, place)
    if meant is None:
        return None
    return package(name, place) if is_published(place) else meant.purl


def _roots(member: Mapping[str, Any], packages: Mapping[str, Any]) -> Iterator[tuple[str, Scope]]:
    """What a MEMBER of the workspace asks for; a peer that is also wanted for another reason is there for that."""
    peers = dict.fromkeys(table(member.get("peerDependencies")), Scope.OPTIONAL)
    said = strongest((name, scope) for name, _, scope in asked(member, peers=False))
    for name, scope in (peers | said).items():
        found = _found(word(member.get("name")) or "", name, packages)
        if found:
            yield found, scope


def _found(place: str, name: str, packages: Mapping[str, Any]) -> str | None:
    """The key of the package NAME that the one at PLACE loads, as node does: from within it, then from further up."""
    while place and len(place) <= LONGEST:
        if f"{place}/{name}" in packages:
            return f"{place}/{name}"
        place = place.rpartition("/")[0]
        if place.rpartition("/")[2].startswith("@"):
            place = place.rpartition("/")[0]
    return name if name in packages else None
