# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`conan.lock`: the graph that Conan 1 locks, or the lists of Conan 2, which has no graph.

Sources: https://docs.conan.io/1/versioning/lockfiles.html, https://docs.conan.io/2/tutorial/versioning/lockfiles.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parents,
    parse_json,
    rows,
    spread,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.conan import conan

NAME = "conan.lock"
LOCKS = True

_LISTS = {"requires": Scope.RUNTIME, "build_requires": Scope.BUILD, "python_requires": Scope.BUILD}
_REFERENCE = re.compile(r'"([^"\s/]+/[^"\s]+)"')


def read(file: Opened) -> Reading:
    """What FILE locks."""
    parsed = parse_json(file.text)
    nodes = table(table(parsed.get("graph_lock")).get("nodes"))
    lines = lines_of(_REFERENCE, file.text)
    if nodes:
        return Reading((), _of_version_1({id: table(node) for id, node in nodes.items()}, file, lines))
    if not _LISTS.keys() & parsed.keys() and "graph_lock" not in parsed:
        raise Unreadable("is not a conan.lock: it has neither a graph nor lists", 1)
    found = []
    for key, scope in _LISTS.items():
        for reference in rows(parsed.get(key)):
            made = conan(reference) if isinstance(reference, str) else None
            if made:
                found.append(component(made, scope, file, mark=reference, line=lines.get(reference, 1), direct=False))
    return Reading((), tuple(found), scoped=False)


def _of_version_1(
    nodes: Mapping[str, Mapping[str, Any]], file: Opened, lines: Mapping[str, int]
) -> tuple[Component, ...]:
    """The packages of the graph NODES; what nothing needs is the project's own."""
    edges = {id: (_ids(node, "requires"), _ids(node, "build_requires")) for id, node in nodes.items()}
    needed = {other for plain, tools in edges.values() for other in (*plain, *tools)}
    own = [id for id, node in nodes.items() if id not in needed or "path" in node]
    purls = {id: made for id, node in nodes.items() if id not in own and (made := conan(word(node.get("ref")) or ""))}
    roots: dict[str, Scope] = {}
    for id in own:
        for scope, others in zip((Scope.RUNTIME, Scope.BUILD), edges[id], strict=True):
            for other in others:
                roots[other] = stronger(scope, roots.get(other, scope))
    scopes = spread(roots, {id: plain for id, (plain, _) in edges.items()})
    above = parents({purls[id]: [purls[o] for o in (*plain, *tools) if o in purls and purls[o] != purls[id]]
                     for id, (plain, tools) in edges.items() if id in purls})  # fmt: skip
    direct = {purls[id] for id in roots if id in purls}
    found: dict[str, Component] = {}
    for id, made in purls.items():
        scope = scopes.get(id, Scope.BUILD)  # reached as a tool of another package alone
        scope = stronger(scope, found[made].scope) if made in found else scope
        reference = word(nodes[id].get("ref")) or ""
        found[made] = component(made, scope, file, mark=reference, line=lines.get(reference, 1),
                                direct=made in direct, parents=above.get(made, ()))  # fmt: skip
    return tuple(found.values())


def _ids(node: Mapping[str, Any], key: str) -> list[str]:
    return [id for id in rows(node.get(key)) if isinstance(id, str)]
