# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Trees and files as they are in git's objects."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, NamedTuple

from licet.errors import CannotJudgeError
from licet.scanner.git import GitError, fields, stream
from licet.scanner.revisions.repository import Repository

MOST_PATHS = 4_000_000
"""A tree of more files is not read; the largest that are known have a third of it."""

LARGEST = 16 * 1024 * 1024
"""Of a file of more bytes the two ends are kept, half of this each: more of it is not looked at anyway."""

FILES = ("100644", "100755", "100664")
SUBMODULE = "160000"

_CONTENTS = ("cat-file", "--batch", "--buffer")
_PIECE = 1024 * 1024


class Entry(NamedTuple):
    """What a tree has at a path: the mode, and the id of the object."""

    mode: str
    id: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file; links are not followed, and submodules are other repositories."""
        return self.mode in FILES


def listed(repository: Repository, commit: str, *paths: str) -> Mapping[str, Entry]:
    """What the tree of COMMIT has below the repository's folder, or of it PATHS (git's pathspecs), by path.

    Raises `CannotJudgeError` where objects are missing, or there is no end to them.
    """
    found: dict[str, Entry] = {}
    command = ("ls-tree", "-r", "-z", "--end-of-options", commit, *paths)
    try:
        for line in fields(repository.folder, *command, most=MOST_PATHS):
            kind, _, path = line.partition(b"\t")
            mode, _, id = kind.split(b" ", 2)
            found[os.fsdecode(path)] = Entry(mode.decode(), id.decode())
    except (GitError, ValueError) as error:
        raise CannotJudgeError(f"cannot read the tree of {commit[:12]}: {error}") from error
    return found


class Objects:
    """The files of a repository by the ids of their contents."""

    def __init__(self, repository: Repository) -> None:
        self._folder = repository.folder

    def write(self, ids: Mapping[str, Sequence[Path]]) -> Iterator[str]:
        """Write the contents of each of IDS to its places, whose folders are there; yield the ids that are missing.

        Raises `CannotJudgeError` where git breaks off.
        """
        try:
            with stream(self._folder, *_CONTENTS, asked=map(str.encode, ids)) as output:
                for id, places in ids.items():
                    size = _size(output.readline())
                    if size is None:
                        yield id
                        continue
                    _write(output, size, places)
                    output.read(1)
        except GitError as error:
            raise CannotJudgeError(f"cannot read the objects of {self._folder}: {error}") from error

    def read(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """What the object of each of NAMES ("ID" or "COMMIT:PATH") holds, of large ones the ends; None for no object.

        Raises `CannotJudgeError` where git breaks off.
        """
        try:
            with stream(self._folder, *_CONTENTS, asked=_asked(names)) as output:
                for _ in names:
                    size = _size(output.readline())
                    if size is None:
                        yield None
                        continue
                    yield b"".join(piece for _, piece in _pieces(output, size))
                    output.read(1)
        except GitError as error:
            raise CannotJudgeError(f"cannot read the objects of {self._folder}: {error}") from error

    def ids(self, names: Sequence[str]) -> Iterator[str]:
        """The id of the file that each of NAMES ("COMMIT:PATH") means, empty where it means none.

        Raises `CannotJudgeError` where git breaks off.
        """
        form = "--batch-check=%(objecttype) %(objectname)"
        try:
            with stream(self._folder, "cat-file", form, "--buffer", asked=_asked(names)) as output:
                for _ in names:
                    kind, _, id = output.readline().rstrip(b"\n").rpartition(b" ")
                    yield id.decode("ascii", "replace") if kind == b"blob" else ""
        except GitError as error:
            raise CannotJudgeError(f"cannot read the objects of {self._folder}: {error}") from error

    def tops(self, commits: Sequence[str], folder: str) -> Iterator[Mapping[str, Entry]]:
        """What FOLDER ("" or "x/", from the top) holds itself in each of COMMITS; nothing where it is not there."""
        digest = len(commits[0]) // 2 if commits else 0
        for data in self.read([f"{commit}:{folder}" for commit in commits]):
            yield dict(_entries(data or b"", digest))


def _asked(names: Sequence[str]) -> list[bytes]:
    """NAMES as lines. Raises `CannotJudgeError` where one has a line break, which git takes for the next name."""
    asked = [os.fsencode(name) for name in names]
    if any(b"\n" in name for name in asked):
        raise CannotJudgeError("a path with a line break in it cannot be asked for in a history")
    return asked


def _size(head: bytes) -> int | None:
    """The size that a line of `cat-file --batch` states, None where the object is missing or no file."""
    parts = head.split()
    if len(parts) >= 2 and parts[-1] == b"missing":
        return None
    if len(parts) == 3 and parts[1] in (b"blob", b"tree"):
        return int(parts[2])
    if not head:
        raise GitError("it broke off; a clone that lacks contents (`--filter`) has to fetch them first")
    raise GitError(f"it answered {head[:80]!r}")


def _entries(data: bytes, digest: int) -> Iterator[tuple[str, Entry]]:
    """The entries of a tree's DATA, in which an id has DIGEST bytes."""
    at = 0
    while (end := data.find(b"\0", at)) >= 0:
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + digest
        yield os.fsdecode(name), Entry(mode.decode("ascii", "replace"), data[end + 1 : at].hex())


def _pieces(output: IO[bytes], size: int) -> Iterator[tuple[int, bytes]]:
    """The next SIZE bytes of OUTPUT in pieces with their offsets, without the middle of what is LARGEST or more."""
    offset = 0
    head, tail = (size, size) if size <= LARGEST else (LARGEST // 2, size - LARGEST // 2)
    while offset < size:
        bound = head if offset < head else tail if offset < tail else size
        piece = output.read(min(_PIECE, bound - offset))
        if not piece:
            raise GitError("it broke off")
        if offset < head or offset >= tail:
            yield offset, piece
        offset += len(piece)


def _write(output: IO[bytes], size: int, places: Sequence[Path]) -> None:
    first, *others = places
    with first.open("wb") as file:
        for offset, piece in _pieces(output, size):
            file.seek(offset)
            file.write(piece)
        file.truncate(size)
    for other in others:
        other.unlink()
        other.hardlink_to(first)
