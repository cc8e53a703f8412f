# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`conda-lock.yml`: packages of conda and of pip, each once a platform and a category, with what they need.

Versions 1 and 2 of the format, and those of `pixi.lock` before version 4, which are of the same descent.
Source: https://github.com/conda/conda-lock/blob/main/conda_lock/lockfile/v1/models.py
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles import environment_yml, pyproject
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
from licet.scanner.lockfiles.reading.conda import Scalars, conda
from licet.scanner.lockfiles.reading.python_lock import named, placed
from licet.scanner.lockfiles.reading.requirement import extra_scope
from licet.scanner.packages.purls import bare, pypi

NAME = "conda-lock.yml"
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks; what is direct is said in the files that it was made from."""
    parsed = parse_yaml(file.text)
    if "package" not in parsed or "version" not in parsed:
        raise Unreadable("is not a conda-lock.yml: it has no version or no package", 1)
    asked = _asked(file, rows(table(parsed.get("metadata")).get("sources")))
    return Reading((), of_rows(rows(parsed.get("package")), file, asked))


def of_rows(listed: list[Any], file: Opened, asked: set[str] | None = None) -> tuple[Component, ...]:
    """The components of LISTED rows of FILE; ASKED are the purls, without versions, of what the project asks for.

    Where nobody says that, what no other needs is direct.
    """
    packages = [row for row in named(listed) if not row["name"].startswith("__")]  # of the system, and no packages
    purls = [_purl(row) for row in packages]
    above = parents(_needs(packages, purls))
    scopes: dict[str, Scope] = {}
    for row, purl in zip(packages, purls, strict=True):
        for category in _categories(row):
            scope = Scope.RUNTIME if category == "main" else extra_scope(category)
            scopes[purl] = stronger(scope, scopes.get(purl, scope))
    scalars = Scalars(file.text)
    found: dict[str, Component] = {}
    for row, purl in zip(packages, purls, strict=True):
        line = scalars.line(f"name: {row['name']}")
        if purl not in found:
            direct = bare(purl) in asked if asked is not None else purl not in above
            evidence = (Evidence(file.path, line, f"name: {row['name']}"),)
            declared = word(row.get("license"))
            found[purl] = Component(purl, scopes[purl], direct, above.get(purl, ()), declared, evidence)
    return tuple(found.values())


def _purl(row: Mapping[str, Any]) -> str:
    version = word(row.get("version"))
    if row.get("manager") != "pip":
        return conda(row["name"], version)
    return placed(row["name"], version, address=word(table(row.get("source")).get("url")))


def _categories(row: Mapping[str, Any]) -> list[str]:
    """Version 1 repeats a package for each category, version 2 lists them."""
    listed = rows(row.get("categories")) or [row.get("category")]
    return [*filter(None, map(word, listed))] or ["main"]


def _needs(packages: list[dict[str, Any]], purls: list[str]) -> dict[str, set[str]]:
    """What each package needs on any platform; what pip installed may need what conda did."""
    known: dict[tuple[object, object, str], str] = {}
    for row, purl in zip(packages, purls, strict=True):
        known[_key(row, row.get("manager"), row["name"])] = purl
    needs: dict[str, set[str]] = {}
    for row, purl in zip(packages, purls, strict=True):
        needed = needs.setdefault(purl, set())
        managers = ("pip", "conda") if row.get("manager") == "pip" else ("conda",)
        for name in _needed(row.get("dependencies")):
            keys = (_key(row, manager, name) for manager in managers)
            other = next((known[key] for key in keys if key in known), purl)
            needed.update({other} - {purl})
    return needs


def _key(row: Mapping[str, Any], manager: object, name: str) -> tuple[object, object, str]:
    is_pip = manager == "pip"
    return word(row.get("platform")), is_pip, pypi(name) if is_pip else name.lower()


def _needed(dependencies: object) -> Iterable[str]:
    """Names of DEPENDENCIES: the keys of a table, or the first words of specifications in a list."""
    if isinstance(dependencies, dict):
        return [name for name in dependencies if word(name)]
    return [spec.split()[0] for spec in rows(dependencies) if word(spec)]


def _asked(file: Opened, sources: list[Any]) -> set[str] | None:
    """What the SOURCES of the lock ask for; None where any of them cannot be read, or there are none."""
    found: set[str] = set()
    for place in sources:
        source = file.beside(place) if word(place) else None
        try:
            if source is None:
                return None
            reader = pyproject if source.name == "pyproject.toml" else environment_yml
            found |= {bare(one.purl) for one in reader.read(source).components}
        except Unreadable:  # which is told where it is read itself
            return None
    return found or None
