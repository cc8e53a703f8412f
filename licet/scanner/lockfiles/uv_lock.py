# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`uv.lock`: every package with its needs; those whose source is a folder are the project itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
)
from licet.scanner.lockfiles.reading.requirement import extra_scope, group_scope
from licet.scanner.packages.purls import pypi

NAME = "uv.lock"
FILES = ("uv.lock",)
LOCKS = True

# A node of the graph is a purl; a purl with one of its extras in brackets; or, of a project, with one of its groups.


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    if "version" not in parsed:
        raise Unreadable("is not a uv.lock: it has no version", 1)
    packages = [row for row in map(table, rows(parsed.get("package"))) if word(row.get("name"))]
    versions = _versions(packages)
    purls = [_purl(package, versions) for package in packages]
    needs: dict[str, list[str]] = {}
    roots: dict[str, Scope] = {}
    for package, purl in zip(packages, purls, strict=True):
        for node, scope, lines in _nodes(package, purl):
            needs.setdefault(node, []).extend(_asked(lines, versions))
            if _is_project(package):
                roots[node] = scope
    for group, lines in table(table(parsed.get("manifest")).get("dependency-groups")).items():
        needs[f"[:{group}]"] = [*_asked(lines, versions)]  # of a workspace whose root is no package
        roots[f"[:{group}]"] = group_scope(group)
    _refuse_gaps(needs, set(purls), file)
    own = {_package(node) for node in roots}
    direct = {_package(node) for root in roots for node in needs[root]}
    scopes = _scopes(spread(roots, needs))
    above = parents(_between_packages(needs, own))
    lines_of = lines_of_rows(file.text)
    return Reading((), tuple(
        locked(package["name"], purl, scopes.get(purl, Scope.RUNTIME), file, lines_of,
               direct=purl in direct, parents=above.get(purl, ()))
        for package, purl in zip(packages, purls, strict=True) if purl not in own
    ))  # fmt: skip


def _is_project(package: dict[str, Any]) -> bool:
    source = table(package.get("source"))
    return "virtual" in source or "editable" in source or "directory" in source


def _versions(packages: list[dict[str, Any]]) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for package in packages:
        version = word(package.get("version"))
        versions.setdefault(package["name"], []).extend([version] if version else [])
    return versions


def _purl(row: dict[str, Any], versions: dict[str, list[str]]) -> str:
    """A dependency names its version only where the lock has several of that package."""
    known = versions.get(row["name"], [])
    return pypi(row["name"], word(row.get("version")) or (known[0] if known else None))


def _nodes(package: dict[str, Any], purl: str) -> Iterator[tuple[str, Scope, object]]:
    """What of PACKAGE can be asked for, why it is there where the package is the project's, and what it needs."""
    yield purl, Scope.RUNTIME, package.get("dependencies")
    for extra, lines in table(package.get("optional-dependencies")).items():
        yield f"{purl}[{extra}]", extra_scope(extra), lines
    for group, lines in table(package.get("dev-dependencies")).items():
        yield f"{purl}[:{group}]", group_scope(group), lines


def _asked(lines: object, versions: dict[str, list[str]]) -> Iterator[str]:
    for row in map(table, rows(lines)):
        if word(row.get("name")):
            purl = _purl(row, versions)
            yield purl
            yield from (f"{purl}[{extra}]" for extra in filter(word, rows(row.get("extra"))))


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
