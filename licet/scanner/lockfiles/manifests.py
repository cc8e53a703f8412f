# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""All manifests and lockfiles of a tree, as one list of components."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from licet.model import Component, Declaration, FileKind, Problem, Scope, SourceFile
from licet.scanner.classify import names
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.reading.merging import merged, scoped
from licet.scanner.lockfiles.registry import Format, format_of
from licet.scanner.packages.purls import bare, version_of
from licet.scanner.text import decode

LARGEST = 64 * 1024 * 1024
"""A lockfile of more bytes is not read: no tool has written one yet."""

PACKAGED = "debian/copyright"
"""What stands here is said of the tree as a whole, though it lies in a folder."""

_HEAD = 16
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xff\xfe"

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

    def __contains__(self, path: str) -> bool:
        return path in self._by_path

    def text(self, path: str) -> str | None:
        """The text of the file at PATH, if there is one."""
        if path not in self._texts:
            file = self._by_path.get(path)
            try:
                self._texts[path] = _text(file) if file else None
            except Unreadable:
                self._texts[path] = None
        return self._texts[path]


def read_manifests(files: Sequence[SourceFile], checkouts: Mapping[str, str] | None = None) -> Manifests:
    """What the manifests among FILES say; those at the root declare the project's license.

    CHECKOUTS are the folders of repositories within, to their purls: what such a one needs, it needs itself.
    """
    within = dict(sorted((checkouts or {}).items()))
    readings: list[tuple[SourceFile, Format, Reading]] = []
    problems: list[Problem] = []
    tree = _Files(files)
    for file in files:
        format = _format(file)
        if format is None or _is_replaced(file, format, tree):
            continue
        try:
            reading = format.read(Opened(file.path, _text(file, format), tree))
        except Unreadable as error:
            message = f"{error}; its dependencies are missing from the verdict until it is mended"
            matters = not _is_trial(file.path)
            problems.append(Problem(file.path, "manifest-unreadable", message, error.line, matters=matters))
        else:
            readings.append((file, format, reading))
            problems += _left_out(file, reading)
    asked: dict[PurePosixPath, list[Component]] = {}
    for file, format, reading in readings:
        if not format.LOCKS:
            asked.setdefault(PurePosixPath(file.path).parent, []).extend(reading.components)
    components: list[Component] = []
    own = frozenset(
        purl
        for file, _, reading in readings
        if not _is_trial(file.path) and not _checkout(file.path, within)
        for purl in map(bare, reading.own)
    )
    locked = frozenset(bare(c.purl) for _, format, reading in readings if format.LOCKS for c in reading.components)
    for file, format, reading in readings:
        said = reading.components if format.LOCKS else _of_others(reading, own, locked)
        if not reading.scoped:
            said = scoped(said, asked.get(PurePosixPath(file.path).parent, ()))
        holder = _checkout(file.path, within)
        if holder:
            said = tuple(_needed_by(holder, said))
        components += (replace(c, scope=Scope.TEST) for c in said) if _is_trial(file.path) else said
    declarations = _declarations(readings)
    return Manifests(tuple(declarations), merged(components), tuple(problems), own)


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


def _declarations(readings: Sequence[tuple[SourceFile, Format, Reading]]) -> list[Declaration]:
    """What the manifests that speak for the whole declare; where they are silent, what packagers state of it."""
    said = [one for file, _, reading in readings if file.front for one in reading.declarations]
    return said or [one for file, _, reading in readings if file.path == PACKAGED for one in reading.declarations]


def _is_trial(path: str) -> bool:
    return bool(names()["trial-folders"].intersection(PurePosixPath(path).parts[:-1]))


def _format(file: SourceFile) -> Format | None:
    if file.kind is FileKind.VENDORED:
        return _list_of_vendored(file.path)
    if file.kind is FileKind.BINARY or (file.kind is FileKind.README and not _is_card(file)):
        return None
    if PurePosixPath(file.path).parent.suffix in (".egg-info", ".dist-info") and not file.front:
        return None
    return format_of(file.path)


def _list_of_vendored(path: str) -> Format | None:
    """The format of a file that lists, in the project's own vendor folder, what that holds, as its globs say."""
    format, parts, folders = format_of(path), path.lower().split("/"), names()["vendor-folders"]
    for glob in (each.split("/") for each in (format.globs if format else ())):
        if folders.intersection(glob[:-1]) and folders.isdisjoint(parts[: len(parts) - len(glob)]):
            return format
    return None


def _is_card(file: SourceFile) -> bool:
    """Whether a README begins with a table, as the card of a model does: the others need not be read."""
    try:
        with file.location.open("rb") as opened:
            return opened.read(_HEAD).lstrip(_BYTE_ORDER_MARKS).replace(b"\x00", b"").startswith(b"---")
    except OSError:
        return False


def _is_replaced(file: SourceFile, format: Format, tree: _Files) -> bool:
    """Whether FILE is the binary form of a lockfile that lies beside it as text, which its tool then reads instead."""
    path = PurePosixPath(file.path)
    return format.binary is not None and path.name != format.globs[0] and str(path.with_name(format.globs[0])) in tree


def _text(file: SourceFile, format: Format | None = None) -> str:
    """The text of FILE, which is of FORMAT. Raises `Unreadable`; a format that may be binary says how to mend it."""
    if file.size > LARGEST:
        raise Unreadable(
            f"has {file.size} bytes, more than any {format.NAME if format else 'manifest'} that a tool wrote"
        )
    try:
        text = decode(file.location.read_bytes())
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    if text is None:
        raise Unreadable((format and format.binary) or "is binary, not text")
    return text


def _left_out(file: SourceFile, reading: Reading) -> Iterator[Problem]:
    """One problem for all that FILE asks for in words that could not be read."""
    if reading.skipped:
        shown = ", ".join(repr(each.what) for each in reading.skipped[:SHOWN])
        more = f" and {len(reading.skipped) - SHOWN} more" if len(reading.skipped) > SHOWN else ""
        message = f"asks for {shown}{more}, which cannot be read; what that is is missing from the verdict"
        yield Problem(file.path, "manifest-partly-read", message, reading.skipped[0].line)
