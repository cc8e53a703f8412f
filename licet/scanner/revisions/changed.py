# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files differ between two states of a repository."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from licet.errors import CannotJudgeError
from licet.scanner.folders import RealFolders
from licet.scanner.git import GitError, fields, filters_off
from licet.scanner.revisions.objects import FILES, MOST_PATHS, SUBMODULE, Entry
from licet.scanner.revisions.repository import Repository

_UNNOTED = Entry("", "")


class Move(NamedTuple):
    """A file that has another path now, and the same contents."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The paths of files that are other, new or gone; and those of submodules, which are repositories of their own."""

    other: frozenset[str]
    new: frozenset[str]
    gone: frozenset[str]
    moved: tuple[Move, ...] = ()
    submodules: frozenset[str] = frozenset()

    @property
    def paths(self) -> frozenset[str]:
        """All of them, but submodules."""
        return self.other | self.new | self.gone


def from_tree(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> Changed:
    """What differs between two trees."""
    differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    return _changed(before, after, differing)


def to_worktree(repository: Repository, commit: str, tree: Mapping[str, Entry]) -> Changed:
    """What differs between the TREE of COMMIT and the files that are there, those included that are new to git.

    A file whose stamp is not the one that git noted counts as other; whoever compares contents finds it the same.

    Raises `CannotJudgeError` where git cannot tell.
    """
    folder = repository.folder
    compare = (
        "diff-index",
        "-z",
        "--raw",
        "--abbrev=64",
        "--relative",
        "--no-ext-diff",
        "--no-textconv",
        "--no-renames",
    )
    new = ("ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    try:
        off = filters_off(folder)
        # Submodules are asked for their commits alone: to look into them git would run what they configure.
        said = fields(
            folder, *compare, "--ignore-submodules=dirty", commit, "--", ".", most=2 * MOST_PATHS, settings=off
        )
        differing = {os.fsdecode(path): _noted(row) for row, path in zip(said, said, strict=False)}
        for path in fields(folder, *new, most=MOST_PATHS):
            if not path.endswith(b"/"):
                differing.setdefault(os.fsdecode(path), _UNNOTED)
    except GitError as error:
        raise CannotJudgeError(f"cannot compare {folder} with {commit[:12]}: {error}") from error
    folders = RealFolders(folder)
    there = {
        path: entry
        for path, noted in differing.items()
        if folders.hold(path) and (entry := _there(folder, path, noted)) is not None
    }
    return _changed(tree, there, set(differing))


def _noted(row: bytes) -> Entry:
    """What git noted of the file that a ROW of differences is about; without an id where that is not what is there."""
    _, mode, _, id, *_ = row.decode("ascii", "replace").split()
    return Entry(mode, id if id.strip("0") else "")


def _there(folder: Path, path: str, noted: Entry) -> Entry | None:
    """What is at PATH below FOLDER, with the id that git NOTED."""
    if noted.mode == SUBMODULE:
        return noted
    try:
        mode = os.lstat(f"{folder}/{path}").st_mode
    except OSError:
        return None
    return Entry(FILES[0], noted.id) if stat.S_ISREG(mode) else None


def _changed(before: Mapping[str, Entry], after: Mapping[str, Entry], differing: set[str]) -> Changed:
    submodules = frozenset(
        path for path in differing if SUBMODULE in {tree[path].mode for tree in (before, after) if path in tree}
    )
    had = {path for path in differing if path in before and before[path].is_file}
    has = {path for path in differing if path in after and after[path].is_file}
    moved = _moved({path: before[path].id for path in had - has}, {path: after[path].id for path in has - had})
    return Changed(frozenset(had & has), frozenset(has - had), frozenset(had - has), moved, submodules)


def _moved(gone: Mapping[str, str], new: Mapping[str, str]) -> tuple[Move, ...]:
    """Files that are GONE beside NEW ones with the same contents (by their ids), in order of their paths."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for path, id in sorted(gone.items(), reverse=True):
        waiting[id].append(path)
    return tuple(Move(waiting[id].pop(), path) for path, id in sorted(new.items()) if id and waiting[id])
