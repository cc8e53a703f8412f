# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of Composer where it installs them, with what it notes of them in `vendor/composer/installed.json`.

Sources: https://getcomposer.org/doc/06-config.md#vendor-dir, https://getcomposer.org/doc/03-cli.md#composer-vendor-dir
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import document, text
from licet.scanner.installed.reached import expanded
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.composer_json import stated_license
from licet.scanner.packages.composer import composer, is_package
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import table, tables, word

_VENDOR = "vendor"


class ComposerStore(Store):
    """The packages below ROOT, in the folders that its manifests, or NAMED, say."""

    def __init__(self, root: Path, named: str | None = None) -> None:
        self._root = root
        self._named = named
        self._read: dict[Path, Mapping[str, Installed]] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: beside the manifests that ask for it, then at the top."""
        name = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
        beside = (self._root / PurePosixPath(evidence.path).parent for evidence in component.evidence)
        found = [
            installed for folder in dict.fromkeys((*beside, self._root)) if (installed := self._in(folder).get(name))
        ]
        return next((each for each in found if each.version == purl.version), found[0] if found else None)

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it."""
        return expanded(components, "composer", self.find, composer)

    def _in(self, folder: Path) -> Mapping[str, Installed]:
        """The packages of the manifest in FOLDER, by their names in lower case."""
        if folder not in self._read:
            self._read[folder] = dict(_packages(self._vendor(folder), self._root))
        return self._read[folder]

    def _vendor(self, folder: Path) -> Path:
        config = table(document(folder / "composer.json").get("config"))
        return folder / (self._named or word(config.get("vendor-dir")) or _VENDOR)


def open_store(around: Surroundings) -> ComposerStore:
    """The packages for a project."""
    return ComposerStore(around.root, around.environ.get("COMPOSER_VENDOR_DIR"))


def _packages(vendor: Path, root: Path) -> Iterator[tuple[str, Installed]]:
    """The packages in VENDOR, if that is below ROOT; older versions of Composer note them in a list."""
    if not _is_below(vendor, root):
        return
    for row in _noted(text(vendor / "composer" / "installed.json")):
        name = word(row.get("name"))
        if name and is_package(name):
            yield name.lower(), _installed(row, _folder(row, name, vendor, root), root)


def _noted(text: str) -> Sequence[Mapping[str, Any]]:
    """The rows of an `installed.json`."""
    try:
        noted = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return []
    rows = noted.get("packages") if isinstance(noted, dict) else noted
    return tables(rows)


def _folder(row: Mapping[str, Any], name: str, vendor: Path, root: Path) -> Path:
    """Where the package of ROW is: where that says, if it is below ROOT, else where Composer puts it by itself."""
    said = word(row.get("install-path"))
    place = vendor / "composer" / said if said else vendor / name
    return place if _is_below(place, root) else vendor / name


def _installed(row: Mapping[str, Any], folder: Path, root: Path) -> Installed:
    version = row.get("version")
    files = FolderFiles(folder)
    shown = folder.resolve().relative_to(root.resolve()).as_posix() if _is_below(folder, root) else folder.name
    needs = tuple(filter(is_package, table(row.get("require"))))
    found = Found(stated_license(row), (), files.license_texts(), f"{shown}/composer.json")
    return Installed(version if isinstance(version, str) else None, found, files, needs)


def _is_below(place: Path, root: Path) -> bool:
    try:
        return place.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # what a project says may be no path at all
        return False
