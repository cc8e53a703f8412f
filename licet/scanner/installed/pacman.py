# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Arch Linux's packages in a file system, by pacman's database, which states the licenses of each.

Source: https://man.archlinux.org/man/alpm-db-desc.5 and alpm-db-files.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from licet.scanner.installed.databases import Database, Row, Several
from licet.scanner.installed.listing import folders, text
from licet.scanner.installed.store import Store, Surroundings

DATABASE = "var/lib/pacman/local"

_SECTION = re.compile(r"%(\w+)%")
_CONSTRAINT = re.compile(r"[<>=:].*")


class PacmanStore(Database):
    """The packages of a whole file system."""

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        listed = (path for name in self._places for path in self._sections(name, "files").get("FILES", ()))
        return frozenset((*listed, *self.system.files_in(DATABASE)))

    @cached_property
    def _places(self) -> Sequence[str]:
        return tuple(folders(self.system.root / DATABASE))

    def _sections(self, place: str, file: str) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        section: list[str] = []
        for line in text(self.system.root / DATABASE / place / file).splitlines():
            if title := _SECTION.fullmatch(line.strip()):
                section = found.setdefault(title[1], [])
            elif line.strip():
                section.append(line.strip())
        return found

    def read(self) -> Iterator[Row]:
        """As `Database` has it; several licenses of a package all hold."""
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
    return PacmanStore(around.system, "alpm", "arch") if around.system else Several(())
