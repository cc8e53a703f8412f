# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`composer.lock`: packages with their needs and licenses; which of them are direct is said in `composer.json`.

Source: https://getcomposer.org/doc/01-basic-usage.md#commit-your-composer-lock-file-to-version-control
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.composer_json import required, scope_here
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parents,
    parse_json,
    rows,
    table,
    word,
)
from licet.scanner.metadata.composer_json import stated_license
from licet.scanner.packages.composer import composer, is_package

NAME = "composer.lock"
LOCKS = True

MOST = 100
"""So many packages may stand for one that none is called; more are made to exhaust what follows them."""

_ROW = re.compile(r'"name":\s*"([^"\n]+)",\s*"version"')


def read(file: Opened) -> Reading:
    """The graph that FILE locks. A package from a folder of the project is its own."""
    parsed = parse_json(file.text)
    if not isinstance(parsed.get("packages"), list):
        raise Unreadable("is not a composer.lock: it has no packages", 1)
    packages = {name: row for row, name in _rows(parsed, "packages-dev")}
    shipped = {name: row for row, name in _rows(parsed, "packages")}
    packages |= shipped
    own = {name for name, row in packages.items() if table(row.get("dist")).get("type") == "path"}
    purls = {name: composer(row["name"], word(row.get("version"))) for name, row in packages.items()}
    needs = _needs(packages)
    above = parents({purls[name]: [purls[n] for n in needed] for name, needed in needs.items() if name not in own})
    asked = _asked(file)
    direct = {*(asked or ()), *(needed for name in own for needed in needs[name])}
    lines = lines_of(_ROW, file.text, lambda row: row[1].replace("\\/", "/").lower())
    return Reading((), tuple(
        component(
            purl, scope_here(Scope.RUNTIME if name in shipped else Scope.DEV, file), file,
            mark=f'"name": "{packages[name]["name"]}"', line=lines.get(name),
            direct=name in direct or (asked is None and purl not in above),
            parents=above.get(purl, ()), declared=stated_license(packages[name]),
        )
        for name, purl in purls.items() if name not in own
    ))  # fmt: skip


def _rows(parsed: Mapping[str, Any], key: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The packages in the list KEY with their names in lower case, as Composer compares them."""
    for row in map(table, rows(parsed.get(key))):
        name = word(row.get("name"))
        if name and is_package(name):
            yield row, name.lower()


def _needs(packages: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """What each of PACKAGES needs; what none of them is called, those that replace it stand for.

    What they `provide` brings none of them: Composer takes it from packages that something else needs by their names.
    """
    standing: dict[str, list[str]] = {}
    for name, row in packages.items():
        for replaced in table(row.get("replace")):
            standing.setdefault(replaced.lower(), []).append(name)
    needs: dict[str, list[str]] = {}
    for name, row in packages.items():
        wanted = (asked.lower() for asked in table(row.get("require")))
        meant = (one for asked in wanted for one in ((asked,) if asked in packages else standing.get(asked, ())[:MOST]))
        needs[name] = [one for one in dict.fromkeys(meant) if one != name]
    return needs


def _asked(file: Opened) -> Iterable[str] | None:
    """The names of what the manifest beside FILE requires; None where there is none that can be read."""
    manifest = file.beside(file.name.removesuffix(".lock") + ".json")
    try:
        return {name.lower() for name in required(parse_json(manifest.text), manifest)} if manifest else None
    except Unreadable:
        return None  # that is said where it is read itself
