# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a tree itself builds: the packages that its manifests name, a folder each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from licet.model import SHIPPED, Declaration, Package, SourceFile, Unknown
from licet.scanner.lockfiles.reading import Reading
from licet.scanner.packages.purls import bare

PACKAGERS = ("debian", "rpm", "packaging")
"""Folders in which others say how the tree around them is packaged: they are no packages of it."""


@dataclass(slots=True)
class _Found:
    """What the manifests in one folder say."""

    name: str = ""
    license: Declaration | None = None
    manifests: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)


def packages_of(readings: Sequence[tuple[SourceFile, Reading]]) -> tuple[Package, ...]:
    """The packages that the manifests among READINGS name, by folder; the tree as a whole is one, and first.

    A file that names no package asks for the nearest one above it. Without any manifest there are none.
    """
    if not readings:
        return ()
    found: dict[str, _Found] = {"": _Found()}
    owners: dict[str, str] = {}
    for file, reading in readings:
        folder = _folder(file)
        if reading.own and not set(PACKAGERS).intersection(PurePosixPath(folder).parts):
            made = found.setdefault(folder, _Found())
            made.name = made.name or _name(reading)
            made.license = _license(made.license, reading.declarations)
            owners.update((bare(purl), folder) for purl in reading.own)
    for file, reading in readings:
        nearest = nearest_of(_folder(file), found)
        found[nearest].manifests.append(file.path)
        needed = (c.purl for c in reading.components if c.scope in SHIPPED)
        found[nearest].asked.update(map(bare, (*needed, *reading.siblings)))
    return tuple(
        Package(
            folder,
            made.name,
            made.license,
            tuple(made.manifests),
            tuple(sorted({owners[purl] for purl in made.asked if purl in owners} - {folder})),
        )
        for folder, made in sorted(found.items())
    )


def nearest_of(folder: str, known: Iterable[str]) -> str:
    """The innermost folder among KNOWN that FOLDER is, or lies in; "" lies around all."""
    while folder and folder not in known:
        folder = folder.rpartition("/")[0]
    return folder


def _folder(file: SourceFile) -> str:
    return "" if file.front else file.path.rpartition("/")[0]


def _name(reading: Reading) -> str:
    """The name of a package as its manifest writes it, or as its purl has it."""
    declared = next((each.name for each in reading.declarations), "")
    return declared or bare(reading.own[0]).partition("/")[2].rpartition("/")[2]


def _license(known: Declaration | None, said: Sequence[Declaration]) -> Declaration | None:
    """The first declaration that is understood; where none is, the first."""
    every = [*((known,) if known else ()), *said]
    return next((each for each in every if not isinstance(each.concluded, Unknown)), next(iter(every), None))
