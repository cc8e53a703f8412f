# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Helm's charts in the `charts` folder beside the manifest that asks for them, packed or unpacked.

Source: https://helm.sh/docs/topics/charts/#managing-dependencies-manually-via-the-charts-directory
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.lockfiles.reading import Unreadable, parse_yaml, table, word
from licet.scanner.metadata.chart import stated_license
from licet.scanner.packages.files import Files, FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.packages.tarred import TarFiles

_MANIFEST = "Chart.yaml"


class HelmStore(Store):
    """The charts within the project at ROOT."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it."""
        folders = dict.fromkeys(PurePosixPath(each.path).parent / "charts" for each in component.evidence)
        found = [read for folder in folders for read in self._charts(folder, purl.name)]
        return next((each for each in found if each.version == purl.version), found[0] if found else None)

    def _charts(self, folder: PurePosixPath, name: str) -> Iterator[Installed]:
        """The charts called NAME in FOLDER, below the root."""
        inside = self._root / folder
        if inside.is_symlink() or "/" in name or name in (".", ".."):
            return
        packed = [path for path in _listed(inside) if path.name.startswith(f"{name}-") and path.suffix == ".tgz"]
        places: list[tuple[str, Files]] = [(name, FolderFiles(inside / name, inner="charts"))]
        places += [(path.name, TarFiles(path, f"{name}/")) for path in packed if not path.is_symlink()]
        for place, files in places:
            text = files.text(_MANIFEST)
            read = _read(text, files, f"{folder}/{place}/{_MANIFEST}") if text else None
            if read:
                yield read


def open_store(around: Surroundings) -> HelmStore:
    """The charts within the project."""
    return HelmStore(around.root)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read(text: str, files: Files, source: str) -> Installed | None:
    try:
        parsed = parse_yaml(text)
    except Unreadable:
        return None
    declared = stated_license(table(parsed.get("annotations")))
    return Installed(word(parsed.get("version")), Found(declared, (), files.license_texts(), source), files)
