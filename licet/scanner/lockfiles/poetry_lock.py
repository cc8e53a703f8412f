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
from licet.scanner.lockfiles import pyproject
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
from licet.scanner.lockfiles.reading.requirement import MOST_VERSIONS, group_scope
from licet.scanner.packages.platforms import ANYWHERE, NOWHERE, Limits, Platforms, platforms_of
from licet.scanner.packages.purls import bare, pypi

NAME = "poetry.lock"
LOCKS = True

_EXTRA = re.compile(r"\bextra\s*==")
_PROJECT = ""


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_toml(file.text)
    refuse_cut(parsed, file, NAME)
    packages = named(parsed.get("package"))
    purls = [_purl(row) for row in packages]
    own = {purl for row, purl in zip(packages, purls, strict=True) if _source(row) == "directory"}
    wants, limits = _graph(packages, purls)
    needs, places = Needs(wants, own), _places(wants, limits, file)
    lines = lines_of_rows(file.text)
    found = {
        purl: locked(row["name"], purl, _scope(row), file, lines, direct=needs.is_direct(purl),
                     parents=needs.parents(purl), where=places.get(purl, ANYWHERE))
        for row, purl in zip(packages, purls, strict=True) if purl not in own
    }  # fmt: skip
    # Poetry 1.5 to 1.8 wrote neither groups nor categories.
    return Reading((), tuple(found.values()), scoped=any("groups" in row or "category" in row for row in packages))


def _graph(packages: list[dict[str, Any]], purls: list[str]) -> tuple[dict[str, set[str]], Limits]:
    """What each of PACKAGES, which have these PURLS, needs, and on which systems; and on which they are themselves."""
    known: dict[str, dict[str | None, str]] = {}
    for row, purl in zip(packages, purls, strict=True):
        known.setdefault(pypi(row["name"]), {})[word(row.get("version"))] = purl
    wants: dict[str, set[str]] = {}
    limits = Limits()
    for row, purl in zip(packages, purls, strict=True):
        limits.of_package[purl] = marked(_markers(row)) | limits.of_package.get(purl, NOWHERE)
        needs = wants.setdefault(purl, set())
        for name, wanted in table(row.get("dependencies")).items():
            versions = known.get(pypi(name), {}) if word(name) else {}
            several = wanted if isinstance(wanted, list) else [wanted]
            there = marked([word(table(one).get("markers")) or "" for one in several])
            for version in _allowed([*versions], wanted):
                needs.add(versions[version])
                limits.need(purl, versions[version], there)
    return wants, limits


def _places(wants: dict[str, set[str]], limits: Limits, file: Opened) -> dict[str, Platforms]:
    """Where each package is that is in WANTS. Before poetry 2 this takes the manifest that FILE was written for."""
    beside = file.beside("pyproject.toml")
    try:
        asked = pyproject.read(beside).components if beside else ()
    except Unreadable:  # which is told where it is read itself
        asked = ()
    if not asked:
        return limits.of_package
    where: dict[str, Platforms] = {}
    for each in asked:
        where[bare(each.purl)] = platforms_of(each) | where.get(bare(each.purl), NOWHERE)
    roots = {purl for purl in wants if bare(purl) in where}
    for purl in roots:
        limits.need(_PROJECT, purl, where[bare(purl)])
    return limits.spread([_PROJECT], {**wants, _PROJECT: roots})


def _source(row: dict[str, Any]) -> str | None:
    return word(table(row.get("source")).get("type"))


def _purl(row: dict[str, Any]) -> str:
    """What does not come from an index says so; a folder is the project's own."""
    version, source = word(row.get("version")), table(row.get("source"))
    address = word(source.get("url"))
    if _source(row) == "git":
        revision = word(source.get("resolved_reference")) or word(source.get("reference"))
        return placed(row["name"], version, repository=address, revision=revision)
    return placed(row["name"], version, address=address if _source(row) == "url" else None)


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


def _groups(row: dict[str, Any]) -> list[str]:
    """Poetry 2 lists groups, poetry 1 a category."""
    return [word(group) or "" for group in rows(row.get("groups"))] or [word(row.get("category")) or "main"]


def _markers(row: dict[str, Any]) -> list[str]:
    """When poetry 2 installs ROW: by one marker, or by one for each of its groups that is not always installed."""
    markers = row.get("markers")
    return [word(markers) or word(table(markers).get(group)) or "" for group in _groups(row)]


def _scope(row: dict[str, Any]) -> Scope:
    """What the main group needs for an extra alone is optional there; poetry 2 says that in a marker."""
    groups = _groups(row)
    markers = row.get("markers")
    of_main = word(markers) or word(table(markers).get("main")) or ""
    main = Scope.OPTIONAL if row.get("optional") is True or _EXTRA.search(of_main) else Scope.RUNTIME
    scope = Scope.DEV
    for group in groups:
        scope = stronger(scope, main if group == "main" else group_scope(group))
    return scope
