# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`uv.lock`: every package with its needs; those whose source is a folder are the project itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.graph import parents, spread, stronger
from licet.scanner.lockfiles.pyproject import group_scope
from licet.scanner.lockfiles.reading import Reading, Unreadable, component, parse_toml, pypi, rows, table, word

NAME = "uv.lock"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """The graph that the file at PATH locks."""
    parsed = parse_toml(text)
    packages = [table(row) for row in rows(parsed.get("package"))]
    if "version" not in parsed:
        raise Unreadable("is not a uv.lock: it has no version", 1)
    versions = _versions(packages)
    roots: dict[str, Scope] = {}
    needs: dict[str, list[str]] = {}
    for package in packages:
        if _is_project(package):
            for purl, scope in _root_needs(package, versions):
                roots[purl] = stronger(scope, roots.get(purl, scope))
        else:
            needs[_purl(package, versions)] = [purl for purl, _ in _needs(package, versions)]
    scopes, above = spread(roots, needs), parents(needs)
    found: list[Component] = []
    for purl in needs:
        scope = scopes.get(purl, Scope.RUNTIME)
        mark = f'name = "{purl.removeprefix("pkg:pypi/").partition("@")[0]}"'
        direct = purl in roots
        found.append(component(purl, scope, path, text=text, mark=mark, direct=direct, parents=above.get(purl, ())))
    return Reading((), tuple(found))


def _is_project(package: dict[str, Any]) -> bool:
    source = table(package.get("source"))
    return "virtual" in source or "editable" in source or "directory" in source


def _versions(packages: list[dict[str, Any]]) -> dict[str, list[str]]:
    versions: dict[str, list[str]] = {}
    for package in packages:
        name, version = word(package.get("name")), word(package.get("version"))
        if name and version:
            versions.setdefault(name, []).append(version)
    return versions


def _purl(row: dict[str, Any], versions: dict[str, list[str]]) -> str:
    """A dependency names its version only where the lock has several of that package."""
    name = word(row.get("name")) or "unnamed"
    known = versions.get(name, [])
    return pypi(name, word(row.get("version")) or (known[0] if known else None))


def _needs(package: dict[str, Any], versions: dict[str, list[str]]) -> Iterator[tuple[str, Scope]]:
    for row in rows(package.get("dependencies")):
        yield _purl(table(row), versions), Scope.RUNTIME
    for lines in table(package.get("optional-dependencies")).values():
        for row in rows(lines):
            yield _purl(table(row), versions), Scope.OPTIONAL


def _root_needs(package: dict[str, Any], versions: dict[str, list[str]]) -> Iterator[tuple[str, Scope]]:
    yield from _needs(package, versions)
    for group, lines in table(package.get("dev-dependencies")).items():
        for row in rows(lines):
            yield _purl(table(row), versions), group_scope(group)
