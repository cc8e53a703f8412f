# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `site-packages` folder says of the packages in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from licet.scanner.installed.store import Installed
from licet.scanner.metadata.core_metadata import CoreMetadata, parse_core_metadata
from licet.scanner.packages.files import LARGEST_TEXT, Files, is_legal
from licet.scanner.packages.found import Found
from licet.scanner.text import decode

_SEPARATORS = re.compile(r"[-_.]+")


class SitePackages:
    """The packages in FOLDERS; where two have one, the first counts, as with Python's own path."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._known: dict[str, Installed | None] = {}

    @cached_property
    def _places(self) -> Mapping[str, Path]:
        """Normalised name to its metadata: a folder, or the one file that distutils wrote."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted(folder.glob("*-info")):
                if path.suffix == ".egg-info" or (path.suffix == ".dist-info" and path.is_dir()):
                    found.setdefault(normal(path.name.removesuffix(path.suffix).split("-")[0]), path)
        return found

    def __contains__(self, name: str) -> bool:
        return normal(name) in self._places

    def __iter__(self) -> Iterator[str]:
        """The normalised names of all packages."""
        return iter(sorted(self._places))

    def find(self, name: str) -> Installed | None:
        """The package NAME, or None where it is not installed here or its metadata cannot be read."""
        name = normal(name)
        if name not in self._known:
            self._known[name] = _read(self._places[name]) if name in self._places else None
        return self._known[name]


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
        for name in self._recorded():
            if name.partition("/")[0] != self.folder.name and ".." not in PurePosixPath(name).parts:
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
            return place.read_bytes() if place and place.is_file() and place.stat().st_size <= limit else None
        except OSError:
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

    def _is_inner(self, path: str) -> bool:
        return self._places[path].is_relative_to(self.folder)

    def _recorded(self) -> list[str]:
        try:
            with (self.folder / "RECORD").open(encoding="utf-8", newline="") as file:
                return sorted(row[0] for row in csv.reader(file) if row)
        except (OSError, UnicodeDecodeError, csv.Error):
            return []


def normal(name: str) -> str:
    """NAME as the index compares names."""
    return _SEPARATORS.sub("-", name).lower()


def _read(folder: Path) -> Installed | None:
    for file in (folder / "METADATA", folder / "PKG-INFO", folder):
        if not file.is_file():
            continue
        try:
            text = decode(file.read_bytes())
        except OSError:
            return None
        metadata = parse_core_metadata(text or "")
        source = f"{folder.parent.name}/{file.relative_to(folder.parent).as_posix()}"
        files = DistFiles(folder)
        return Installed(metadata.version, _found(metadata, files, source), files, metadata.requires_dist)
    return None


def _found(metadata: CoreMetadata, files: DistFiles, source: str) -> Found:
    declared = metadata.license_expression or metadata.license
    classifiers = () if metadata.license_expression else metadata.license_classifiers
    return Found(declared, classifiers, files.license_texts(), source)
