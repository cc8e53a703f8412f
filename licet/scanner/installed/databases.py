# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The packages that the database of a system lists, and several places as one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from packageurl import PackageURL

from licet.model import Component, Evidence, Problem, Use
from licet.scanner.installed.store import Installed, Store
from licet.scanner.installed.system import System
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.packages.graph import parents
from licet.scanner.packages.purls import purl


@dataclass(frozen=True, slots=True)
class Row:
    """One package as the database of a distribution has it: what it needs and provides are words of that database."""

    name: str
    version: str
    architecture: str
    declared: str | None
    needs: tuple[str, ...]
    provides: tuple[str, ...]
    source: str


class Database(Store):
    """The packages of SYSTEM as a database in it lists them, whose purls are of TYPE and DEFAULT, a distribution.

    They are programs and libraries of a distribution, each a work of its own on one medium.
    """

    def __init__(self, system: System, type: str, default: str) -> None:
        self.system = system
        self._type = type
        self._default = default

    @abstractmethod
    def read(self) -> Iterator[Row]:
        """The packages that are installed, in the order of the database."""

    @cached_property
    def rows(self) -> Sequence[Row]:
        """The packages that are installed, in the order of the database."""
        return tuple(self.read())

    @cached_property
    def by_name(self) -> Mapping[str, Row]:
        """The same by their names."""
        return {row.name: row for row in self.rows}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it: what the database states, and what is in the folder of the package's licenses."""
        row = self.by_name.get(purl.name)
        if row is None:
            return None
        files = FolderFiles(self.system.root / "usr/share/licenses" / row.name)
        return Installed(row.version, Found(row.declared, (), files.license_texts(), row.source, whole=False), files)

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        distribution = self.system.distribution(self._default)
        purls = [
            purl(
                self._type,
                row.name,
                row.version or None,
                namespace=distribution,
                qualifiers={"arch": row.architecture} if row.architecture else {},
            )
            for row in self.rows
        ]
        above = parents(_needs(self.rows, purls))
        return [
            Component(
                own,
                direct=own not in above,
                parents=above.get(own, ()),
                declared=row.declared,
                evidence=(Evidence(row.source, None, row.name),),
                use=Use.SEPARATE,
            )
            for row, own in zip(self.rows, purls, strict=True)
        ]


def _needs(rows: Sequence[Row], purls: Sequence[str]) -> dict[str, list[str]]:
    """What each of ROWS, which are PURLS, needs of the others, by their names or by what they provide."""
    provided: dict[str, str] = {}
    for row, own in zip(rows, purls, strict=True):
        provided[row.name] = own
        for word in row.provides:
            provided.setdefault(word, own)
    return {
        own: [found for word in row.needs if (found := provided.get(word)) and found != own]
        for row, own in zip(rows, purls, strict=True)
    }


class Several(Store):
    """STORES of one kind, as a file system may have several; the first with the version that is asked for counts."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = tuple(stores)

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it."""
        found = [installed for store in self._stores if (installed := store.find(component, purl))]
        return next((each for each in found if each.version == purl.version), found[0] if found else None)

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return [component for store in self._stores for component in store.everything()]

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        return frozenset(chain.from_iterable(store.owned() for store in self._stores))

    def problems(self) -> Sequence[Problem]:
        """As `Store` has it."""
        return [problem for store in self._stores for problem in store.problems()]
