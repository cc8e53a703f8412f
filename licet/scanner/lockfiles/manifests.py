# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""All manifests and lockfiles of a tree, as one list of components."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from licet.model import Component, Declaration, Package, Problem, Scope, SourceFile
from licet.scanner.lockfiles.each import Manifest, read_each
from licet.scanner.lockfiles.packages import packages_of
from licet.scanner.lockfiles.reading import Reading
from licet.scanner.lockfiles.reading.merging import merged, scoped
from licet.scanner.packages.platforms import NOWHERE, Platforms, limited, platforms_of
from licet.scanner.packages.purls import bare, version_of

PACKAGED = "debian/copyright"
"""What stands here is said of the tree as a whole, though it lies in a folder."""


@dataclass(frozen=True, slots=True)
class Manifests:
    """What the manifests of a tree say together. Components are sorted by purl, one a purl.

    `own` are the purls, without versions, of the packages that the tree itself holds, and `packages` what they are.
    `main` is the purl that the manifests which speak for the whole give to it, empty where they give none.
    """

    declarations: tuple[Declaration, ...]
    components: tuple[Component, ...]
    problems: tuple[Problem, ...]
    own: frozenset[str] = frozenset()
    packages: tuple[Package, ...] = ()
    main: str = ""


def read_manifests(files: Sequence[SourceFile], checkouts: Mapping[str, str] | None = None) -> Manifests:
    """What the manifests among FILES say; those at the root declare the project's license.

    CHECKOUTS are the folders of repositories within, to their purls: what such a one needs, it needs itself.
    """
    within = dict(sorted((checkouts or {}).items()))
    found, problems = read_each(files)
    ours = [each for each in found if not each.is_trial and not _checkout(each.file.path, within)]
    own = frozenset(bare(purl) for each in ours for purl in each.reading.own)
    building = [(each.file, each.reading) for each in ours if each.reading.own or not each.format.LOCKS]
    main = next((reading.own[0] for file, reading in building if file.front and reading.own), "")
    components = merged(_components(found, own, within))
    return Manifests(tuple(_declarations(found)), components, tuple(problems), own, packages_of(building), main)


def _components(found: Sequence[Manifest], own: Container[str], within: Mapping[str, str]) -> Iterator[Component]:
    """What each of the manifests FOUND asks for or pins, in the light of the others."""
    asked: dict[PurePosixPath, list[Component]] = {}
    for each in found:
        if not each.format.LOCKS:
            asked.setdefault(each.folder, []).extend(each.reading.components)
    locked = frozenset(bare(c.purl) for each in found if each.format.LOCKS for c in each.reading.components)
    where = _where_npm(found)
    for each in found:
        said = each.reading.components if each.format.LOCKS else _of_others(each.reading, own, locked)
        if not each.format.LOCKS:
            said = tuple(limited(c, where[bare(c.purl)]) if bare(c.purl) in where else c for c in said)
        if not each.reading.scoped:
            said = scoped(said, asked.get(each.folder, ()))
        holder = _checkout(each.file.path, within)
        if holder:
            said = tuple(_needed_by(holder, said))
        yield from (replace(c, scope=Scope.TEST) for c in said) if each.is_trial else said


def _where_npm(found: Iterable[Manifest]) -> dict[str, Platforms]:
    """Where packages of npm can be installed: they say that themselves, and not the manifests that ask for them.

    The lockfiles among what was FOUND tell it of what the project asks for itself, whoever else asks for that.
    """
    where: dict[str, Platforms] = {}
    for component in (c for each in found if each.format.LOCKS for c in each.reading.components):
        if component.direct and component.purl.startswith("pkg:npm/"):
            name = bare(component.purl)
            where[name] = platforms_of(component) | where.get(name, NOWHERE)
    return where


def _of_others(reading: Reading, own: Container[str], locked: Container[str]) -> tuple[Component, ...]:
    """What a manifest asks for, but for the other packages that are the tree's OWN.

    Where a package comes from that has no version is left to a lockfile that has it LOCKED: it knows more closely.
    """
    asked = [c for c in reading.components if bare(c.purl) not in own or bare(c.purl) in map(bare, reading.own)]
    return tuple(
        replace(c, purl=bare(c.purl)) if bare(c.purl) in locked and version_of(c.purl) is None else c for c in asked
    )


def _checkout(path: str, checkouts: Mapping[str, str]) -> str | None:
    """The purl of the innermost repository of CHECKOUTS that the file at PATH is in, None in the outermost."""
    holders = [folder for folder in checkouts if path.startswith(folder + "/")]
    return checkouts[max(holders, key=len)] if holders else None


def _needed_by(holder: str, components: Iterable[Component]) -> Iterator[Component]:
    """COMPONENTS of another repository, the package HOLDER: without what only those who work on it need."""
    for each in components:
        if each.scope in (Scope.RUNTIME, Scope.OPTIONAL):
            yield replace(each, direct=False, parents=(holder,) if each.direct or not each.parents else each.parents)


def _declarations(found: Sequence[Manifest]) -> list[Declaration]:
    """What the manifests that speak for the whole declare; where they are silent, what packagers state of it."""
    said = [one for each in found if each.file.front for one in each.reading.declarations]
    return said or [one for each in found if each.file.path == PACKAGED for one in each.reading.declarations]
