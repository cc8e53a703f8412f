# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Debian's packages as they are installed: what `/usr/share/doc` says of the license of each.

Source: https://www.debian.org/doc/debian-policy/ch-docs.html#copyright-information
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.dpkg import DATABASE, Dpkg
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import System, listed
from licet.scanner.metadata.debian_copyright import stated
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

TYPES = ("deb",)

MACHINE = Path("/")

_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]*")


class DebianStore(Store):
    """The packages below ROOT, where a file system begins; all of them are meant where that is a SYSTEM of its own."""

    def __init__(self, root: Path, system: System | None = None) -> None:
        self._folder = root / "usr/share/doc"
        self._database = Dpkg(root)
        self._system = system
        self._known: dict[str, Installed | None] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; the whole of a package is what its `Files: *` says, else what its words are."""
        if purl.name not in self._known:
            self._known[purl.name] = self._read(purl.name)
        return self._known[purl.name]

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        if self._system is None:
            return ()
        return listed(self._database.rows, "deb", self._system.distribution("debian"))

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        if self._system is None:
            return frozenset()
        return frozenset((*self._database.files(), *self._system.files_in(DATABASE)))

    def _read(self, name: str) -> Installed | None:
        files = FolderFiles(self._folder / name)
        text = files.text("copyright") if _NAME.fullmatch(name) and self._is_inside(name) else None
        if text is None:
            return None
        said = stated(text)
        declared = (said.expression or said.raw) if said else None
        texts = () if said and said.expression else (("copyright", text),)
        return Installed(self._versions.get(name), Found(declared, (), texts, f"usr/share/doc/{name}/copyright"), files)

    def _is_inside(self, name: str) -> bool:
        """Whether its folder is among the others: packages of one source link to one folder."""
        try:
            return (self._folder / name).resolve().is_relative_to(self._folder.resolve())
        except (OSError, RuntimeError):
            return False

    @cached_property
    def _versions(self) -> Mapping[str, str]:
        return {row.name: row.version for row in self._database.rows}


def open_store(around: Surroundings) -> DebianStore:
    """The packages of the file system that is scanned, else of this machine."""
    return DebianStore(around.system.root if around.system else MACHINE, around.system)
