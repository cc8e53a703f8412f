# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`uv.lock`: every package with its needs; those whose source is a folder are the project itself.

The lock of a script (`SCRIPT.lock`) is of the same form. Source: https://docs.astral.sh/uv/concepts/projects/layout/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of_rows,
    locked,
    parents,
    parse_toml,
    rows,
    spread,
    stronger,
    table,
    word,
    words,
)
from licet.scanner.lockfiles.reading.markers import marked, where
from licet.scanner.lockfiles.reading.python_lock import named, placed
from licet.scanner.lockfiles.reading.requirement import extra_scope, group_scope
from licet.scanner.packages.platforms import ANYWHERE, NOWHERE, Limits, Platforms

NAME = "uv.lock"
LOCKS = True

# A node of the graph is a purl; a purl with one of its extras in brackets; or, of a project, with one of its groups.


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    if "version" not in parsed:
        raise Unreadable("is not a uv.lock: it has no version", 1)
    packages = named(parsed.get("package"))
    purls = [_locked(package) for package in packages]
    manifest = table(parsed.get("manifest"))
    members = _members(packages, manifest)
    graph = _Graph(_known(packages))
    needs = graph.needs
    roots: dict[str, Scope] = {}
    for package, purl in zip(packages, purls, strict=True):
        there = marked(words(package.get("resolution-markers")))
        for node, scope, lines in _nodes(package, purl):
            graph.add(node, lines, there)
            if package["name"] in members:
                roots[node] = scope
    for group, lines in table(manifest.get("dependency-groups")).items():
        graph.add(f"[:{group}]", lines)  # of a workspace whose root is no package
        roots[f"[:{group}]"] = group_scope(group)
    if "requirements" in manifest:  # of a script
        graph.add("", manifest["requirements"])
        roots[""] = Scope.RUNTIME
    _refuse_gaps(needs, set(purls), file)
    own = {purl for package, purl in zip(packages, purls, strict=True) if _is_project(package)}
    ours = {*roots, *(node for node in needs if _package(node) in own)}
    direct = {_package(node) for root in ours for node in needs[root]}
    scopes, places = _scopes(spread(roots, needs)), graph.places(roots)
    above = parents(_between_packages(needs, {*own, ""}))
    lines_of = lines_of_rows(file.text)
    return Reading((), tuple(
        locked(package["name"], purl, scopes.get(purl, Scope.RUNTIME), file, lines_of,
               direct=purl in direct, parents=above.get(purl, ()), where=places.get(purl, ANYWHERE))
        for package, purl in zip(packages, purls, strict=True) if purl not in own
    ))  # fmt: skip


def _is_project(package: dict[str, Any]) -> bool:
    source = table(package.get("source"))
    return "virtual" in source or "editable" in source or "directory" in source


def _members(packages: list[dict[str, Any]], manifest: dict[str, Any]) -> set[str]:
    """The packages that the workspace is for; other folders that they need are there for the sake of those alone."""
    listed = set(filter(word, rows(manifest.get("members"))))
    projects = {row["name"]: table(row.get("source")) for row in packages if _is_project(row)}
    at_top = {name for name, source in projects.items() if "." in source.values()}
    return listed or at_top or set(projects)


def _locked(package: dict[str, Any]) -> str:
    """The purl of a row of the lock."""
    return _placed(package["name"], word(package.get("version")), table(package.get("source")))


def _placed(name: str, version: str | None, source: Mapping[str, object]) -> str:
    """The purl of a package, which says where it comes from if that is no index."""
    place, _, revision = (word(source.get("git")) or "").partition("#")
    return placed(
        name,
        version,
        repository=place.partition("?")[0] or None,
        revision=revision or None,
        address=word(source.get("url")),
    )


def _known(packages: list[dict[str, Any]]) -> dict[str, list[tuple[str | None, str]]]:
    """The versions that are locked of each package, with their purls."""
    known: dict[str, list[tuple[str | None, str]]] = {}
    for package in packages:
        known.setdefault(package["name"], []).append((word(package.get("version")), _locked(package)))
    return known


def _meant(row: dict[str, Any], known: dict[str, list[tuple[str | None, str]]]) -> str:
    """A dependency names its version and its source only where the lock has several of that package."""
    name, version = row["name"], word(row.get("version"))
    if version is None and len(known.get(name, ())) == 1:
        return known[name][0][1]
    placed = _placed(name, version, table(row.get("source")))
    purls = [purl for its, purl in known.get(name, ()) if version in (None, its)]
    return placed if placed in purls or not purls else purls[0]


def _nodes(package: dict[str, Any], purl: str) -> Iterator[tuple[str, Scope, object]]:
    """What of PACKAGE can be asked for, why it is there where the package is the project's, and what it needs."""
    yield purl, Scope.RUNTIME, package.get("dependencies")
    for extra, lines in table(package.get("optional-dependencies")).items():
        yield f"{purl}[{extra}]", extra_scope(extra), lines
    for group, lines in table(package.get("dev-dependencies")).items():
        yield f"{purl}[:{group}]", group_scope(group), lines


@dataclass(slots=True)
class _Graph:
    """Which node needs which, and on which systems, of the packages that are KNOWN."""

    known: dict[str, list[tuple[str | None, str]]]
    needs: dict[str, list[str]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    def add(self, node: str, lines: object, there: Platforms = ANYWHERE) -> None:
        """Note what LINES say that NODE, which is THERE, needs."""
        needs = self.needs.setdefault(node, [])
        self.limits.of_package[node] = there
        for row in map(table, rows(lines)):
            if word(row.get("name")):
                purl = _meant(row, self.known)
                for needed in (purl, *(f"{purl}[{extra}]" for extra in words(row.get("extra")))):
                    needs.append(needed)
                    self.limits.need(node, needed, where(word(row.get("marker"))))

    def places(self, roots: Iterable[str]) -> dict[str, Platforms]:
        """Where each package is that ROOTS lead to, with or without extras."""
        places: dict[str, Platforms] = {}
        for node, there in self.limits.spread(roots, self.needs).items():
            places[_package(node)] = there | places.get(_package(node), NOWHERE)
        return places


def _package(node: str) -> str:
    return node.partition("[")[0]


def _between_packages(needs: dict[str, list[str]], own: set[str]) -> dict[str, set[str]]:
    """What each package but the project's OWN needs, with all of its extras that the lock knows."""
    found: dict[str, set[str]] = {}
    for node, lines in needs.items():
        purl = _package(node)
        if purl not in own:
            found.setdefault(purl, set()).update({_package(other) for other in lines} - {purl})
    return found


def _scopes(nodes: dict[str, Scope]) -> dict[str, Scope]:
    scopes: dict[str, Scope] = {}
    for node, scope in nodes.items():
        scopes[_package(node)] = stronger(scope, scopes.get(_package(node), scope))
    return scopes


def _refuse_gaps(needs: dict[str, list[str]], purls: Iterable[str], file: Opened) -> None:
    for node, lines in needs.items():
        for missing in sorted({_package(other) for other in lines}.difference(purls)):
            name = missing.removeprefix("pkg:pypi/")
            message = f"is not whole: {_package(node) or 'its manifest'} needs {name}, which it does not lock"
            raise Unreadable(message, file.text.count("\n") + 1)
