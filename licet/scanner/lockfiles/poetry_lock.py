# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`poetry.lock`: packages with their needs and groups; which of them are direct is said in `pyproject.toml`."""

from __future__ import annotations

from typing import Any

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of_rows,
    locked,
    parents,
    parse_toml,
    rows,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.requirement import group_scope
from licet.scanner.packages.purls import pypi

NAME = "poetry.lock"
FILES = ("poetry.lock",)
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    if "metadata" not in parsed:
        raise Unreadable("is not a whole poetry.lock: its metadata table is missing", file.text.count("\n") + 1)
    packages = [row for row in map(table, rows(parsed.get("package"))) if word(row.get("name"))]
    versions: dict[str, list[str | None]] = {}
    for row in packages:
        versions.setdefault(pypi(row["name"]), []).append(word(row.get("version")))
    needs: dict[str, set[str]] = {}
    for row in packages:
        for name, wanted in table(row.get("dependencies")).items():
            known = versions.get(pypi(name), ())
            needs.setdefault(_purl(row), set()).update(pypi(name, v) for v in _allowed(known, wanted))
    above, lines = parents(needs), lines_of_rows(file.text)
    found = {
        # Without parents nothing in the lock asks for it, so the project does.
        purl: locked(row["name"], purl, _scope(row), file, lines, direct=purl not in above, parents=above.get(purl, ()))
        for row in packages
        for purl in (_purl(row),)
    }
    # Poetry 1.5 to 1.8 wrote neither groups nor categories.
    return Reading((), tuple(found.values()), scoped=any("groups" in row or "category" in row for row in packages))


def _purl(row: dict[str, Any]) -> str:
    return pypi(row["name"], word(row.get("version")))


def _allowed(known: list[str | None] | tuple[()], wanted: object) -> list[str | None]:
    """Of several locked versions those that WANTED (a constraint, a table with one, a list of tables) allows."""
    if len(known) < 2:
        return list(known)
    found: list[str | None] = []
    for one in wanted if isinstance(wanted, list) else [wanted]:
        try:
            constraint = word(one) or word(table(one).get("version")) or ""
            specifier = SpecifierSet("" if constraint == "*" else constraint)
            found += [version for version in known if version and specifier.contains(version, prereleases=True)]
        except (InvalidSpecifier, InvalidVersion):
            return list(known)
    return found or list(known)


def _scope(row: dict[str, Any]) -> Scope:
    """Poetry 2 lists groups, poetry 1 a category; an optional package belongs to an extra."""
    groups = [word(group) or "" for group in rows(row.get("groups"))] or [word(row.get("category")) or "main"]
    scope = Scope.DEV
    for group in groups:
        scope = stronger(scope, Scope.RUNTIME if group == "main" else group_scope(group))
    return Scope.OPTIONAL if scope is Scope.RUNTIME and row.get("optional") is True else scope
