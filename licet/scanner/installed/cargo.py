# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Rust packages: vendored beside the project, in Cargo's caches, or as Debian installs them.

https://doc.rust-lang.org/cargo/guide/cargo-home.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.cargo_checkouts import Checkouts
from licet.scanner.installed.cargo_package import installed_from
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.packages.cargo import cargo_home, read_config, tables
from licet.scanner.packages.files import Files, FolderFiles
from licet.scanner.packages.tarred import TarFiles

SYSTEM = Path("/usr/share/cargo/registry")
"""Where Debian's packages of Rust sources are."""

_VERSIONED = re.compile(r"(.+?)-(\d+\.\d+\.\d+.*)")
_PACKED = ".crate"
_CONFIGS = ("config.toml", "config")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of packages, each in a folder or an archive called after it, and how the folder is shown."""

    folder: Path
    shown: str


class CargoStore(Store):
    """The packages that are vendored below ROOT, and those on SHELVES, and in the CHECKOUTS of repositories."""

    def __init__(self, root: Path, shelves: Sequence[Shelf], checkouts: Checkouts) -> None:
        self._root = root
        self._shelves = shelves
        self._checkouts = checkouts
        self._listed: dict[Path, Mapping[str, list[Path]]] = {}
        self._vendored: dict[Path, tuple[Shelf, ...]] = {}

    def find(self, component: Component, purl: PackageURL) -> Installed | None:
        """As `Store` has it: vendored, else in a cache; what comes from a repository is in no cache of a registry."""
        shelves = list(self._beside(component))
        repository = purl.qualifiers.get("vcs_url")
        if repository:
            checked_out = self._checkouts.find(purl.name, repository)
            if checked_out:
                return checked_out
        else:
            shelves += self._shelves
        other: Installed | None = None
        for found in (each for shelf in shelves for each in self._on(shelf, purl)):
            if found.version == purl.version:
                return found
            other = other or found
        return other

    def _on(self, shelf: Shelf, purl: PackageURL) -> Iterator[Installed]:
        """The package on SHELF, its version first."""
        places = [place for place in self._list(shelf.folder).get(purl.name, []) if _is_below(place, shelf.folder)]
        wanted = f"{purl.name}-{purl.version}"
        for place in sorted(places, key=lambda place: place.name.removesuffix(_PACKED) != wanted):
            name = place.name.removesuffix(_PACKED)
            files: Files = TarFiles(place, f"{name}/") if place.suffix == _PACKED else FolderFiles(place)
            found = installed_from(files, f"{shelf.shown}/{name}", purl.name)
            if found:
                yield found

    def _list(self, folder: Path) -> Mapping[str, list[Path]]:
        """What is in FOLDER, by the name of the package; listed once."""
        if folder not in self._listed:
            found: dict[str, list[Path]] = {}
            for place in _children(folder):
                name = place.name.removesuffix(_PACKED)
                versioned = _VERSIONED.fullmatch(name)
                for each in {name, versioned[1] if versioned else name}:
                    found.setdefault(each, []).append(place)
            self._listed[folder] = found
        return self._listed[folder]

    def _beside(self, component: Component) -> Iterator[Shelf]:
        """Where packages are vendored for the manifests that COMPONENT was read from."""
        folders = {PurePosixPath(each.path).parent: None for each in component.evidence}
        for folder in dict.fromkeys((*(self._root / each for each in folders), self._root)):
            if folder not in self._vendored:
                self._vendored[folder] = tuple(_vendored(folder, self._root))
            yield from self._vendored[folder]


def open_store(around: Surroundings) -> CargoStore:
    """The packages for a project. The user's own configuration may name further folders of packages."""
    home = cargo_home(around.environ, around.home)
    registry = home / "registry"
    named = tables(read_config(home, *_CONFIGS).get("source")).values()
    folders = [each["directory"] for each in named if isinstance(each.get("directory"), str)]
    shelves = [
        *(Shelf(folder, "cargo/registry") for folder in _children(registry / "src")),
        *(Shelf(home / folder, "cargo/directory") for folder in folders),
        Shelf(SYSTEM, "cargo/system"),
        *(Shelf(folder, "cargo/cache") for folder in _children(registry / "cache")),
    ]
    return CargoStore(around.root, shelves, Checkouts(home / "git" / "checkouts"))


def _vendored(folder: Path, root: Path) -> Iterator[Shelf]:
    """`vendor` in FOLDER, and what the project's configuration there names instead, if that is below ROOT."""
    sources = tables(read_config(folder / ".cargo", *_CONFIGS).get("source")).values()
    for name in ("vendor", *(each["directory"] for each in sources if isinstance(each.get("directory"), str))):
        try:
            place = (folder / name).resolve()
            shown = place.relative_to(root.resolve()).as_posix()
        except (OSError, ValueError, RuntimeError):  # what a project says may be no path at all, or lead out of it
            continue
        if place.is_dir():
            yield Shelf(place, shown)


def _is_below(place: Path, folder: Path) -> bool:
    """Whether PLACE is in FOLDER once links are followed: a link there could lead anywhere."""
    try:
        return place.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
