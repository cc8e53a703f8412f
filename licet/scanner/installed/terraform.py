# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Terraform's providers and modules as `terraform init` lays them out in `.terraform`.

Source: https://developer.hashicorp.com/terraform/cli/init#working-directory-contents
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import json_table, tables

_FOLDER = ".terraform"


class TerraformStore(Store):
    """What is initialised within the project at ROOT; SHARED are folders of providers that the user keeps for all."""

    def __init__(self, root: Path, *shared: Path) -> None:
        self._root = root
        self._shared = shared

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: beside the file that asks for it, else at the root, else among the shared ones."""
        beside = [self._root / PurePosixPath(each.path).parent for each in component.evidence]
        folders = dict.fromkeys((*beside, self._root))
        if "/" in (purl.namespace or ""):
            found = [each for folder in folders for each in _modules(folder, purl)]
        else:
            places = [*(folder / _FOLDER / "providers" for folder in folders), *self._shared]
            found = [each for place in places for each in _providers(place, purl)]
        return next((each for each in found if each.version == purl.version), found[0] if found else None)


def open_store(around: Surroundings) -> TerraformStore:
    """What is initialised within the project, and the user's cache of providers."""
    return TerraformStore(around.root, around.folder("TF_PLUGIN_CACHE_DIR", ".terraform.d", "plugin-cache"))


def _providers(folder: Path, purl: PackageURL) -> Iterator[Installed]:
    """The provider in FOLDER: `host/namespace/name/version/platform`."""
    if not purl.namespace or {".", ".."}.intersection((purl.namespace, purl.name)):
        return
    for host in _folders(folder):
        for version in _folders(host / purl.namespace / purl.name):
            for platform in _folders(version):
                files = FolderFiles(platform)
                source = f"terraform/{purl.namespace}/{purl.name}/{version.name}/README"
                yield Installed(version.name, Found(None, (), files.license_texts(), source), files)


def _modules(folder: Path, purl: PackageURL) -> Iterator[Installed]:
    """The modules that the list in FOLDER has of PURL, each in a folder of its own."""
    wanted = f"{purl.namespace}/{purl.name}"
    for row in _listed(folder / _FOLDER / "modules" / "modules.json"):
        source, place = row.get("Source"), row.get("Dir")
        if not isinstance(source, str) or not isinstance(place, str):
            continue
        if source.partition("//")[0].endswith(wanted) and _is_inside(folder / place, folder / _FOLDER):
            version = row.get("Version")
            files = FolderFiles(folder / place)
            found = Found(None, (), files.license_texts(), f"{place}/main.tf")
            yield Installed(version if isinstance(version, str) else None, found, files)


def _listed(path: Path) -> Sequence[Mapping[str, object]]:
    try:
        listed = json_table(path.read_bytes()) or {}
    except OSError:
        return []
    return tables(listed.get("Modules"))


def _is_inside(place: Path, folder: Path) -> bool:
    try:
        return place.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir())
    except (OSError, ValueError):
        return []
