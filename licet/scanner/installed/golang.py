# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Go modules: vendored beside the module that needs them, else in the cache of the go command, unpacked or not.

No metadata of a module states a license; its license files do. https://go.dev/ref/mod#module-cache
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.golang_graph import expanded
from licet.scanner.installed.golang_vendor import Vendored
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.files import Files, FolderFiles, ZipFiles
from licet.scanner.packages.found import Found
from licet.scanner.packages.golang import escaped, go_settings

_VENDOR = "vendor"


class GoStore(Store):
    """The modules that are vendored below ROOT, and those in the folder CACHE."""

    def __init__(self, root: Path, cache: Path) -> None:
        self._root = root
        self._cache = cache
        self._vendored: dict[Path, Vendored] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it."""
        path = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
        if ".." in path.split("/"):
            return None
        other: Installed | None = None
        for found in (*self._beside(component, path), *self._cached(path, purl.version)):
            if found.version == purl.version or not purl.version:
                return found
            other = other or found
        return other

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it."""
        return expanded(components, self._cache)

    def _beside(self, component: Component, path: str) -> Iterator[Installed]:
        """The module where the manifests that COMPONENT was read from have it vendored."""
        folders = {PurePosixPath(each.path).parent: None for each in component.evidence}
        for folder in dict.fromkeys((*folders, PurePosixPath())):
            place = self._root / (folder.parent if folder.name == _VENDOR else folder) / _VENDOR
            if place not in self._vendored:
                shown = place.relative_to(self._root).as_posix()
                self._vendored[place] = Vendored(place, shown)
            found = self._vendored[place].find(path)
            if found:
                yield found

    def _cached(self, path: str, version: str | None) -> Iterator[Installed]:
        place = escaped(path)
        if version and "/" not in version:
            folder = self._cache / f"{place}@{escaped(version)}"
            archive = self._cache / "cache" / "download" / place / "@v" / f"{escaped(version)}.zip"
            if folder.is_dir():
                yield _installed(FolderFiles(folder), path, version)
            elif archive.is_file():
                yield _installed(ZipFiles(archive, f"{path}@{version}/"), path, version)
        parent, name = (self._cache / place).parent, place.rpartition("/")[2]
        for other in sorted(parent.glob(f"{name}@*"), reverse=True) if parent.is_dir() else ():
            yield _installed(FolderFiles(other), path, _unescaped(other.name.rpartition("@")[2]))


def open_store(around: Surroundings) -> GoStore:
    """What is vendored in the project, and the cache that the user's go command has."""
    settings = go_settings(around.environ, around.home)
    first = settings.get("GOPATH", "").split(os.pathsep)[0]
    default = Path(first) if first else around.home / "go"
    return GoStore(around.root, Path(settings.get("GOMODCACHE") or default / "pkg" / "mod"))


def _installed(files: Files, path: str, version: str) -> Installed:
    return Installed(version, Found(None, (), files.license_texts(), f"go/{path}@{version}/go.mod"), files)


def _unescaped(text: str) -> str:
    first, *rest = text.split("!")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)
