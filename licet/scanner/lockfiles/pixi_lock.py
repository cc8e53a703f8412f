# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pixi.lock`: the packages of each environment on each platform, with what they need and their licenses.

Versions 4 and 5 state the kind of a row, later ones its address alone; before version 4 it was that of conda-lock.
Source: https://pixi.sh/latest/workspace/lockfile/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.conda_lock import of_rows
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    parents,
    parse_yaml,
    rows,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.conda import Scalars
from licet.scanner.lockfiles.reading.pixi_row import Row, addresses
from licet.scanner.lockfiles.reading.requirement import extra_scope

NAME = "pixi.lock"
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks; the manifest beside it says what is direct, and for what."""
    parsed = parse_yaml(file.text)
    if "package" in parsed and "packages" not in parsed:
        return Reading((), of_rows(rows(parsed["package"]), file), scoped=False)
    if "packages" not in parsed or "version" not in parsed:
        raise Unreadable("is not a pixi.lock: it has no version or no packages", 1)
    listed = [Row(table(row)) for row in rows(parsed["packages"])]
    needs, scopes = _graph(listed, table(parsed.get("environments")))
    above = parents(needs)
    asked = set(_asked(listed))
    scalars = Scalars(file.text)
    scalars.skip(max(file.text.find("\npackages:"), 0))
    found: dict[str, Component] = {}
    for row in listed:
        line = scalars.line(row.address) if row.address else None
        if row.purl and row.purl not in found:
            evidence = (Evidence(file.path, line, row.address or row.name),)
            found[row.purl] = Component(
                row.purl, scopes.get(row.purl, Scope.RUNTIME), row.purl not in above or row.purl in asked,
                above.get(row.purl, ()), word(row.said.get("license")), evidence,
            )  # fmt: skip
    return Reading((), tuple(found.values()), scoped=False)


def _graph(listed: list[Row], environments: Mapping[str, Any]) -> tuple[dict[str, set[str]], dict[str, Scope]]:
    """What each package needs in any environment, and why it is there, as the names of its environments tell."""
    by_address = {row.address: row for row in listed}
    needs: dict[str, set[str]] = {}
    scopes: dict[str, Scope] = {}
    for name, chosen in _chosen(environments) if environments else [("default", list(by_address))]:
        scope = Scope.RUNTIME if name == "default" else extra_scope(name)
        here = [by_address[address] for address in chosen if address in by_address]
        known = {row.key: row.purl for row in here if row.purl}
        for row in here:
            if row.purl:
                scopes[row.purl] = stronger(scope, scopes.get(row.purl, scope))
                found = (next((known[key] for key in keys if key in known), None) for keys in row.needs())
                needs.setdefault(row.purl, set()).update(purl for purl in found if purl and purl != row.purl)
    for row in listed:
        tools = (by_address[address].purl for address in row.built_with if address in by_address)
        for tool in filter(None, tools):
            scopes.setdefault(tool, Scope.BUILD)
    return needs, scopes


def _chosen(environments: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """(environment, addresses of its packages) for each environment and platform."""
    for name, environment in environments.items():
        for listed in table(table(environment).get("packages")).values():
            yield name, addresses(listed)


def _asked(listed: list[Row]) -> Iterator[str]:
    """What the rows of the project's own need."""
    wanted = {key for row in listed if row.purl is None for keys in row.needs() for key in keys}
    yield from (row.purl for row in listed if row.purl and row.key in wanted)
