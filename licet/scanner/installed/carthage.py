# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Frameworks as Carthage checks them out. They state no license: their license files are what there is.

Source: https://github.com/Carthage/Carthage/blob/master/Documentation/VersionFile.md (of which version a build is)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import document, folders
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found


class CarthageStore(Store):
    """The frameworks below FOLDER, the `Carthage` of a project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it."""
        place = self._checkouts.get(purl.name)
        if place is None:
            return None
        version = document(self._folder / "Build" / f".{place.name}.version").get("commitish")
        files = FolderFiles(place)
        found = Found(None, (), files.license_texts(), f"Carthage/Checkouts/{place.name}/LICENSE")
        return Installed(version if isinstance(version, str) else None, found, files)

    @cached_property
    def _checkouts(self) -> Mapping[str, Path]:
        return folders(self._folder / "Checkouts")


def open_store(around: Surroundings) -> CarthageStore:
    """The frameworks below the project's folder."""
    return CarthageStore(around.root / "Carthage")
