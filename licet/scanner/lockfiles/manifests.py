# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""All manifests and lockfiles of a tree, as one list of components."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from licet.model import Component, Declaration, FileKind, Problem, Scope, SourceFile
from licet.scanner.classify import names
from licet.scanner.lockfiles.reading import Opened, Reader, Reading, Unreadable
from licet.scanner.lockfiles.reading.merging import merged, scoped
from licet.scanner.lockfiles.registry import reader_of
from licet.scanner.text import decode

LARGEST = 64 * 1024 * 1024
"""A lockfile of more bytes is not read: no tool has written one yet."""

SHOWN = 3
"""So many lines of a file that could not be read are named."""


@dataclass(frozen=True, slots=True)
class Manifests:
    """What the manifests of a tree say together. Components are sorted by purl, one a purl.

    `own` are the purls, without versions, of the packages that the tree itself holds.
    """

    declarations: tuple[Declaration, ...]
    components: tuple[Component, ...]
    problems: tuple[Problem, ...]
    own: frozenset[str] = frozenset()


class _Files:
    """The files of a tree, for manifests that refer to others."""

    def __init__(self, files: Sequence[SourceFile]) -> None:
        self._files = files
        self._texts: dict[str, str | None] = {}

    @cached_property
    def _by_path(self) -> Mapping[str, SourceFile]:
        return {file.path: file for file in self._files}

    @cached_property
    def paths(self) -> Sequence[str]:
        """The paths of all files."""
        return tuple(self._by_path)

    def text(self, path: str) -> str | None:
        """The text of the file at PATH, if there is one."""
        if path not in self._texts:
            file = self._by_path.get(path)
            try:
                self._texts[path] = _text(file) if file else None
            except Unreadable:
                self._texts[path] = None
        return self._texts[path]


def read_manifests(files: Sequence[SourceFile]) -> Manifests:
    """What the manifests among FILES say; those at the root declare the project's license."""
    readings: list[tuple[SourceFile, Reader, Reading]] = []
    problems: list[Problem] = []
    tree = _Files(files)
    for file in files:
        reader = _reader(file)
        if reader is None:
            continue
        try:
            reading = reader.read(Opened(file.path, _text(file, reader.NAME), tree))
        except Unreadable as error:
            message = f"{error}; its dependencies are missing from the verdict until it is mended"
            matters = not _is_trial(file.path)
            problems.append(Problem(file.path, "manifest-unreadable", message, error.line, matters=matters))
        else:
            readings.append((file, reader, reading))
            problems += _left_out(file, reading)
    asked: dict[PurePosixPath, list[Component]] = {}
    for file, reader, reading in readings:
        if not reader.LOCKS:
            asked.setdefault(PurePosixPath(file.path).parent, []).extend(reading.components)
    components: list[Component] = []
    for file, _, reading in readings:
        said = reading.components
        if not reading.scoped:
            said = scoped(said, asked.get(PurePosixPath(file.path).parent, ()))
        components += (replace(c, scope=Scope.TEST) for c in said) if _is_trial(file.path) else said
    declarations = [one for file, _, reading in readings if "/" not in file.path for one in reading.declarations]
    own = frozenset(purl for file, _, reading in readings if not _is_trial(file.path) for purl in reading.own)
    return Manifests(tuple(declarations), merged(components), tuple(problems), own)


def _is_trial(path: str) -> bool:
    return bool(names()["trial-folders"].intersection(PurePosixPath(path).parts[:-1]))


def _reader(file: SourceFile) -> Reader | None:
    if file.kind in (FileKind.VENDORED, FileKind.BINARY):
        return None
    if PurePosixPath(file.path).parent.suffix in (".egg-info", ".dist-info"):
        return None
    return reader_of(file.path)


def _text(file: SourceFile, name: str = "manifest") -> str:
    """The text of FILE. Raises `Unreadable`."""
    if file.size > LARGEST:
        raise Unreadable(f"has {file.size} bytes, more than any {name} that a tool wrote")
    try:
        text = decode(file.location.read_bytes())
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    if text is None:
        raise Unreadable("is binary, not text")
    return text


def _left_out(file: SourceFile, reading: Reading) -> Iterator[Problem]:
    """One problem for all that FILE asks for in words that could not be read."""
    if reading.skipped:
        shown = ", ".join(repr(each.what) for each in reading.skipped[:SHOWN])
        more = f" and {len(reading.skipped) - SHOWN} more" if len(reading.skipped) > SHOWN else ""
        message = f"asks for {shown}{more}, which cannot be read; what that is is missing from the verdict"
        yield Problem(file.path, "manifest-partly-read", message, reading.skipped[0].line)
