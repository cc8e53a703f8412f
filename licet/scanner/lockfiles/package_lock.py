# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package-lock.json` and `npm-shrinkwrap.json`, of all three lockfile versions."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    parents,
    parse_json,
    spread,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.npm_platforms import platforms_in
from licet.scanner.lockfiles.reading.npm_wanted import is_published, package
from licet.scanner.lockfiles.reading.npm_workspace import asked as asked_of
from licet.scanner.lockfiles.reading.npm_workspace import fields_of
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.platforms import ANYWHERE, NOWHERE, Limits, Platforms, limited
from licet.scanner.packages.purls import is_npm_name

NAME = "package-lock.json"
LOCKS = True

LONGEST = 2_000
"""Letters in a place: a longer one is of no tool's making, and what it needs is looked for at the top alone."""

_FOLDER = "node_modules/"
_NEEDS = ("dependencies", "optionalDependencies", "peerDependencies")
_ALIAS = re.compile(r"npm:(@?[^@]+)@(.+)")
_FOLDERS = ("file:", "link:")
_ROW = re.compile(r'"((?:[^"\\\n]|\\.)*)"\s*:\s*\{')


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_json(file.text)
    packages = table(parsed.get("packages"))
    flat = packages or _of_version_1(table(parsed.get("dependencies")))
    if not flat and "lockfileVersion" not in parsed:
        raise Unreadable("is not a package-lock.json: it has no lockfileVersion", 1)
    entries = {place: table(entry) for place, entry in flat.items()}
    asked = {place: tuple(_needed(place, entries)) for place in entries}
    addresses = {p: spec for found in asked.values() for p, spec, _ in found if not is_published(spec)}
    purls = {p: _purl(p, entry, addresses.get(p, "")) for p, entry in entries.items() if _is_package(p, entry)}
    needs: dict[str, list[str]] = {}
    for place, purl in purls.items():
        needs.setdefault(purl, []).extend(purls[p] for p, _, key in asked[place] if p in purls and key in _NEEDS)
    above = parents(needs)
    direct = _direct(file, entries, purls, {p for place in _own(entries) for p, _, _ in asked[place]})
    if not direct:  # what nothing else asks for, at least
        direct = {purl for place, purl in purls.items() if place.count(_FOLDER) == 1 and purl not in above}
    scopes = _scopes(entries, purls, needs)
    lines = _lines(entries, file.text, flat=bool(packages))
    where = _where(entries, asked, purls)
    found: dict[str, Component] = {}
    for place, purl in purls.items():
        if purl not in found:
            evidence = (Evidence(file.path, lines.get(place), place),)
            declared = stated_license(entries[place])
            made = Component(purl, scopes[purl], purl in direct, above.get(purl, ()), declared, evidence)
            found[purl] = limited(made, where.get(purl, ANYWHERE))
    return Reading((), tuple(found.values()))


def _where(
    entries: Mapping[str, Mapping[str, Any]],
    asked: Mapping[str, Iterable[tuple[str, str, str]]],
    purls: Mapping[str, str],
) -> dict[str, Platforms]:
    """Where each package is, which may be at several places."""
    limits = Limits({place: platforms_in(entry) for place, entry in entries.items() if place in purls})
    needs = {place: [other for other, _, _ in needed] for place, needed in asked.items()}
    found: dict[str, Platforms] = {}
    for place, where in limits.spread(_own(entries), needs).items():
        if place in purls:
            found[purls[place]] = where | found.get(purls[place], NOWHERE)
    return found


def _direct(
    file: Opened, entries: Mapping[str, Mapping[str, Any]], purls: Mapping[str, str], places: Iterable[str]
) -> set[str]:
    """What the project asks for itself: PLACES, and in version 1, which says no more, what the manifest beside does."""
    if "" not in entries:
        names = {name for name, _, _ in asked_of(fields_of(file.beside("package.json")))}
        places = (*places, *(f"{_FOLDER}{name}" for name in names))
    return {purls[place] for place in places if place in purls}


def _own(entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The root and the folders of the project, which version 1 has where they are linked from.

    Those that the root has no longer got are marked so.
    """
    for place, entry in entries.items():
        if (_FOLDER not in place or entry.get("link") is True) and entry.get("extraneous") is not True:
            yield place


def _is_package(place: str, entry: Mapping[str, Any]) -> bool:
    """The root, links and the folders that links lead to are the project's own."""
    named = is_npm_name(place.rpartition(_FOLDER)[2]) or is_npm_name(word(entry.get("name")) or "")
    return _FOLDER in place and entry.get("link") is not True and named


def _purl(place: str, entry: Mapping[str, Any], address: str) -> str:
    """An aliased package states its own name beside the folder that it is in; ADDRESS is what it was asked for by."""
    name = word(entry.get("name")) or ""
    version, resolved = word(entry.get("version")), word(entry.get("resolved")) or ""
    source = resolved if address or not version or resolved.startswith(("git", "file:")) else ""
    return package(name if is_npm_name(name) else place.rpartition(_FOLDER)[2], version, source)


def _lines(places: Iterable[str], text: str, *, flat: bool) -> dict[str, int]:
    """The line of each of PLACES, which are in the order of TEXT; version 1 writes the last name of a place only."""
    rows: dict[str, list[int]] = {}
    line, counted = 1, 0
    for row in _ROW.finditer(text):
        line, counted = line + text.count("\n", counted, row.start()), row.start()
        rows.setdefault(row[1], []).append(line)
    found: dict[str, int] = {}
    last = 0
    for place in places:
        known = rows.get(json.dumps(place if flat else place.rpartition(_FOLDER)[2], ensure_ascii=False)[1:-1], [])
        at = bisect_left(known, last)
        if at < len(known):
            found[place] = last = known[at]
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


def _needed(place: str, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """(place, range, table) of what the package at PLACE asks for, found as node does: within it, then further up."""
    entry = entries[place]
    tables = {key: table(entry.get(key)) for key in (*reversed(_NEEDS), "devDependencies")}
    for name, (spec, key) in {name: (spec, key) for key, said in tables.items() for name, spec in said.items()}.items():
        folder = place if len(place) <= LONGEST else ""
        while True:
            candidate = f"{folder}/{_FOLDER}{name}" if folder else f"{_FOLDER}{name}"
            if candidate in entries:
                yield candidate, word(spec) or "", key
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
        inner = table(entry.get("dependencies"))
        # Before npm 5 nothing is said of needs, but that a package lies within another.
        needs = table(entry.get("requires")) or dict.fromkeys(inner, "")
        found[place] = {**entry, **_version_1(entry), "dependencies": needs}
        waiting += [(f"{place}/{_FOLDER}{name}", table(below)) for name, below in reversed(inner.items())]
    return found


def _version_1(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What version 1 puts into `version` where it is not one: an alias, a folder of the project, an address."""
    version = word(entry.get("version")) or ""
    alias = _ALIAS.fullmatch(version)
    if alias:
        return {"name": alias[1], "version": alias[2]}
    if version.startswith(_FOLDERS) and not version.endswith(".tgz"):
        return {"link": True}
    return {} if is_published(version) else {"version": None, "resolved": version}
