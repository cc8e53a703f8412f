# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`composer.json`: what a project of PHP requires, and its license.

What the machine must have (`php`, `ext-json`) is no package. Source: https://getcomposer.org/doc/04-schema.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    declare,
    lines_of,
    parse_json,
    rows,
    strings,
    table,
    word,
)
from licet.scanner.metadata.composer_json import stated_license
from licet.scanner.packages.composer import composer, exact, is_package

NAME = "composer.json"
LOCKS = False

MOST_FOLDERS = 100
"""So many repositories of a project's own folders are looked into."""

_ROW = re.compile(r'"((?:[^"\\\n]|\\.)+)"\s*:\s*"')
_TABLES = (("require", Scope.RUNTIME), ("require-dev", Scope.DEV))


def read(file: Opened) -> Reading:
    """What FILE says; a version is left to the lockfile beside it, where that locks the package."""
    parsed = parse_json(file.text)
    own, locked = _own(parsed, file), _locked(file)
    lines = lines_of(_ROW, file.text, lambda row: row[1].replace("\\/", "/"))
    found: list[Component] = []
    for package, (constraint, scope) in required(parsed, file).items():
        if package.lower() not in own:
            purl = composer(package, None if package.lower() in locked else exact(constraint))
            line = lines.get(package)
            found.append(component(purl, scope, file, mark=f'"{package}"', line=line))
    name = word(parsed.get("name"))
    declarations = declare(name or "project", stated_license(parsed), (), file)
    return Reading(
        declarations,
        tuple(found),
        own=(composer(name, word(parsed.get("version"))),) if name and is_package(name) else (),
    )


def required(parsed: Mapping[str, Any], file: Opened) -> dict[str, tuple[str, Scope]]:
    """The packages that the composer.json FILE requires: name to constraint and scope."""
    found: dict[str, tuple[str, Scope]] = {}
    for key, scope in _TABLES:
        for name, constraint in strings(table(parsed.get(key))).items():
            if is_package(name):
                found.setdefault(name, (constraint, scope_here(scope, file)))
    return found


def scope_here(scope: Scope, file: Opened) -> Scope:
    """SCOPE as it is where FILE lies: what is below `vendor-bin` is there for developers.

    Source: https://github.com/bamarni/composer-bin-plugin
    """
    return Scope.DEV if "vendor-bin" in file.path.split("/") else scope


def _own(parsed: Mapping[str, Any], file: Opened) -> set[str]:
    """The names of the packages in folders of the project that it has for repositories."""
    repositories = parsed.get("repositories")
    listed = list(repositories.values()) if isinstance(repositories, dict) else rows(repositories)
    places = [word(row.get("url")) for row in map(table, listed) if row.get("type") == "path"]
    wanted = list(dict.fromkeys(filter(None, places)))[:MOST_FOLDERS]
    return {name for place in wanted for name in _names(place, file)}


def _names(place: str, file: Opened) -> Iterator[str]:
    for other in file.around(f"{place}/composer.json"):
        try:
            name = word(parse_json(other.text).get("name"))
        except Unreadable:
            continue  # that is said where it is read itself
        if name:
            yield name.lower()


def _locked(file: Opened) -> set[str]:
    """The names of what the lockfile beside FILE locks."""
    lock = file.beside(file.name.removesuffix(".json") + ".lock")
    try:
        parsed = parse_json(lock.text) if lock else {}
    except Unreadable:
        return set()
    listed = (*rows(parsed.get("packages")), *rows(parsed.get("packages-dev")))
    return {name.lower() for row in map(table, listed) if (name := word(row.get("name")))}
