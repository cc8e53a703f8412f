# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package-lock.json` and `npm-shrinkwrap.json`, of all three lockfile versions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    line_at,
    parents,
    parse_json,
    spread,
    stronger,
    table,
    word,
)
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.purls import is_npm_name, npm

NAME = "package-lock.json"
FILES = ("package-lock.json", "npm-shrinkwrap.json")
LOCKS = True

_FOLDER = "node_modules/"
_NEEDS = ("dependencies", "optionalDependencies", "peerDependencies")
_ALIAS = re.compile(r"npm:(@?[^@]+)@(.+)")
_FOLDERS = ("file:", "link:")


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_json(file.text)
    packages = table(parsed.get("packages")) or _of_version_1(table(parsed.get("dependencies")))
    if not packages and "lockfileVersion" not in parsed:
        raise Unreadable("is not a package-lock.json: it has no lockfileVersion", 1)
    entries = {place: table(entry) for place, entry in packages.items()}
    purls = {place: _purl(place, entry) for place, entry in entries.items() if _is_package(place, entry)}
    own = [place for place, entry in entries.items() if not _is_package(place, entry) and entry.get("link") is not True]
    needs: dict[str, list[str]] = {}
    for place, purl in purls.items():
        needs.setdefault(purl, []).extend(purls[p] for p in _needed(place, entries, _NEEDS) if p in purls)
    above = parents(needs)
    asked = (*_NEEDS, "devDependencies")
    direct = {purls[p] for place in own for p in _needed(place, entries, asked) if p in purls}
    if not own:  # version 1 does not say what the project itself asks for: what nothing else asks for, at least
        direct = {purl for place, purl in purls.items() if place.count(_FOLDER) == 1 and purl not in above}
    scopes = _scopes(entries, purls, needs)
    lines = _lines(entries, file.text, flat="packages" in parsed)
    found: dict[str, Component] = {}
    for place, purl in purls.items():
        if purl not in found:
            evidence = (Evidence(file.path, lines.get(place), place),)
            declared = stated_license(entries[place])
            found[purl] = Component(purl, scopes[purl], purl in direct, above.get(purl, ()), declared, evidence)
    return Reading((), tuple(found.values()))


def _is_package(place: str, entry: Mapping[str, Any]) -> bool:
    """The root, links and the folders that links lead to are the project's own."""
    named = is_npm_name(place.rpartition(_FOLDER)[2]) or is_npm_name(word(entry.get("name")) or "")
    return _FOLDER in place and entry.get("link") is not True and named


def _purl(place: str, entry: Mapping[str, Any]) -> str:
    """An aliased package states its own name beside the folder it is in."""
    name = word(entry.get("name")) or ""
    return npm(name if is_npm_name(name) else place.rpartition(_FOLDER)[2], word(entry.get("version")))


def _lines(places: Iterable[str], text: str, *, flat: bool) -> dict[str, int]:
    """The line of each of PLACES, which are in the order of TEXT; version 1 writes the last name of a place only."""
    found: dict[str, int] = {}
    line, at = 1, 0
    for place in places:
        key = json.dumps(place if flat else place.rpartition(_FOLDER)[2], ensure_ascii=False)
        row = re.compile(rf"{re.escape(key)}\s*:\s*\{{").search(text, at)
        if row:
            found[place] = line = line + line_at(text[at : row.start()], row.start() - at) - 1
            at = row.start()
    return found


def _scopes(
    entries: Mapping[str, Mapping[str, Any]], purls: Mapping[str, str], needs: Mapping[str, list[str]]
) -> dict[str, Scope]:
    """Why each package is there, by npm's own marks.

    What is there as a peer alone is as close to what is shipped as the closest package that asks for it as such.
    """
    marked: dict[str, Scope] = {}
    for place, purl in purls.items():
        scope = _scope(entries[place])
        if scope:
            marked[purl] = stronger(scope, marked.get(purl, scope))
    reached = spread(marked, needs)
    return {purl: marked.get(purl) or reached.get(purl, Scope.OPTIONAL) for purl in purls.values()}


def _scope(entry: Mapping[str, Any]) -> Scope | None:
    """The scope that npm marked ENTRY with, or None for a peer of something.

    `devOptional` is what both a development and an optional dependency lead to, so that it may be shipped.
    """
    if entry.get("dev") is True:
        return Scope.DEV
    if entry.get("optional") is True or entry.get("devOptional") is True:
        return Scope.OPTIONAL
    return None if entry.get("peer") is True else Scope.RUNTIME


def _needed(place: str, entries: Mapping[str, Mapping[str, Any]], keys: Iterable[str]) -> Iterator[str]:
    """The places of what the package at PLACE asks for, found as node does: in its own folder, then further up."""
    entry = entries.get(place, {})
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


def _of_version_1(dependencies: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The nested tree of version 1 in the flat form of the later ones, in the order of the text."""
    found: dict[str, dict[str, Any]] = {}
    waiting = [(f"{_FOLDER}{name}", table(entry)) for name, entry in reversed(dependencies.items())]
    while waiting:
        place, entry = waiting.pop()
        found[place] = {**entry, **_version_1(entry), "dependencies": table(entry.get("requires"))}
        inner = table(entry.get("dependencies")).items()
        waiting += [(f"{place}/{_FOLDER}{name}", table(below)) for name, below in reversed(inner)]
    return found


def _version_1(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What version 1 puts into `version` where it is not one: an alias, a folder of the project, an address."""
    version = word(entry.get("version")) or ""
    alias = _ALIAS.fullmatch(version)
    if alias:
        return {"name": alias[1], "version": alias[2]}
    if version.startswith(_FOLDERS) and not version.endswith(".tgz"):
        return {"link": True}
    return {"version": None} if ":" in version or "/" in version else {}
