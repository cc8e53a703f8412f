# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`poetry.lock`: packages with their needs and groups; which of them are direct is said in `pyproject.toml`."""

from __future__ import annotations

from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.graph import parents, stronger
from licet.scanner.lockfiles.pyproject import group_scope
from licet.scanner.lockfiles.reading import Reading, Unreadable, component, parse_toml, pypi, rows, table, word

NAME = "poetry.lock"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """The graph that the file at PATH locks."""
    parsed = parse_toml(text)
    if "metadata" not in parsed:
        raise Unreadable("is not a whole poetry.lock: its metadata table is missing", text.count("\n") + 1)
    packages = [row for row in map(table, rows(parsed.get("package"))) if word(row.get("name"))]
    purls = {pypi(row["name"]): pypi(row["name"], word(row.get("version"))) for row in packages}
    needs = {
        pypi(row["name"], word(row.get("version"))): [
            purls[pypi(name)] for name in table(row.get("dependencies")) if pypi(name) in purls
        ]
        for row in packages
    }
    above = parents(needs)
    found: list[Component] = []
    for row in packages:
        purl = purls[pypi(row["name"])]
        mark = f'name = "{row["name"]}"'
        # Without parents nothing in the lock asks for it, so the project does.
        direct = purl not in above
        found.append(
            component(purl, _scope(row), path, text=text, mark=mark, direct=direct, parents=above.get(purl, ()))
        )
    return Reading((), tuple(found))


def _scope(row: dict[str, Any]) -> Scope:
    """Poetry 2 lists groups, poetry 1 a category; an optional package belongs to an extra."""
    groups = [word(group) or "" for group in rows(row.get("groups"))] or [word(row.get("category")) or "main"]
    scope = Scope.DEV
    for group in groups:
        scope = stronger(scope, Scope.RUNTIME if group == "main" else group_scope(group))
    return Scope.OPTIONAL if scope is Scope.RUNTIME and row.get("optional") is True else scope
