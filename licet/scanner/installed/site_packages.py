# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `site-packages` folder says of the packages in it."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from licet.scanner.installed.eggs import found_in, read_egg
from licet.scanner.installed.store import Installed
from licet.scanner.metadata.core_metadata import parse_core_metadata
from licet.scanner.metadata.requires_txt import requirements
from licet.scanner.packages.files import LARGEST_TEXT, Files, is_legal, is_manifest
from licet.scanner.text import decode

_NAME = re.compile(r".+?(?=-\d|$)|[^-]*")
_SEPARATORS = re.compile(r"[-_.]+")


class SitePackages:
    """The packages in FOLDERS; where two have one, the first counts, as with Python's own path."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._known: dict[str, Installed | None] = {}

    @cached_property
    def _places(self) -> Mapping[str, Path]:
        """Normalised name to its metadata: a folder, the one file that distutils wrote, or an egg, packed or not."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted((*folder.glob("*-info"), *folder.glob("*.egg"))):
                if path.suffix in (".egg-info", ".egg") or (path.suffix == ".dist-info" and path.is_dir()):
                    found.setdefault(normal(_NAME.match(path.stem)[0]), path)  # type: ignore[index] # matches any name
        return found

    def is_of(self, name: str, installer: str) -> bool:
        """Whether INSTALLER notes that it installed the package NAME."""
        place = self._places.get(normal(name))
        try:
            return place is not None and (place / "INSTALLER").read_text("utf-8").strip() == installer
        except (OSError, UnicodeDecodeError):
            return False

    def __contains__(self, name: str) -> bool:
        return normal(name) in self._places

    def __iter__(self) -> Iterator[str]:
        """The normalised names of all packages."""
        return iter(sorted(self._places))

    def find(self, name: str) -> Installed | None:
        """The package NAME, or None where it is not installed here or its metadata cannot be read."""
        name = normal(name)
        if name not in self._known:
            self._known[name] = read_distribution(self._places[name]) if name in self._places else None
        return self._known[name]

    def elsewhere(self) -> Iterator[Path]:
        """The files of all packages that are not in FOLDERS, but in the environment of these."""
        for name in self:
            installed = self.find(name)
            if installed and isinstance(installed.files, DistFiles):
                yield from installed.files.elsewhere()


class DistFiles(Files):
    """The files of the package whose metadata is in FOLDER, and those that its RECORD lists elsewhere.

    The former are named by their paths below FOLDER, the latter by those in `site-packages`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _places(self) -> Mapping[str, Path]:
        inner = sorted(path for path in self.folder.rglob("*") if path.is_file()) if self.folder.is_dir() else []
        found = {path.relative_to(self.folder).as_posix(): path for path in inner}
        for name in self._recorded:
            parts = PurePosixPath(name).parts
            if parts and parts[0] not in (self.folder.name, "/") and ".." not in parts:
                found.setdefault(name, self.folder.parent / name)
        return found

    @property
    def names(self) -> Sequence[str]:
        """As `Files` has it."""
        return tuple(self._places)

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it."""
        place = self._places.get(path)
        try:
            if place is None or not place.resolve().is_relative_to(self.folder.parent.resolve()):
                return None
            return place.read_bytes() if place.is_file() and place.stat().st_size <= limit else None
        except (OSError, ValueError, RuntimeError):  # what RECORD lists may be no path at all
            return None

    def legal(self) -> Iterator[str]:
        """Licenses and notices below the metadata, with all of `licenses/` (PEP 639), and where RECORD has them."""
        for path in self.names:
            parts = PurePosixPath(path).parts
            if is_legal(parts[-1]) or ("licenses" in parts[:-1] and self._is_inner(path)):
                yield path

    def license_texts(self) -> tuple[tuple[str, str], ...]:
        """As `Files` has it, of those below the metadata: what lies elsewhere may be of works that it comes with.

        Where the metadata has none, those at the top of the package's own folders.
        """
        texts = super().license_texts()
        inner = tuple(each for each in texts if self._is_inner(each[0]))
        return inner or tuple(each for each in texts if each[0].count("/") == 1)

    def manifests(self) -> Iterator[tuple[str, Path]]:
        """As `Files` has it, those that RECORD lists: in `site-packages`, and elsewhere in the environment."""
        site, top = self.folder.parent, environment_of(self.folder.parent)
        inner = (site / name for name in self._recorded if is_manifest(name) and ".." not in PurePosixPath(name).parts)
        for place in inner:
            if not place.is_relative_to(self.folder) and _is_within(place, site):
                yield place.relative_to(site.parent).as_posix(), place
        for place in self.elsewhere():
            if top and is_manifest(place.as_posix()) and _is_within(place, top):
                yield place.relative_to(top).as_posix(), place

    def elsewhere(self) -> Iterator[Path]:
        """The files that RECORD lists outside of `site-packages`, as far as they are in its environment."""
        site, top = self.folder.parent, environment_of(self.folder.parent)
        for name in self._recorded if top else ():
            if name.startswith("../") and "\0" not in name:
                place = Path(os.path.normpath(site / name))
                if top and place.is_relative_to(top) and not place.is_relative_to(site):
                    yield place

    def _is_inner(self, path: str) -> bool:
        return self._places[path].is_relative_to(self.folder)

    @cached_property
    def _recorded(self) -> list[str]:
        try:
            with (self.folder / "RECORD").open(encoding="utf-8", newline="") as file:
                return sorted(row[0] for row in csv.reader(file) if row)
        except (OSError, UnicodeDecodeError, csv.Error):
            return []


def normal(name: str) -> str:
    """NAME as the index compares names."""
    return _SEPARATORS.sub("-", name).lower()


def environment_of(site: Path) -> Path | None:
    """The top of the environment that `site-packages` at SITE is laid out in, or None where it lies by itself.

    RECORD names from there what goes elsewhere, into `share` say:
    https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    if site.parent.name.startswith(("python", "pypy")) and site.parent.parent.name in ("lib", "lib64"):
        return site.parent.parent.parent
    return site.parent.parent if site.parent.name == "Lib" else None


def _is_within(place: Path, base: Path) -> bool:
    """Whether there is a file at PLACE that is below BASE when links are followed."""
    try:
        return place.is_file() and place.resolve().is_relative_to(base.resolve())
    except (OSError, ValueError, RuntimeError):  # what RECORD lists may be no path at all
        return False


def read_distribution(folder: Path, shown: str = "") -> Installed | None:
    """The package whose metadata is at FOLDER, which is SHOWN by that path; None where it cannot be read."""
    if folder.suffix == ".egg":
        return read_egg(folder)
    for file in (folder / "METADATA", folder / "PKG-INFO", folder):
        if not file.is_file():
            continue
        try:
            text = decode(file.read_bytes())
        except OSError:
            return None
        metadata = parse_core_metadata(text or "")
        source = shown or f"{folder.parent.name}/{file.relative_to(folder.parent).as_posix()}"
        files = DistFiles(folder)
        requires = metadata.requires_dist or tuple(requirements(files.text("requires.txt") or ""))
        return Installed(metadata.version, found_in(metadata, files, source), files, requires)
    return None
