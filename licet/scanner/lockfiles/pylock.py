# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pylock.toml`, the standard lockfile (PEP 751)."""

from __future__ import annotations

import re
from typing import Any

from licet.model import Component, Scope
from licet.scanner.classify import PYLOCK_NAME
from licet.scanner.lockfiles.graph import parents
from licet.scanner.lockfiles.pyproject import group_scope
from licet.scanner.lockfiles.reading import Reading, Unreadable, component, parse_toml, pypi, rows, table, word

NAME = "pylock.toml"

_GROUP = re.compile(r"""['"]([\w.-]+)['"]\s+in\s+dependency_groups""")
_EXTRA = re.compile(r"""['"][\w.-]+['"]\s+in\s+extras""")


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return PYLOCK_NAME.fullmatch(name) is not None


def read(text: str, path: str) -> Reading:
    """The graph that the file at PATH locks."""
    parsed = parse_toml(text)
    if "lock-version" not in parsed:
        raise Unreadable("is not a pylock.toml: it has no lock-version", 1)
    packages = [row for row in map(table, rows(parsed.get("packages"))) if word(row.get("name")) and not _own(row)]
    versions = {pypi(row["name"]): word(row.get("version")) for row in packages}
    needs = {_purl(row, versions): [_purl(need, versions) for need in _needs(row)] for row in packages}
    above = parents(needs)
    found: list[Component] = []
    for row in packages:
        purl = _purl(row, versions)
        mark = f'name = "{row["name"]}"'
        direct = purl not in above
        found.append(
            component(purl, _scope(row), path, text=text, mark=mark, direct=direct, parents=above.get(purl, ()))
        )
    return Reading((), tuple(found))


def _own(row: dict[str, Any]) -> bool:
    return word(table(row.get("directory")).get("path")) == "."


def _needs(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [need for need in map(table, rows(row.get("dependencies"))) if word(need.get("name"))]


def _purl(row: dict[str, Any], versions: dict[str, str | None]) -> str:
    return pypi(row["name"], word(row.get("version")) or versions.get(pypi(row["name"])))


def _scope(row: dict[str, Any]) -> Scope:
    """A package for a group or an extra alone says so in its marker (PEP 751, "Environment markers")."""
    marker = word(row.get("marker")) or ""
    group = _GROUP.search(marker)
    if group:
        return group_scope(group[1])
    return Scope.OPTIONAL if _EXTRA.search(marker) else Scope.RUNTIME
