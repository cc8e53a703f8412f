# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package-lock.json` and `npm-shrinkwrap.json`, of all three lockfile versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.graph import parents, stronger
from licet.scanner.lockfiles.reading import Reading, Unreadable, component, npm, parse_json, table, word
from licet.scanner.metadata.package_json import stated_license

NAME = "package-lock.json"

_FOLDER = "node_modules/"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name in (NAME, "npm-shrinkwrap.json")


def read(text: str, path: str) -> Reading:
    """The graph that the file at PATH locks."""
    parsed = parse_json(text)
    packages = table(parsed.get("packages")) or dict(_of_version_1(table(parsed.get("dependencies")), ""))
    if not packages and "lockfileVersion" not in parsed:
        raise Unreadable("is not a package-lock.json: it has no lockfileVersion", 1)
    entries = {place: table(entry) for place, entry in packages.items()}
    purls = {place: _purl(place, entry) for place, entry in entries.items() if _is_package(place, entry)}
    own = [place for place, entry in entries.items() if not _is_package(place, entry) and entry.get("link") is not True]
    needs: dict[str, list[str]] = {}
    for place, purl in purls.items():
        needs.setdefault(purl, []).extend(purls[p] for p in _needed(place, entries) if p in purls)
    direct = {purls[p] for place in own or [""] for p in _needed(place, entries, dev=True) if p in purls}
    if not own:  # version 1 does not say what the project itself asks for
        direct = {purl for place, purl in purls.items() if place.count(_FOLDER) == 1}
    return Reading((), tuple(_components(entries, purls, direct, parents(needs), path, text)))


def _components(
    entries: dict[str, dict[str, Any]],
    purls: dict[str, str],
    direct: set[str],
    above: dict[str, tuple[str, ...]],
    path: str,
    text: str,
) -> Iterator[Component]:
    lines = {
        line.strip().partition('": {')[0].strip('"'): n for n, line in enumerate(text.splitlines(), 1) if '": {' in line
    }
    scopes: dict[str, Scope] = {}
    for place, purl in purls.items():
        scopes[purl] = stronger(_scope(entries[place]), scopes.get(purl, Scope.DEV))
    for place, purl in purls.items():
        if purl in scopes:
            made = component(
                purl,
                scopes.pop(purl),
                path,
                direct=purl in direct,
                parents=above.get(purl, ()),
                declared=stated_license(entries[place]),
            )
            yield _at_line(made, lines.get(place) or lines.get(place.rpartition(_FOLDER)[2]), place)


def _at_line(made: Component, line: int | None, place: str) -> Component:
    return replace(made, evidence=(replace(made.evidence[0], line=line, text=place),))


def _is_package(place: str, entry: dict[str, Any]) -> bool:
    """The root, links and the folders that links lead to are the project's own."""
    return _FOLDER in place and entry.get("link") is not True


def _purl(place: str, entry: dict[str, Any]) -> str:
    """An aliased package states its own name beside the folder it is in."""
    return npm(word(entry.get("name")) or place.rpartition(_FOLDER)[2], word(entry.get("version")))


def _scope(entry: dict[str, Any]) -> Scope:
    if entry.get("dev") is True or entry.get("devOptional") is True:
        return Scope.DEV
    return Scope.OPTIONAL if entry.get("optional") is True or entry.get("peer") is True else Scope.RUNTIME


def _needed(place: str, entries: dict[str, dict[str, Any]], *, dev: bool = False) -> Iterator[str]:
    """The places of what the package at PLACE asks for, found as node does: in its own folder, then further up."""
    entry = entries.get(place, {})
    keys = (
        "dependencies",
        "optionalDependencies",
        "peerDependencies",
        "requires",
        *(("devDependencies",) if dev else ()),
    )
    for name in dict.fromkeys(name for key in keys for name in table(entry.get(key))):
        folder = place
        while True:
            candidate = f"{folder}/{_FOLDER}{name}" if folder else f"{_FOLDER}{name}"
            if candidate in entries:
                yield candidate
                break
            if not folder:
                break
            folder = folder.rpartition(f"/{_FOLDER}")[0] if f"/{_FOLDER}" in folder else ""


def _of_version_1(dependencies: dict[str, Any], above: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The nested tree of version 1, in the flat form of the later ones."""
    for name, entry in dependencies.items():
        place = f"{above}{_FOLDER}{name}"
        yield place, table(entry)
        yield from _of_version_1(table(table(entry).get("dependencies")), f"{place}/")
