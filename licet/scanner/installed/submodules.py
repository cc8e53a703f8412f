# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories that are checked out within this one, where `.gitmodules` says."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

_LIST = ".gitmodules"


class SubmoduleStore(Store):
    """The repositories within the one at ROOT."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its place is enough
        """As `Store` has it; the evidence of such a component is its folder, beside the list that names it."""
        for each in component.evidence:
            listed = PurePosixPath(each.path)
            if listed.name == _LIST and each.text and self._is_inside(listed.parent / each.text):
                place = (listed.parent / each.text).as_posix()
                files = FolderFiles(self._root / place)
                return Installed(None, Found(None, (), files.license_texts(), f"{place}/.git"), files)
        return None

    def _is_inside(self, place: PurePosixPath) -> bool:
        """Whether there is a folder with something in it at PLACE below the root."""
        folder = self._root / place
        try:
            inside = folder.resolve().is_relative_to(self._root.resolve()) and folder.resolve() != self._root.resolve()
            return inside and any(folder.iterdir())
        except (OSError, RuntimeError, ValueError):
            return False


def open_store(around: Surroundings) -> SubmoduleStore:
    """The repositories within the project."""
    return SubmoduleStore(around.root)
