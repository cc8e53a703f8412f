# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the entries of a lockfile of npm packages to components: who needs whom, and why each is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.packages.graph import parents, spread, stronger
from licet.scanner.packages.platforms import ANYWHERE, NOWHERE, Limits, Platforms, limited


@dataclass(slots=True)
class Node:
    """One entry of a lockfile, whose keys `needs` has, and `may_need` where it can do without.

    `purl` is None for what is the project's own. `line` and `mark` are those of the words that name it. `where` is
    where it can be installed.
    """

    purl: str | None
    line: int | None = None
    mark: str = ""
    declared: str | None = None
    needs: list[str] = field(default_factory=list)
    may_need: list[str] = field(default_factory=list)
    where: Platforms = ANYWHERE


def components(file: Opened, nodes: Mapping[str, Node], roots: Mapping[str, Scope]) -> tuple[Component, ...]:
    """The packages that FILE locks in NODES; ROOTS are the keys of what the project asks for, and what for.

    Several entries of one package, as with other peers, are one component. Without any roots, what nothing else asks
    for is direct.
    """
    scopes = _scopes(nodes, {key: scope for key, scope in roots.items() if key in nodes})
    above = parents(_between_packages(nodes))
    direct = {nodes[key].purl for key in _asked(nodes, roots)} or {n.purl for n in nodes.values()}.difference(above)
    found: dict[str, Component] = {}
    places = _places(nodes, roots)
    for key, node in nodes.items():
        if node.purl is None:
            continue
        scope = scopes.get(key, Scope.RUNTIME)
        known = found.get(node.purl)
        if known:
            found[node.purl] = replace(
                known, scope=stronger(known.scope, scope), declared=known.declared or node.declared
            )
        else:
            evidence = (Evidence(file.path, node.line, node.mark),)
            purls = above.get(node.purl, ())
            made = Component(node.purl, scope, node.purl in direct, purls, node.declared, evidence)
            found[node.purl] = limited(made, places.get(node.purl, ANYWHERE))
    return tuple(found.values())


def strongest(asked: Iterable[tuple[str, Scope]]) -> dict[str, Scope]:
    """The keys that are ASKED for, some for several reasons, with the strongest of these."""
    found: dict[str, Scope] = {}
    for key, scope in asked:
        found[key] = stronger(scope, found.get(key, scope))
    return found


def _scopes(nodes: Mapping[str, Node], roots: Mapping[str, Scope]) -> dict[str, Scope]:
    """Why each of NODES is there. What is shipped only if it can be had, is optional, with all that it needs."""
    needs = {key: node.needs for key, node in nodes.items()}
    every = {key: [*node.needs, *node.may_need] for key, node in nodes.items()}
    shipped = spread({key: scope for key, scope in roots.items() if scope is Scope.RUNTIME}, needs)
    others = {key: scope for key, scope in roots.items() if key not in shipped}
    optional = {key: Scope.OPTIONAL for ours in shipped for key in nodes[ours].may_need if key in nodes}
    return {**spread({**others, **optional}, every), **shipped}


def _places(nodes: Mapping[str, Node], roots: Iterable[str]) -> dict[str, Platforms]:
    """Where each package is, by its purl, of which several nodes may be."""
    limits = Limits({key: node.where for key, node in nodes.items()})
    needs = {key: (*node.needs, *node.may_need) for key, node in nodes.items()}
    places: dict[str, Platforms] = {}
    for key, where in limits.spread((key for key in roots if key in nodes), needs).items():
        purl = nodes[key].purl if key in nodes else None
        if purl is not None:
            places[purl] = where | places.get(purl, NOWHERE)
    return places


def _asked(nodes: Mapping[str, Node], roots: Mapping[str, Scope]) -> set[str]:
    """The keys of what the project asks for itself, and what its own folders in the lockfile do."""
    inner = {key for node in nodes.values() if node.purl is None for key in (*node.needs, *node.may_need)}
    return {key for key in (*roots, *inner) if key in nodes and nodes[key].purl is not None}


def _between_packages(nodes: Mapping[str, Node]) -> dict[str, set[str]]:
    """What each package of others needs of packages of others, by their purls."""
    found: dict[str, set[str]] = {}
    for node in nodes.values():
        if node.purl is not None:
            needed = (nodes[key].purl for key in (*node.needs, *node.may_need) if key in nodes)
            found.setdefault(node.purl, set()).update(purl for purl in needed if purl and purl != node.purl)
    return found
