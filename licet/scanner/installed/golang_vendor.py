# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Go modules in a `vendor` folder: `go mod vendor` copies the packages that are needed, and the license files above."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from licet.scanner.installed.store import Installed
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

_LARGEST = 64 * 1024 * 1024
_MODULE = re.compile(r"# (\S+) (v\S+)(?: => (\S+)(?: (v\S+))?)?\s*")


class ModuleFiles(FolderFiles):
    """The files of a module in FOLDER but for those in the folders NESTED, which are of modules within its path."""

    def __init__(self, folder: Path, nested: Sequence[Path]) -> None:
        super().__init__(folder)
        self._nested = tuple(f"{path.relative_to(folder).as_posix()}/" for path in nested)

    @cached_property
    def names(self) -> Sequence[str]:
        """As `Files` has it."""
        listed = FolderFiles(self.folder).names
        return [name for name in listed if not name.startswith(self._nested)] if self._nested else listed


class Vendored:
    """The modules in FOLDER, which is SHOWN so."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown

    @cached_property
    def _modules(self) -> Mapping[str, tuple[str, str | None]]:
        """The path of each module, and of what is built in its place, to the path of its folder and its version."""
        found: dict[str, tuple[str, str | None]] = {}
        for row in filter(None, map(_MODULE.fullmatch, self._listed)):
            found[row[3] or row[1]] = (row[1], row[4] if row[3] else row[2])
        return found

    @cached_property
    def _listed(self) -> list[str]:
        place = self._folder / "modules.txt"
        try:
            return place.read_text("utf-8").splitlines() if place.stat().st_size <= _LARGEST else []
        except (OSError, ValueError):
            return []

    def find(self, path: str) -> Installed | None:
        """The module PATH; None where it is not listed, or nothing of it was copied."""
        inner, version = self._modules.get(path, ("", None))
        folder = self._folder / inner
        if not inner or ".." in PurePosixPath(inner).parts or not self._holds(folder):
            return None
        nested = [self._folder / other for other, _ in self._modules.values() if other.startswith(f"{inner}/")]
        files = ModuleFiles(folder, nested)
        source = f"{self._shown}/{inner}/go.mod"
        return Installed(version, Found(None, (), files.license_texts(), source), files)

    def _holds(self, folder: Path) -> bool:
        """Whether FOLDER is there, and not a link that leads out."""
        try:
            return folder.is_dir() and folder.resolve().is_relative_to(self._folder.resolve())
        except (OSError, ValueError, RuntimeError):
            return False
