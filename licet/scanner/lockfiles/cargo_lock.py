# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Cargo.lock`, versions 1 to 4: every package with its needs; those without a source are the project itself.

The lockfile does not say what a package needs another for; the manifests of the project's own packages do.

https://doc.rust-lang.org/cargo/reference/resolver.html, and the encoding of `cargo::core::resolver::encode`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any

from licet.model import Scope
from licet.scanner.classify import is_for_trial
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
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
from licet.scanner.lockfiles.reading.cargo_manifest import Asked, vcs_url
from licet.scanner.lockfiles.reading.cargo_versions import allows
from licet.scanner.lockfiles.reading.cargo_workspace import manifests_of
from licet.scanner.metadata.cargo_toml import package_of
from licet.scanner.packages.platforms import ANYWHERE, Limits
from licet.scanner.packages.purls import purl

NAME = "Cargo.lock"
LOCKS = True

_PROJECT = ""
_NAME = re.compile(r"[\w-]+")
_NEED = re.compile(r"(\S+)(?: ([^\s(]\S*))?(?: \(([^()]*)\))?")


@dataclass(frozen=True, slots=True)
class _Row:
    """One locked package; without a source it is the project's own. `replaced` is what is built in its place."""

    name: str
    version: str | None
    source: str | None
    purl: str
    needs: tuple[str, ...]
    replaced: str | None


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    if parsed and not {"package", "root", "version", "metadata"}.intersection(parsed):
        raise Unreadable("is not a Cargo.lock: it locks no package", 1)
    found = list(_rows(parsed))
    graph, lost = _graph(found)
    roots, limits = _roots([row for row in found if not row.source], graph, file)
    others = {row.purl: row for row in found if row.source and not row.replaced}
    needs = {purl: sorted({each.purl for each in graph[row]} & others.keys() - {purl}) for purl, row in others.items()}
    above, scopes, lines = parents(needs), spread(roots, needs), lines_of_rows(file.text)
    direct, places = roots or others.keys() - above.keys(), limits.spread([_PROJECT], {_PROJECT: roots, **needs})
    return Reading((), tuple(
        locked(row.name, purl, scopes.get(purl, Scope.RUNTIME), file, lines,
               direct=purl in direct, parents=above.get(purl, ()), where=places.get(purl, ANYWHERE))
        for purl, row in others.items()
    ), skipped=tuple(Skipped(lines.get((row.name, row.version)), what) for row, what in lost))  # fmt: skip


def _rows(parsed: Mapping[str, Any]) -> Iterator[_Row]:
    """The packages; version 1 once kept the project's own apart, as `root`."""
    for row in map(table, (*rows(parsed.get("package")), parsed.get("root"))):
        name = word(row.get("name"))
        if name and _NAME.fullmatch(name):
            needs = tuple(need for need in map(word, rows(row.get("dependencies"))) if need)
            version, source = word(row.get("version")), word(row.get("source"))
            yield _Row(name, version, source, _purl(name, version, source), needs, word(row.get("replace")))


def _purl(name: str, version: str | None, source: str | None) -> str:
    """The purl of a package from SOURCE; what comes from git is no package of a registry."""
    kind, _, rest = (source or "").partition("+")
    address, _, revision = rest.partition("#")
    url = vcs_url(address.partition("?")[0], revision) if kind == "git" else None
    return purl("cargo", name, version, qualifiers={"vcs_url": url} if url else None)


def _graph(found: Sequence[_Row]) -> tuple[dict[_Row, list[_Row]], list[tuple[_Row, str]]]:
    """What each of FOUND needs, and what it needs that is not locked: (who, what)."""
    by_name: dict[str, list[_Row]] = {}
    for row in found:
        by_name.setdefault(row.name, []).append(row)
    graph: dict[_Row, list[_Row]] = {}
    lost: list[tuple[_Row, str]] = []
    for row in found:
        for need in row.needs:
            needed = _needed(need, by_name)
            if needed and needed.replaced:
                needed = _needed(needed.replaced, by_name)
            if needed:
                graph.setdefault(row, []).append(needed)
            else:
                lost.append((row, need))
        graph.setdefault(row, [])
    return graph, lost


def _needed(need: str, by_name: Mapping[str, Sequence[_Row]]) -> _Row | None:
    """The package that NEED names: with its version where several have the name, with its source where those do too."""
    written = _NEED.fullmatch(need)
    if written is None:
        return None
    name, version, source = written.groups()
    fitting = [row for row in by_name.get(name, ()) if version in (None, row.version)]
    same = (source or "").partition("#")[0]
    exact = [row for row in fitting if source and (row.source or "").partition("#")[0] == same]
    return next(iter(exact or fitting), None)


def _roots(own: Sequence[_Row], graph: Mapping[_Row, Sequence[_Row]], file: Opened) -> tuple[dict[str, Scope], Limits]:
    """What the project's OWN packages need, and what for; and on which systems."""
    asked = _asked(file)
    roots: dict[str, Scope] = {}
    limits = Limits()
    for row in own:
        for needed in graph[row]:
            if needed.source:
                reasons = _reasons(needed, asked.get(row.name, {}).get(needed.name, ()))
                scope = reduce(stronger, (each.scope for each in reasons)) if reasons else Scope.RUNTIME
                roots[needed.purl] = stronger(scope, roots.get(needed.purl, scope))
                where = reduce(or_, (each.where for each in reasons)) if reasons else ANYWHERE
                limits.need(_PROJECT, needed.purl, where)
    return roots, limits


def _asked(file: Opened) -> dict[str, dict[str, list[Asked]]]:
    """What the manifests that FILE was written for ask for: by the package that asks, and the one that is asked for."""
    found: dict[str, dict[str, list[Asked]]] = {}
    for manifest in manifests_of(file):
        name = package_of(manifest.fields).name
        trial = is_for_trial(manifest.file.folder.split("/"))
        for asked in manifest.asked() if name else ():
            each = replace(asked, scope=Scope.TEST) if trial else asked
            found.setdefault(name or "", {}).setdefault(each.name, []).append(each)
    return found


def _reasons(needed: _Row, asked: Sequence[Asked]) -> Sequence[Asked]:
    """Why NEEDED is there: those that ASKED for a version such as this."""
    return [each for each in asked if allows(each.requirement, needed.version or "")] or asked
