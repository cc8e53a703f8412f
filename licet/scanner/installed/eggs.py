# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Eggs, in which `easy_install` put packages: a folder or an archive with `EGG-INFO` beside the code.

Source: https://setuptools.pypa.io/en/latest/deprecated/python_eggs.html
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from licet.scanner.installed.store import Installed
from licet.scanner.metadata.core_metadata import CoreMetadata, parse_core_metadata
from licet.scanner.metadata.requires_txt import requirements
from licet.scanner.packages.files import Files, FolderFiles, ZipFiles, is_legal
from licet.scanner.packages.found import Found

_INFO = "EGG-INFO"


class _ZippedEgg(ZipFiles):
    """The files of an egg that is one archive; what is legal may stand in `EGG-INFO` as well."""

    def legal(self) -> Iterator[str]:
        """As `Files` has it."""
        yield from super().legal()
        yield from (path for path in self.names if path.startswith(f"{_INFO}/") and is_legal(path.rpartition("/")[2]))


class _Egg(FolderFiles):
    """The files of an egg that is a folder."""

    def legal(self) -> Iterator[str]:
        """As `Files` has it."""
        yield from super().legal()
        yield from (f"{_INFO}/{name}" for name in FolderFiles(self.folder / _INFO).legal())


def read_egg(place: Path) -> Installed | None:
    """The package in the egg at PLACE, or None where it says nothing of itself."""
    files: Files = _Egg(place) if place.is_dir() else _ZippedEgg(place)
    text = files.text(f"{_INFO}/PKG-INFO")
    if text is None:
        return None
    metadata = parse_core_metadata(text)
    requires = metadata.requires_dist or tuple(requirements(files.text(f"{_INFO}/requires.txt") or ""))
    source = f"{place.parent.name}/{place.name}/{_INFO}/PKG-INFO"
    return Installed(metadata.version, found_in(metadata, files, source), files, requires)


def found_in(metadata: CoreMetadata, files: Files, source: str) -> Found:
    """What METADATA, from SOURCE, and the license files among FILES say; else what describes it, and its sources."""
    declared = metadata.license_expression or metadata.license
    classifiers = () if metadata.license_expression else metadata.license_classifiers
    texts = files.license_texts()
    if texts:
        return Found(declared, classifiers, texts, source)
    described = ((source.rpartition("/")[2], metadata.description),) if metadata.description else ()
    return Found(declared, classifiers, (), source, described, files.headers())
