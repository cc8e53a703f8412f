# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pods, in the folder `Pods` beside the Podfile. Of which version each is, the manifest there says.

Source: https://guides.cocoapods.org/using/using-cocoapods.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import document, folders, text
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import table

_ROW = re.compile(r"""^ {2}- ["']?([^\s"'()/]+)(?:/[^\s()]+)? \(([^)\s]+)\)""", re.MULTILINE)


class PodStore(Store):
    """The pods below ROOT."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._opened: dict[str, tuple[Mapping[str, Path], Mapping[str, str]]] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it; a part of a pod lies with the pod."""
        beside = [PurePosixPath(evidence.path).parent for evidence in component.evidence]
        for folder in dict.fromkeys((*beside, PurePosixPath("."), PurePosixPath("ios"))):
            pods, versions = self._open(folder)
            if purl.name in pods:
                return _installed(pods[purl.name], versions.get(purl.name))
        return None

    def _open(self, folder: PurePosixPath) -> tuple[Mapping[str, Path], Mapping[str, str]]:
        """The pods in the FOLDER of a Podfile, and their versions."""
        key = folder.as_posix()
        if key not in self._opened:
            place = self._root / folder / "Pods"
            inside = not folder.is_absolute() and ".." not in folder.parts
            versions = {row[1]: row[2] for row in _ROW.finditer(text(place / "Manifest.lock"))} if inside else {}
            self._opened[key] = (folders(place) if inside else {}, versions)
        return self._opened[key]


def open_store(around: Surroundings) -> PodStore:
    """The pods below the project's folder."""
    return PodStore(around.root)


def _installed(place: Path, version: str | None) -> Installed:
    """What a specification that is data says, where CocoaPods has left it; else the license files alone."""
    said = document(place.parent / "Local Podspecs" / f"{place.name}.podspec.json").get("license")
    declared = table(said).get("type") or said
    files = FolderFiles(place)
    found = Found(
        declared if isinstance(declared, str) else None, (), files.license_texts(), f"Pods/{place.name}/LICENSE"
    )
    return Installed(version, found, files)
