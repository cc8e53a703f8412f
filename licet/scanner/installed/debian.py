# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Debian's packages as they are installed: what `/usr/share/doc` says of the license of each.

Source: https://www.debian.org/doc/debian-policy/ch-docs.html#copyright-information
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.databases import Database, Row
from licet.scanner.installed.dpkg import DATABASE, Dpkg
from licet.scanner.installed.store import Installed, Surroundings
from licet.scanner.installed.system import System
from licet.scanner.metadata.debian_binary import SEVERAL, of_binary
from licet.scanner.metadata.debian_copyright import stated
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

MACHINE = Path("/")

_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]*")


class DebianStore(Database):
    """The packages of SYSTEM; all of them are meant where that is `whole`, and not the machine that licet runs on."""

    def __init__(self, system: System, *, whole: bool) -> None:
        super().__init__(system, "deb", "debian")
        self._whole = whole
        self._folder = system.root / "usr/share/doc"
        self._database = Dpkg(system.root)
        self._known: dict[str, Installed | None] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; what is under several licenses is under all; where it is prose, its words count."""
        if purl.name not in self._known:
            self._known[purl.name] = self._read(purl.name)
        return self._known[purl.name]

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return super().everything() if self._whole else ()

    def read(self) -> Iterator[Row]:
        """As `Database` has it."""
        return self._database.rows()

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        if not self._whole:
            return frozenset()
        return frozenset((*self._database.files(), *self.system.files_in(DATABASE)))

    def _read(self, name: str) -> Installed | None:
        files = FolderFiles(self._folder / name)
        text = files.text("copyright") if _NAME.fullmatch(name) and self._is_inside(name) else None
        if text is None:
            return None
        said = of_binary(text) or stated(text)
        declared = (said.expression or (said.raw if SEVERAL not in said.raw else None)) if said else None
        texts = () if said and said.expression else (("copyright", text),)
        row = self.by_name.get(name)
        return Installed(
            row.version if row else None, Found(declared, (), texts, f"usr/share/doc/{name}/copyright"), files
        )

    def _is_inside(self, name: str) -> bool:
        """Whether its folder is among the others: packages of one source link to one folder."""
        try:
            return (self._folder / name).resolve().is_relative_to(self._folder.resolve())
        except (OSError, RuntimeError):
            return False


def open_store(around: Surroundings) -> DebianStore:
    """The packages of the file system that is scanned, else of this machine."""
    return DebianStore(around.system or System(MACHINE), whole=around.system is not None)
