# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The manifests and lockfiles of a tree, each read by itself, in its own format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from licet.model import FileKind, Problem, SourceFile
from licet.scanner.classify import is_for_trial, names
from licet.scanner.lockfiles.format import Format
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable
from licet.scanner.lockfiles.registry import format_of
from licet.scanner.text import decode

LARGEST = 64 * 1024 * 1024
"""A lockfile of more bytes is not read: no tool has written one yet."""

SHOWN = 3
"""So many lines of a file that could not be read are named."""

_HEAD = 16
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xff\xfe"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest or lockfile, the format that it is of, and what it says."""

    file: SourceFile
    format: Format
    reading: Reading

    @property
    def folder(self) -> PurePosixPath:
        """Where it lies."""
        return PurePosixPath(self.file.path).parent

    @property
    def is_trial(self) -> bool:
        """Whether it lies among tests or examples."""
        return _is_trial(self.file.path)


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


def read_each(files: Sequence[SourceFile]) -> tuple[list[Manifest], list[Problem]]:
    """The manifests among FILES, and what could not be read of them."""
    found: list[Manifest] = []
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
            found.append(Manifest(file, format, reading))
            problems += _left_out(file, reading)
    return found, problems


def _is_trial(path: str) -> bool:
    return is_for_trial(PurePosixPath(path).parts[:-1])


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
