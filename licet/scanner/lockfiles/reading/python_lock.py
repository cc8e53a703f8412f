# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the lockfiles of Python have in common: rows of packages, where each comes from, and which the project needs."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.packages.graph import parents
from licet.scanner.packages.origins import of_address, of_git
from licet.scanner.packages.purls import pypi
from licet.scanner.values import tables, word


def named(listed: object) -> list[dict[str, Any]]:
    """The packages among the rows LISTED: those that have a name."""
    return [row for row in tables(listed) if word(row.get("name"))]


def refuse_cut(parsed: Mapping[str, object], file: Opened, name: str) -> None:
    """Raise `Unreadable` where FILE, whose tables are PARSED, was cut off: a NAME ends with the table of metadata."""
    if "metadata" not in parsed:
        raise Unreadable(f"is not a whole {name}: its metadata table is missing", file.text.count("\n") + 1)


def placed(
    name: str,
    version: str | None,
    *,
    repository: str | None = None,
    revision: str | None = None,
    address: str | None = None,
) -> str:
    """The purl of a package, which says where it comes from if that is no index: a REPOSITORY of git, an ADDRESS."""
    if repository:
        return pypi(name, version, of_git(repository, revision).qualifiers)
    return pypi(name, version, of_address(address).qualifiers if address else None)


class Needs:
    """The graph NEEDS of purls, out of which the project's OWN packages are left."""

    def __init__(self, needs: Mapping[str, Iterable[str]], own: Container[str]) -> None:
        self._above = parents({purl: needed for purl, needed in needs.items() if purl not in own})
        self._asked = {each for purl, needed in needs.items() if purl in own for each in needed}

    def parents(self, purl: str) -> tuple[str, ...]:
        """The packages that need PURL."""
        return self._above.get(purl, ())

    def is_direct(self, purl: str) -> bool:
        """Whether the project asks for PURL itself, as it does for what nothing else in the lock asks for."""
        return purl in self._asked or purl not in self._above
