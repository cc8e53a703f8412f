# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files have to be looked at to judge what changed: those, and what a judgement of any file may rest on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from licet.model import FileKind
from licet.scanner.classify import LICENSE_NAME, classify, names
from licet.scanner.file_names import TEXTS, FileNames
from licet.scanner.lockfiles import FORMATS, format_of
from licet.scanner.peer.packages import FILES as PEER_FILES
from licet.scanner.revisions.changed import Changed

_SPEAKING = (FileKind.LICENSE, FileKind.NOTICE, FileKind.README, FileKind.MANIFEST, FileKind.LOCKFILE)
_REUSE = ("REUSE.toml", "dep5")
"""What says of other files how they are licensed, wherever those lie."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The paths to look at before and after; `is_whole` where that is all of them."""

    before: frozenset[str]
    after: frozenset[str]
    is_whole: bool = False


def whole(before: Collection[str], after: Collection[str]) -> Slice:
    """All that is there."""
    return Slice(frozenset(before), frozenset(after), is_whole=True)


def narrow(before: Collection[str], after: Collection[str], changed: Changed, asked: Collection[str]) -> Slice:
    """What CHANGED, what speaks for others, the files ASKED for, and vendored code beside vendored code that changed.

    Where a file says how others are licensed, or a change may alter where "see LICENSE" leads, that is all below it.
    """
    folders = {*_vendored(changed.paths), *_governed(before, after, changed)}
    if "" in folders:
        return whole(before, after)
    kept = changed.paths | frozenset(asked)
    is_below = _below(folders)

    def chosen(paths: Collection[str]) -> frozenset[str]:
        return frozenset(_speaking(paths, is_below)) | (kept & frozenset(paths))

    return Slice(chosen(before), chosen(after))


def wider(slice: Slice, before: Collection[str], after: Collection[str], words: Collection[str]) -> Slice:
    """SLICE with the files that WORDS ("see terms.txt") may name, wherever they lie."""
    spelled = {_spelled(word) for word in words}

    def named(paths: Collection[str]) -> frozenset[str]:
        return frozenset(path for path in paths if _spelled(path) in spelled)

    return Slice(slice.before | named(before), slice.after | named(after), slice.is_whole) if spelled else slice


def _spelled(path: str) -> str:
    return PurePosixPath(path).name.lower().partition(".")[0]


def _vendored(paths: Iterable[str]) -> Iterator[str]:
    """The outermost vendor folders that PATHS lie in: which files there are one work is told by all of them."""
    for path in paths:
        parts = PurePosixPath(path).parts[:-1]
        for at, part in enumerate(parts, start=1):
            if part.lower() in names()["vendor-folders"]:
                yield "/".join(parts[:at])
                break


def _governed(before: Collection[str], after: Collection[str], changed: Changed) -> Iterator[str]:
    """The folders below which a change of one file may alter what another is licensed under."""
    if any(path.rpartition("/")[2] in _REUSE for paths in (before, after) for path in paths if path.endswith(_REUSE)):
        yield ""  # REUSE states what holds for all sources of a package: all of them must be there
    for path in changed.paths:
        folder, _, name = path.rpartition("/")
        comes_or_goes = path not in changed.other and path.lower().endswith(TEXTS)
        if LICENSE_NAME.fullmatch(name) or FileNames.is_of_license(name) or comes_or_goes:
            yield folder
        if "LICENSES" in folder.split("/"):
            yield ""


def _below(folders: Collection[str]) -> Callable[[str], bool]:
    prefixes = tuple(f"{folder}/" for folder in folders)
    return lambda path: path.startswith(prefixes)


def _speaking(paths: Iterable[str], is_below: Callable[[str], bool]) -> Iterator[str]:
    """Those of PATHS that licenses and dependencies are read from, and those that IS_BELOW is true of.

    Asked of every file of the tree: most are told by their ending alone.
    """
    names = _names()
    for path in paths:
        name = path.rpartition("/")[2]
        if name not in names.exact and name.rpartition(".")[2].lower() in names.plain:
            if not name.startswith(names.beginnings) and not is_below(path):
                continue
        elif not is_below(path) and not _is_speaking(path):
            continue
        yield path


def _is_speaking(path: str) -> bool:
    return classify(path) in _SPEAKING or format_of(path) is not None


@dataclass(frozen=True, slots=True)
class _Names:
    """Names that manifests have: `exact` ones, and `beginnings`; and endings of code or data that are `plain`."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    plain: frozenset[str]


@lru_cache(maxsize=1)
def _names() -> _Names:
    globs = {glob.rpartition("/")[2] for format in FORMATS for glob in format.globs}
    globs |= {glob.rpartition("/")[2] for glob in PEER_FILES}
    wild = {glob for glob in globs if set(glob) & set("*?[")}
    endings = {glob.rpartition(".")[2].lower() for glob in wild if "." in glob}
    known = {ending.removeprefix(".") for key in ("code", "data", "binaries") for ending in names()[key]}
    beginnings = {glob[: min(glob.find(sign) for sign in "*?[" if sign in glob)] for glob in wild if _open(glob)}
    assert "" not in beginnings, "a glob that may match any name"
    return _Names(frozenset(globs - wild), tuple(sorted(beginnings)), frozenset(known - endings))


def _open(glob: str) -> bool:
    """Whether GLOB leaves the ending open."""
    return bool(set(glob.rpartition(".")[2]) & set("*?[")) or "." not in glob
