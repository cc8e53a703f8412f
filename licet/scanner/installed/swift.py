# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Swift packages as their package manager checks them out. They state no license: there are but their license files.

Source: https://github.com/swiftlang/swift-package-manager (`.build/workspace-state.json` says what each checkout is of)
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
from licet.scanner.packages.repositories import repository
from licet.scanner.values import table, tables

_STATE = "workspace-state.json"


class SwiftStore(Store):
    """The packages that are checked out below FOLDER, the `.build` of a project."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; two packages called alike are told apart by their addresses."""
        return self._packages.get(f"{purl.namespace}/{purl.name}".lower())

    @cached_property
    def _packages(self) -> Mapping[str, Installed]:
        """Packages by host and path of their repositories, in lower case."""
        checkouts = folders(self._folder / "checkouts")
        found: dict[str, Installed] = {}
        for row in _rows(document(self._folder / _STATE)):
            reference, state = table(row.get("packageRef")), table(table(row.get("state")).get("checkoutState"))
            address, folder = reference.get("location") or reference.get("path"), row.get("subpath")
            if isinstance(address, str) and isinstance(folder, str) and folder in checkouts:
                version = state.get("version") or state.get("revision")
                host, path = repository(address)
                found[f"{host}/{path}".lower()] = _installed(checkouts[folder], version)
        return found


def open_store(around: Surroundings) -> SwiftStore:
    """The packages below the project's folder."""
    return SwiftStore(around.root / ".build")


def _rows(state: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return tables(table(state.get("object")).get("dependencies"))


def _installed(folder: Path, version: object) -> Installed:
    files = FolderFiles(folder)
    source = f".build/checkouts/{folder.name}/Package.swift"
    return Installed(
        version if isinstance(version, str) else None, Found(None, (), files.license_texts(), source), files
    )
