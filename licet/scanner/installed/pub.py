# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Dart packages in the cache of pub. They state no license: their license files are what there is.

Source: https://dart.dev/tools/pub/environment-variables (PUB_CACHE)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import folders
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found


class PubStore(Store):
    """The packages in the cache at FOLDER, whichever host they come from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; what comes from a repository lies beside the others, called after its revision."""
        _, _, revision = (purl.qualifiers.get("vcs_url") or "").removeprefix("git+").rpartition("@")
        if "vcs_url" in purl.qualifiers:
            place = self._repositories.get(f"{purl.name}-{revision}")
            return _installed(place, purl.version) if place else None
        versions = self._hosted.get(purl.name, {})
        version = purl.version if purl.version in versions else next(iter(versions), None)
        return _installed(versions[version], version) if version else None

    @cached_property
    def _hosted(self) -> Mapping[str, Mapping[str, Path]]:
        """Name to version to folder."""
        found: dict[str, dict[str, Path]] = {}
        for host in folders(self._folder / "hosted").values():
            for name, place in folders(host).items():
                package, dash, version = name.partition("-")  # no name has a dash
                if dash:
                    found.setdefault(package.lower(), {}).setdefault(version, place)
        return found

    @cached_property
    def _repositories(self) -> Mapping[str, Path]:
        return folders(self._folder / "git")


def open_store(around: Surroundings) -> PubStore:
    """The cache of the user."""
    return PubStore(around.folder("PUB_CACHE", ".pub-cache"))


def _installed(place: Path, version: str | None) -> Installed:
    files = FolderFiles(place)
    source = f"pub-cache/{place.name}/pubspec.yaml"
    return Installed(version, Found(None, (), files.license_texts(), source), files)
