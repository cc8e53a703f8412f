# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""All manifests and lockfiles of a tree, as one list of components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from types import ModuleType
from typing import cast

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
from licet.scanner.lockfiles.graph import stronger
from licet.scanner.lockfiles.reading import Reader, Reading, Unreadable
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
    declarations: list[Declaration] = []
    components: list[Component] = []
    problems: list[Problem] = []
    for file in files:
        reader = _reader(file)
        if reader is None:
            continue
        trial = bool(names()["trial-folders"].intersection(PurePosixPath(file.path).parts[:-1]))
        try:
            reading = _read(reader, file)
        except Unreadable as error:
            message = f"{error}; its dependencies are missing from the verdict until it is mended"
            problems.append(Problem(file.path, "manifest-unreadable", message, error.line, matters=not trial))
            continue
        if "/" not in file.path:
            declarations += reading.declarations
        components += (replace(c, scope=Scope.TEST) for c in reading.components) if trial else reading.components
    return Manifests(tuple(declarations), merged(components), tuple(problems))


def _reader(file: SourceFile) -> Reader | None:
    place = PurePosixPath(file.path)
    name = place.name
    if file.kind not in (FileKind.MANIFEST, FileKind.LOCKFILE) or place.parent.suffix in (".egg-info", ".dist-info"):
        return None
    return next((reader for reader in READERS if reader.reads(name)), None)


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
        bare, at, _ = purl.rpartition("@")
        if at:
            pinned.setdefault(bare, []).append(purl)
    for bare in [purl for purl in found if purl in pinned]:
        asked = found.pop(bare)
        for purl in _meant(pinned[bare], found):
            found[purl] = _both(found[purl], replace(asked, purl=purl))
    return tuple(found[purl] for purl in sorted(found))


def _meant(purls: list[str], found: dict[str, Component]) -> list[str]:
    """Of several pinned versions, those that a lockfile calls direct; all where it calls none so."""
    return [purl for purl in purls if found[purl].direct] or purls


def _both(one: Component, other: Component) -> Component:
    return Component(
        purl=one.purl,
        scope=stronger(one.scope, other.scope),
        direct=one.direct or other.direct,
        parents=tuple(sorted({*one.parents, *other.parents})),
        declared=one.declared or other.declared,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )
