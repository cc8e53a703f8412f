# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""All manifests and lockfiles of a tree, as one list of components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import ModuleType
from typing import cast
from urllib.parse import unquote

from licet.model import Component, Declaration, FileKind, Problem, Scope, SourceFile
from licet.scanner.classify import names
from licet.scanner.lockfiles import (
    package_json,
    package_lock,
    pkg_info,
    poetry_lock,
    pylock,
    pyproject,
    requirements_txt,
    setup_cfg,
    setup_py,
    uv_lock,
)
from licet.scanner.lockfiles.graph import parents, spread, stronger
from licet.scanner.lockfiles.reading import Reader, Reading, Unreadable, bare
from licet.scanner.text import decode

_MODULES: tuple[ModuleType, ...] = (
    package_json,
    package_lock,
    pkg_info,
    poetry_lock,
    pylock,
    pyproject,
    requirements_txt,
    setup_cfg,
    setup_py,
    uv_lock,
)

READERS: tuple[Reader, ...] = cast("tuple[Reader, ...]", _MODULES)
"""Every format that licet reads, sorted by its module's name."""

LARGEST = 64 * 1024 * 1024
"""A lockfile of more bytes is not read: no tool has written one yet."""


@dataclass(frozen=True, slots=True)
class Manifests:
    """What the manifests of a tree say together. Components are sorted by purl, one a purl."""

    declarations: tuple[Declaration, ...]
    components: tuple[Component, ...]
    problems: tuple[Problem, ...]


def read_manifests(files: Sequence[SourceFile]) -> Manifests:
    """What the manifests among FILES say; those at the root declare the project's license."""
    readings: list[tuple[SourceFile, Reading]] = []
    problems: list[Problem] = []
    for file in files:
        reader = _reader(file)
        if reader is None:
            continue
        try:
            readings.append((file, _read(reader, file)))
        except Unreadable as error:
            message = f"{error}; its dependencies are missing from the verdict until it is mended"
            matters = not _is_trial(file.path)
            problems.append(Problem(file.path, "manifest-unreadable", message, error.line, matters=matters))
    asked: dict[PurePosixPath, list[Component]] = {}
    for file, reading in readings:
        if file.kind is FileKind.MANIFEST:
            asked.setdefault(PurePosixPath(file.path).parent, []).extend(reading.components)
    components: list[Component] = []
    for file, reading in readings:
        said = reading.components
        if not reading.scoped:
            said = scoped(said, asked.get(PurePosixPath(file.path).parent, ()))
        components += (replace(c, scope=Scope.TEST) for c in said) if _is_trial(file.path) else said
    declarations = [one for file, reading in readings if "/" not in file.path for one in reading.declarations]
    return Manifests(tuple(declarations), merged(components), tuple(problems))


def _is_trial(path: str) -> bool:
    return bool(names()["trial-folders"].intersection(PurePosixPath(path).parts[:-1]))


def scoped(components: Sequence[Component], asked: Iterable[Component]) -> tuple[Component, ...]:
    """COMPONENTS of a lockfile that does not say why each is there, as the manifests beside it, which ASKED, tell."""
    wanted: dict[str, Scope] = {}
    for component in asked:
        purl = bare(component.purl)
        wanted[purl] = stronger(component.scope, wanted.get(purl, component.scope))
    roots = {c.purl: wanted[bare(c.purl)] for c in components if bare(c.purl) in wanted}
    needs = parents({c.purl: c.parents for c in components})  # turned round once more
    scopes = spread(roots, needs)
    return tuple(
        replace(c, scope=scopes.get(c.purl, c.scope), direct=c.purl in roots if roots else c.direct)
        for c in components
    )  # fmt: skip


def _reader(file: SourceFile) -> Reader | None:
    if file.kind not in (FileKind.MANIFEST, FileKind.LOCKFILE):
        return None
    place = PurePosixPath(file.path)
    if place.parent.suffix in (".egg-info", ".dist-info"):
        return None
    return next((reader for reader in READERS if reader.reads(place.name)), None)


def _read(reader: Reader, file: SourceFile) -> Reading:
    if file.size > LARGEST:
        raise Unreadable(f"has {file.size} bytes, more than any {reader.NAME} that a tool wrote")
    try:
        text = decode(file.location.read_bytes())
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    if text is None:
        raise Unreadable("is binary, not text")
    return reader.read(text, file.path)


def merged(components: Iterable[Component]) -> tuple[Component, ...]:
    """COMPONENTS, one a purl: direct if any is, with the strongest scope, all parents and all evidence.

    What a manifest asks for without a version is the version that a lockfile pins, where there is one.
    """
    found: dict[str, Component] = {}
    for component in components:
        known = found.get(component.purl)
        found[component.purl] = _both(known, component) if known else component
    pinned: dict[str, list[str]] = {}
    for purl in found:
        if bare(purl) != purl:
            pinned.setdefault(bare(purl), []).append(purl)
    for name in [purl for purl in found if purl in pinned]:
        asked = found.pop(name)
        for purl in _meant(asked, pinned[name], found):
            found[purl] = _both(found[purl], replace(asked, purl=purl))
    return tuple(found[purl] for purl in sorted(found))


def _meant(asked: Component, purls: list[str], found: dict[str, Component]) -> list[str]:
    """Of several pinned versions, those that a lockfile calls direct, and of these, those that are there for as much.

    Where it calls none so, those at the top of `node_modules`; else all.
    """
    direct = [purl for purl in purls if found[purl].direct]
    if direct:
        return [purl for purl in direct if found[purl].scope is asked.scope] or direct
    top = "node_modules/" + unquote(asked.purl.removeprefix("pkg:npm/"))
    return [purl for purl in purls if any(e.text.lower() == top for e in found[purl].evidence)] or purls


def _both(one: Component, other: Component) -> Component:
    return Component(
        purl=one.purl,
        scope=stronger(one.scope, other.scope),
        direct=one.direct or other.direct,
        parents=tuple(sorted({*one.parents, *other.parents})),
        declared=one.declared or other.declared,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )
