# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ports that vcpkg has installed: each has its license text and, since 2022, what SPDX says of it.

Source: https://learn.microsoft.com/en-us/vcpkg/reference/installation-tree-layout
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import document, folders
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import tables

_SPDX = "vcpkg.spdx.json"
_SAYS_NOTHING = ("NOASSERTION", "NONE", "")


class VcpkgStore(Store):
    """The ports installed below TREES, of which the first that has one counts."""

    def __init__(self, trees: Sequence[Path]) -> None:
        self._trees = trees

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it, for whichever platform it was built."""
        place = self._ports.get(purl.name)
        return _installed(place) if place else None

    @cached_property
    def _ports(self) -> Mapping[str, Path]:
        found: dict[str, Path] = {}
        for tree in self._trees:
            for triplet in folders(tree).values():
                for name, place in folders(triplet / "share").items():
                    if (place / _SPDX).is_file() or (place / "copyright").is_file():
                        found.setdefault(name, place)
        return found


def open_store(around: Surroundings) -> VcpkgStore:
    """What the project has installed for itself, before what the user's vcpkg has."""
    root = around.environ.get("VCPKG_ROOT")
    named = around.environ.get("VCPKG_INSTALLED_DIR")
    own = [around.root / "vcpkg_installed", around.root / "build" / "vcpkg_installed"]
    return VcpkgStore([*([Path(named)] if named else []), *own, *([Path(root) / "installed"] if root else [])])


def _installed(place: Path) -> Installed:
    port = next((each for each in _packages(document(place / _SPDX)) if each.get("name") == place.name), {})
    version = port.get("versionInfo")
    said = (port.get(key) for key in ("licenseConcluded", "licenseDeclared"))
    declared = next((each for each in said if isinstance(each, str) and each not in _SAYS_NOTHING), None)
    files = FolderFiles(place)
    found = Found(declared, (), files.license_texts(), f"vcpkg_installed/share/{place.name}/{_SPDX}")
    return Installed(version.partition("#")[0] if isinstance(version, str) else None, found, files)


def _packages(found: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return tables(found.get("packages"))
