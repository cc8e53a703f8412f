# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bower's packages in `bower_components`, with what bower notes of each in its `.bower.json`.

https://bower.io/docs/config has the folder that a project may choose instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.node_index import listed
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import json_table, word

_FOLDER = "bower_components"
_MANIFESTS = (".bower.json", "bower.json", "package.json")


class BowerStore(Store):
    """The packages in FOLDER, which is called SHOWN."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        self._shown = shown

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it: bower installs one version of each."""
        entry = self._entries.get(purl.name.lower())
        if entry is None:
            return None
        files = FolderFiles(self._folder / entry)
        for name in _MANIFESTS:
            fields = json_table(files.bytes_of(name) or b"")
            if fields is not None:
                return _installed(fields, files, f"{self._shown}/{entry}/{name}")
        return None

    @cached_property
    def _entries(self) -> Mapping[str, str]:
        """Name in lower case to the folder of each package."""
        return {name.lower(): name for name in listed(self._folder)}


def open_store(around: Surroundings) -> BowerStore:
    """The packages of a project, where its own `.bowerrc` puts them if that is within the project."""
    return next(_configured(around.root), BowerStore(around.root / _FOLDER, _FOLDER))


def _configured(root: Path) -> Iterator[BowerStore]:
    try:
        said = json_table((root / ".bowerrc").read_bytes()) or {}
    except OSError:
        return
    place = word(said.get("directory"))
    if place and (root / place).resolve().is_relative_to(root.resolve()):
        yield BowerStore(root / place, place.strip("./"))


def _installed(fields: Mapping[str, Any], files: FolderFiles, source: str) -> Installed:
    version = fields.get("version") or fields.get("_release")
    found = Found(stated_license(fields), (), files.license_texts(), source)
    return Installed(version if isinstance(version, str) else None, found, files)
