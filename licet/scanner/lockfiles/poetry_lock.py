# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`poetry.lock`: packages with their needs and groups; which of them are direct is said in `pyproject.toml`.

Source: https://github.com/python-poetry/poetry/blob/main/src/poetry/packages/locker.py
"""

from __future__ import annotations

import re
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
from licet.scanner.lockfiles.reading.requirement import MOST_VERSIONS, group_scope
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.purls import pypi

NAME = "poetry.lock"
LOCKS = True

_EXTRA = re.compile(r"\bextra\s*==")


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    if "metadata" not in parsed:
        raise Unreadable("is not a whole poetry.lock: its metadata table is missing", file.text.count("\n") + 1)
    packages = [row for row in map(table, rows(parsed.get("package"))) if word(row.get("name"))]
    purls = [_purl(row) for row in packages]
    own = {purl for row, purl in zip(packages, purls, strict=True) if _source(row) == "directory"}
    known: dict[str, dict[str | None, str]] = {}
    for row, purl in zip(packages, purls, strict=True):
        known.setdefault(pypi(row["name"]), {})[word(row.get("version"))] = purl
    needs: dict[str, set[str]] = {}
    for row, purl in zip(packages, purls, strict=True):
        for name, wanted in table(row.get("dependencies")).items():
            versions = known.get(pypi(name), {}) if word(name) else {}
            needs.setdefault(purl, set()).update(versions[v] for v in _allowed([*versions], wanted))
    above = parents({purl: needed for purl, needed in needs.items() if purl not in own})
    asked = {needed for purl in own for needed in needs.get(purl, ())}
    lines = lines_of_rows(file.text)
    found = {
        # Without parents nothing in the lock asks for it, so the project does.
        purl: locked(
            row["name"], purl, _scope(row), file, lines,
            direct=purl in asked or purl not in above, parents=above.get(purl, ()),
        )
        for row, purl in zip(packages, purls, strict=True) if purl not in own
    }  # fmt: skip
    # Poetry 1.5 to 1.8 wrote neither groups nor categories.
    return Reading((), tuple(found.values()), scoped=any("groups" in row or "category" in row for row in packages))


def _source(row: dict[str, Any]) -> str | None:
    return word(table(row.get("source")).get("type"))


def _purl(row: dict[str, Any]) -> str:
    """What does not come from an index says so; a folder is the project's own."""
    version, source = word(row.get("version")), table(row.get("source"))
    address = word(source.get("url")) or ""
    if _source(row) == "git" and address:
        revision = word(source.get("resolved_reference")) or word(source.get("reference"))
        return pypi(row["name"], version, of_git(address, revision).qualifiers)
    return pypi(row["name"], version, of_address(address).qualifiers if _source(row) == "url" else None)


def _allowed(known: list[str | None], wanted: object) -> list[str | None]:
    """Of several locked versions those that WANTED (a constraint, a table with one, a list of tables) allows."""
    if len(known) < 2 or len(known) > MOST_VERSIONS:
        return known[:1]
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
    """Poetry 2 lists groups, poetry 1 a category; what the main group needs for an extra alone is optional there.

    Poetry 2 says the latter in a marker, one for all groups or one for each.
    """
    groups = [word(group) or "" for group in rows(row.get("groups"))] or [word(row.get("category")) or "main"]
    markers = row.get("markers")
    of_main = word(markers) or word(table(markers).get("main")) or ""
    main = Scope.OPTIONAL if row.get("optional") is True or _EXTRA.search(of_main) else Scope.RUNTIME
    scope = Scope.DEV
    for group in groups:
        scope = stronger(scope, main if group == "main" else group_scope(group))
    return scope
