# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Arch Linux's packages in a file system, by pacman's database, which states the licenses of each.

Source: https://man.archlinux.org/man/alpm-db-desc.5 and alpm-db-files.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import folders, text
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import Row, Several, System, listed
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

TYPES = ("alpm",)

DATABASE = "var/lib/pacman/local"

_SECTION = re.compile(r"%(\w+)%")
_CONSTRAINT = re.compile(r"[<>=:].*")


class PacmanStore(Store):
    """The packages of SYSTEM."""

    def __init__(self, system: System) -> None:
        self._system = system

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; several licenses of a package all hold."""
        row = self._by_name.get(purl.name)
        if row is None:
            return None
        files = FolderFiles(self._system.root / "usr/share/licenses" / row.name)
        return Installed(row.version, Found(row.declared, (), files.license_texts(), row.source), files)

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return listed(self._rows, "alpm", self._system.distribution("arch"))

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        listed = (path for name in self._places for path in self._sections(name, "files").get("FILES", ()))
        return frozenset((*listed, *self._system.files_in(DATABASE)))

    @cached_property
    def _places(self) -> Sequence[str]:
        return tuple(folders(self._system.root / DATABASE))

    def _sections(self, place: str, file: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        section: list[str] = []
        for line in text(self._system.root / DATABASE / place / file).splitlines():
            if title := _SECTION.fullmatch(line.strip()):
                section = found.setdefault(title[1], [])
            elif line.strip():
                section.append(line.strip())
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Row]:
        return {row.name: row for row in self._rows}

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return list(self._read())

    def _read(self) -> Iterator[Row]:
        for place in self._places:
            said = self._sections(place, "desc")
            if said.get("NAME"):
                yield Row(
                    said["NAME"][0],
                    next(iter(said.get("VERSION", ())), ""),
                    next(iter(said.get("ARCH", ())), ""),
                    " AND ".join(f"({each})" if " " in each else each for each in said.get("LICENSE", ())) or None,
                    tuple(_CONSTRAINT.sub("", each) for each in said.get("DEPENDS", ())),
                    tuple(_CONSTRAINT.sub("", each) for each in said.get("PROVIDES", ())),
                    f"{DATABASE}/{place}/desc",
                )


def open_store(around: Surroundings) -> Store:
    """The packages of the file system that is scanned; a project holds none such."""
    return PacmanStore(around.system) if around.system else Several(())
