# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`paket.lock`: packages of NuGet with what they need, group by group, and files from repositories.

Source: https://fsprojects.github.io/Paket/lock-file.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from licet.model import Scope
from licet.scanner.lockfiles.paket_dependencies import MAIN, group_scope, lines_in
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, parents, spread, stronger
from licet.scanner.packages.nuget import is_package, nuget
from licet.scanner.packages.repositories import of_repository

NAME = "paket.lock"
LOCKS = True

_SECTION = re.compile(r"(NUGET|GITHUB|GIST|GIT|HTTP)\s*")
_GROUP = re.compile(r"GROUP\s+(\S+)\s*")
_REMOTE = re.compile(r" {2}remote: (\S+)\s*")
_PACKAGE = re.compile(r" {4}([\w.-]+) \(([^()\s]+)\).*")
_NEED = re.compile(r" {6}([\w.-]+)(?: .*)?")
_FILE = re.compile(r" {4,5}(?:(\S+) )?\(([0-9a-fA-F]+)\).*")


@dataclass(slots=True)
class _Package:
    """One package of one group; `needs` are names in lower case."""

    name: str
    group: str
    purl: str
    line: int
    is_file: bool = False
    needs: set[str] = field(default_factory=set)


def read(file: Opened) -> Reading:
    """The graph that FILE locks; what is direct in it is said beside it."""
    packages = list(_packages(file))
    named = {(package.group, package.name.lower()): package.purl for package in packages}
    needs: dict[str, list[str]] = {}
    for package in packages:
        found = (named.get((package.group, name)) for name in sorted(package.needs))
        needs.setdefault(package.purl, []).extend(purl for purl in found if purl)
    above = parents(needs)
    asked = _asked(file)
    roots: dict[str, Scope] = {}
    for package in packages:
        scope = (asked or {}).get((package.group, package.name.lower()))
        if scope or package.is_file or (asked is None and package.purl not in above):
            scope = scope or group_scope(package.group)
            roots[package.purl] = stronger(scope, roots.get(package.purl, scope))
    scopes = spread(roots, needs)
    return Reading((), tuple(
        component(package.purl, scopes.get(package.purl, group_scope(package.group)), file, mark=package.name,
                  line=package.line, direct=package.purl in roots, parents=above.get(package.purl, ()))
        for package in {package.purl: package for package in reversed(packages)}.values()
    ))  # fmt: skip


def _packages(file: Opened) -> Iterator[_Package]:
    group, section, remote = MAIN, "", ""
    package: _Package | None = None
    for number, line in enumerate(file.text.replace("\r", "").split("\n"), start=1):
        if found := _GROUP.fullmatch(line):
            group, section, package = found[1].lower(), "", None
        elif found := _SECTION.fullmatch(line):
            section, package = found[1], None
        elif found := _REMOTE.fullmatch(line):
            remote = found[1]
        elif section == "NUGET" and (found := _PACKAGE.fullmatch(line)):
            package = _Package(found[1], group, nuget(found[1], found[2]), number)
            yield package
        elif section in ("GITHUB", "GIT") and (found := _FILE.fullmatch(line)):
            place = remote if section == "GIT" else f"https://github.com/{remote}"
            purl = of_repository(place, found[2])
            package = _Package(remote, group, purl, number, is_file=True) if purl else None
            yield from [package] if package else []
        elif package and (found := _NEED.fullmatch(line)) and is_package(found[1]):
            package.needs.add(found[1].lower())
    if not section and "NUGET" not in file.text and "GITHUB" not in file.text:
        raise Unreadable("is not a paket.lock: it has no sections", 1)


def _asked(file: Opened) -> dict[tuple[str, str], Scope] | None:
    """Group and name, in lower case, of each package that the manifest beside FILE asks for, and why."""
    manifest = file.beside("paket.dependencies")
    return {(line.group, line.name.lower()): line.scope for line in lines_in(manifest.text)} if manifest else None
