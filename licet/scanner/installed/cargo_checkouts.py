# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories that Cargo checked out: `NAME-HASH/REVISION`, each with a package, or a workspace of many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from licet.scanner.installed.cargo_package import MANIFEST, installed_from
from licet.scanner.installed.store import Installed
from licet.scanner.metadata.cargo_toml import parse_cargo_toml
from licet.scanner.packages.files import FolderFiles

MOST_FOLDERS = 10_000
"""So many folders of one repository are looked into."""

_NO_PACKAGES = (".git", "target", "node_modules")
_SHORTEST = 7


class Checkouts:
    """The repositories checked out in FOLDER."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str, repository: str) -> Installed | None:
        """The package NAME of REPOSITORY, written `git+ADDRESS@REVISION`; None where that revision is not there."""
        address, _, revision = repository.rpartition("@")
        last = address.rstrip("/").removesuffix(".git").rpartition("/")[2]
        if not last or len(revision) < _SHORTEST:
            return None
        for clone in _folders(self._folder):
            if clone.name.rpartition("-")[0] == last:
                for checkout in _folders(clone):
                    if len(checkout.name) >= _SHORTEST and revision.startswith(checkout.name):
                        return _package(name, checkout, f"cargo/git/{clone.name}/{checkout.name}")
        return None


def _package(name: str, checkout: Path, shown: str) -> Installed | None:
    for folder in _packages(checkout):
        inner = folder.relative_to(checkout).as_posix()
        place = shown if inner == "." else f"{shown}/{inner}"
        found = installed_from(FolderFiles(folder), place, name, _workspace(folder, checkout), FolderFiles(checkout))
        if found:
            return found
    return None


def _packages(checkout: Path) -> Iterator[Path]:
    """The folders with manifests; links are not followed."""
    for count, (folder, inner, names) in enumerate(os.walk(checkout)):
        inner[:] = sorted(each for each in inner if each not in _NO_PACKAGES)
        if MANIFEST in names:
            yield Path(folder)
        if count >= MOST_FOLDERS:
            return


def _workspace(folder: Path, checkout: Path) -> Mapping[str, Any] | None:
    """The manifest of the nearest workspace that the package in FOLDER can be in."""
    for above in (folder, *folder.parents):
        fields = parse_cargo_toml(FolderFiles(above).text(MANIFEST) or "")
        if fields and "workspace" in fields:
            return fields
        if above == checkout:
            break
    return None


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return []
