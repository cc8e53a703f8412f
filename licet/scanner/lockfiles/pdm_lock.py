# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pdm.lock`: packages with their needs and, since version 4.4.1, their groups; a row for each set of extras as well.

Which of them are direct is said in `pyproject.toml`, as is which groups are extras.
Source: https://pdm-project.org/latest/usage/lockfile/
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of_rows,
    locked,
    parse_toml,
    rows,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.markers import marked
from licet.scanner.lockfiles.reading.python_lock import Needs, named, placed, refuse_cut
from licet.scanner.lockfiles.reading.python_table import is_own
from licet.scanner.lockfiles.reading.requirement import MOST_VERSIONS, extra_scope, group_scope
from licet.scanner.packages.purls import pypi, version_of
from licet.scanner.packages.requirements import requirement_of

NAME = "pdm.lock"
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    refuse_cut(parsed, file, NAME)
    packages = named(parsed.get("package"))
    manifest = _manifest(file)
    project = word(table(manifest.get("project")).get("name"))
    own = {_purl(row) for row in packages if is_own(row) or (project and pypi(row["name"]) == pypi(project))}
    needs = Needs(_needs(packages), own)
    scopes = _scopes(packages, _groups(table(parsed["metadata"]), manifest))
    lines = lines_of_rows(file.text)
    markers: dict[str, list[str]] = {}
    for row in packages:
        markers.setdefault(_purl(row), []).append(word(row.get("marker")) or "")
    found: dict[str, Component] = {}
    for row in packages:
        purl = _purl(row)
        if purl not in own and purl not in found:
            found[purl] = locked(row["name"], purl, scopes[purl], file, lines,
                                 direct=needs.is_direct(purl), parents=needs.parents(purl),
                                 where=marked(markers[purl]))  # fmt: skip
    return Reading((), tuple(found.values()), scoped=any("groups" in row or "sections" in row for row in packages))


def _manifest(file: Opened) -> Mapping[str, Any]:
    """The `pyproject.toml` beside FILE, as far as there is one that can be read."""
    beside = file.beside("pyproject.toml")
    try:
        return parse_toml(beside.text) if beside else {}
    except Unreadable:  # which is told where it is read itself
        return {}


def _purl(row: Mapping[str, Any]) -> str:
    return placed(
        row["name"],
        word(row.get("version")),
        repository=word(row.get("git")),
        revision=word(row.get("revision")) or word(row.get("ref")),
        address=word(row.get("url")),
    )


def _needs(packages: list[dict[str, Any]]) -> dict[str, set[str]]:
    """What each package needs, with the needs of those of its extras that are locked."""
    known: dict[str, list[str]] = {}
    for row in packages:
        purls = known.setdefault(pypi(row["name"]), [])
        purls += [purl for purl in (_purl(row),) if purl not in purls]
    needs: dict[str, set[str]] = {}
    for row in packages:
        needed = needs.setdefault(_purl(row), set())
        for line in _lines(row.get("dependencies")):
            needed.update(_meant(line, known))
        needed.discard(_purl(row))
    return needs


def _lines(dependencies: object) -> list[str]:
    """Requirements as the lock writes them: in a list; before version 4 in a table of names."""
    if isinstance(dependencies, dict):
        return [name for name in dependencies if word(name)]
    return [line for line in rows(dependencies) if word(line)]


def _meant(line: str, known: Mapping[str, list[str]]) -> list[str]:
    """The locked packages that the requirement LINE means: those of an allowed version, where there are several."""
    requirement = requirement_of(line)
    if requirement is None:
        return []
    purls = known.get(pypi(requirement.name), [])
    if len(purls) < 2 or len(purls) > MOST_VERSIONS:
        return purls[:1]
    allowed = requirement.specifier
    return [purl for purl in purls if allowed.contains(version_of(purl) or "0", prereleases=True)] or purls


def _groups(metadata: Mapping[str, Any], manifest: Mapping[str, Any]) -> dict[str, Scope]:
    """The scope of each group. Without a manifest an extra is told from a group of developers by its name alone."""
    extras = table(table(manifest.get("project")).get("optional-dependencies"))
    groups = {**table(manifest.get("dependency-groups")), **_pdm_groups(manifest)}
    scopes = {name: extra_scope(name) for name in filter(word, rows(metadata.get("groups")))}
    scopes |= {name: group_scope(name) for name in groups}
    scopes |= {name: extra_scope(name) for name in extras}
    return scopes | {"default": Scope.RUNTIME}


def _pdm_groups(manifest: Mapping[str, Any]) -> dict[str, Any]:
    return table(table(table(manifest.get("tool")).get("pdm")).get("dev-dependencies"))


def _scopes(packages: list[dict[str, Any]], groups: Mapping[str, Scope]) -> dict[str, Scope]:
    """The strongest scope of the groups of each package; of those that say none, that of what is shipped."""
    scopes: dict[str, Scope] = {}
    for row in packages:
        purl = _purl(row)
        for name in [*filter(word, rows(row.get("groups")) or rows(row.get("sections")))] or ["default"]:
            scope = groups.get(name) or extra_scope(name)
            scopes[purl] = stronger(scope, scopes.get(purl, scope))
    return scopes
