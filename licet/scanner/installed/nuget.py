# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of NuGet: in the folder that all projects of a user share, or beside a solution.

Source: https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import folders
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.nuspec import Nuspec, nuspec_of
from licet.scanner.packages.files import Files, FolderFiles, ZipFiles
from licet.scanner.packages.found import Found
from licet.scanner.packages.nuget import normalized
from licet.scanner.packages.xml import XmlError, read_xml

SYSTEM = (Path("/usr/share/dotnet/sdk/NuGetFallbackFolder"), Path("/usr/lib/dotnet/library-packs"))
"""Where packages come with the tools themselves."""

_SHARED = "nuget/packages"


class NugetStore(Store):
    """The packages in SHARED folders, and those beside the solutions below ROOT."""

    def __init__(self, root: Path, shared: Sequence[Path]) -> None:
        self._root = root
        self._shared = shared
        self._listed: dict[Path, Mapping[str, Path]] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: of its version in a shared folder, then beside the solution, else of another version."""
        name = purl.name.lower()
        other: Installed | None = None
        for folder in self._shared:
            found = self._of_shared(folder, name, purl.version)
            if found and purl.version in (None, found.version):
                return found
            other = other or found
        return self._beside(component, name, purl.version) or other

    def _of_shared(self, folder: Path, name: str, version: str | None) -> Installed | None:
        """The package NAME in FOLDER: of VERSION where it is there, else of the one that is called last."""
        there = self._list(folder).get(name)
        versions = self._list(there) if there else {}
        wanted = normalized(version).lower() if version else ""
        chosen = wanted if wanted in versions else next(iter(sorted(versions, reverse=True)), None)
        if chosen is None:
            return None
        its = version if version and chosen == wanted else chosen
        return _installed(versions[chosen], name, its, f"{_SHARED}/{name}/{chosen}")

    def _beside(self, component: Component, name: str, version: str | None) -> Installed | None:
        """What is unpacked in a `packages` folder above the manifests that COMPONENT was read from."""
        for folder in dict.fromkeys(above for each in component.evidence for above in PurePosixPath(each.path).parents):
            package = self._list(self._root / folder / "packages").get(f"{name}.{version}".lower())
            if package and version:
                return _installed(package, name, version, f"packages/{package.name}")
        return None

    def _list(self, folder: Path) -> Mapping[str, Path]:
        """The folders in FOLDER by their names in lower case; listed once."""
        if folder not in self._listed:
            self._listed[folder] = {name.lower(): path for name, path in folders(folder).items()}
        return self._listed[folder]


def open_store(around: Surroundings) -> NugetStore:
    """The packages for a project."""
    own = around.folder("NUGET_PACKAGES", ".nuget", "packages")
    return NugetStore(around.root, (own, *SYSTEM))


def _installed(folder: Path, name: str, version: str, shown: str) -> Installed | None:
    """The package NAME in FOLDER; what is unpacked beside a solution may have its nuspec in the archive alone."""
    for files, place in _files(folder, name):
        manifest = next((path for path in files.names if path.lower() == f"{name}.nuspec"), None)
        nuspec = _nuspec(files.text(manifest) or "") if manifest else None
        if nuspec:
            found = Found(nuspec.license, (), _texts(files, nuspec), f"{shown}/{place}{manifest}")
            return Installed(version, found, files)
    return None


def _files(folder: Path, name: str) -> Iterator[tuple[Files, str]]:
    """The files of the package NAME in FOLDER, and those in its archive there, with how their place is shown."""
    whole = FolderFiles(folder)
    yield whole, ""
    for path in whole.names:
        if "/" not in path and path.lower().startswith(name) and path.lower().endswith(".nupkg"):
            yield ZipFiles(folder / path), f"{path}/"


def _nuspec(text: str) -> Nuspec | None:
    try:
        return nuspec_of(read_xml(text))
    except XmlError:
        return None


def _texts(files: Files, nuspec: Nuspec) -> tuple[tuple[str, str], ...]:
    """The license files of the package, with the one that NUSPEC names."""
    texts = dict(files.license_texts())
    named = (nuspec.license_file or "").replace("\\", "/")
    text = files.text(named) if named else None
    return tuple(sorted((texts | {named: text}).items())) if text else tuple(texts.items())
