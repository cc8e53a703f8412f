# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pylock.toml`, the standard lockfile (PEP 751).

Source: https://packaging.python.org/en/latest/specifications/pylock-toml/
"""

from __future__ import annotations

import re
from typing import Any

from licet.model import Scope
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
from licet.scanner.lockfiles.reading.python_lock import Needs, named
from licet.scanner.lockfiles.reading.requirement import MOST_VERSIONS, extra_scope, group_scope
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.purls import pypi
from licet.scanner.packages.requirements import requirement_of

NAME = "pylock.toml"
LOCKS = True

_CHOSEN = re.compile(r"""['"]([\w.-]+)['"]\s+in\s+(dependency_groups|extras)""")


def read(file: Opened) -> Reading:
    """The graph that FILE locks; most tools write none, and leave groups and extras out as well."""
    parsed = parse_toml(file.text)
    if "lock-version" not in parsed:
        raise Unreadable("is not a pylock.toml: it has no lock-version", 1)
    packages = named(parsed.get("packages"))
    purls: dict[str, list[str]] = {}
    markers: dict[str, list[str]] = {}
    for row in packages:
        purls.setdefault(pypi(row["name"]), []).append(_purl(row))
        markers.setdefault(_purl(row), []).append(word(row.get("marker")) or "")
    wants = {_purl(row): [purl for need in _needs(row) for purl in _meant(need, purls)] for row in packages}
    own = {_purl(row) for row in packages if "directory" in row}
    needs, has_graph = Needs(wants, own), any(wants.values())
    usual = _usual(file.name)
    groups = {group for group in rows(parsed.get("default-groups")) if isinstance(group, str)}
    lines_of = lines_of_rows(file.text)
    found = {
        purl: locked(
            row["name"],
            purl,
            _scope(row, groups, usual),
            file,
            lines_of,
            direct=has_graph and needs.is_direct(purl),
            parents=needs.parents(purl),
            where=marked(markers[purl]),
        )
        for row in packages
        for purl in (_purl(row),)
        if purl not in own
    }
    scoped = usual is not Scope.RUNTIME or any(_CHOSEN.search(word(row.get("marker")) or "") for row in packages)
    return Reading((), tuple(found.values()), scoped)


def _purl(row: dict[str, Any]) -> str:
    """What does not come from an index says so; an archive may lie in the project, too, and then has a path alone.

    A version is left out where it may change; the name of an archive has it all the same.
    """
    version, vcs, archive = word(row.get("version")), table(row.get("vcs")), table(row.get("archive"))
    address = word(vcs.get("url")) or ""
    if address and vcs.get("type") == "git":
        return pypi(row["name"], version, of_git(address, word(vcs.get("commit-id"))).qualifiers)
    origin = of_address(word(archive.get("url")) or word(archive.get("path")) or "")
    return pypi(row["name"], version or origin.version, origin.qualifiers)


def _needs(row: dict[str, Any]) -> list[object]:
    """What ROW needs: tables of the standard's, or requirements as pdm adds them."""
    own = rows(table(table(row.get("tool")).get("pdm")).get("dependencies"))
    return [*rows(row.get("dependencies")), *({"name": name} for name in filter(None, map(_named, own)))]


def _named(line: object) -> str | None:
    requirement = requirement_of(line)
    return requirement.name if requirement else None


def _meant(need: object, purls: dict[str, list[str]]) -> list[str]:
    """The packages that a row of `dependencies` means: it says as much as it takes to tell them apart."""
    name, version = word(table(need).get("name")), word(table(need).get("version"))
    known = purls.get(pypi(name), []) if name else []
    exact = pypi(name, version) if name else ""
    return [exact] if exact in known else known[:MOST_VERSIONS]


def _usual(name: str) -> Scope:
    """Why the packages of the file called NAME are there: `pylock.dev.toml` is for developers."""
    name = name.removeprefix("pylock").removesuffix("toml").strip(".")
    scope = extra_scope(name)
    return Scope.RUNTIME if scope is Scope.OPTIONAL else scope


def _scope(row: dict[str, Any], groups: set[str], usual: Scope) -> Scope:
    """A package for a group or an extra alone says so in its marker (PEP 751, "Environment markers")."""
    found: list[Scope] = []
    for name, kind in _CHOSEN.findall(word(row.get("marker")) or ""):
        if kind == "extras":
            found.append(extra_scope(name))
        else:
            found.append(Scope.RUNTIME if name in groups else group_scope(name))
    scope = found[0] if found else usual
    for other in found:
        scope = stronger(scope, other)
    return scope
