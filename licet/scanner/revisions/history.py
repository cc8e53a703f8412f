# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The commits that touched some files, with those that they follow."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from licet.errors import CannotJudgeError
from licet.scanner.git import GitError, fields, run, stream
from licet.scanner.revisions.repository import Repository

MOST = 1_000_000
"""Commits of one history that are read."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, the day of its author (as ISO 8601 has it), who wrote it, and the first line of its message."""

    id: str
    date: str
    author: str
    subject: str


def ancestry(repository: Repository, revision: str, paths: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The commits up to REVISION that changed PATHS (git's pathspecs), oldest first, each with those it follows.

    What changed nothing there is left out, and who follows it follows what it followed. Where a commit joins two lines
    of which one had the same files, the other line is not told: what it did was not kept.

    Raises `CannotJudgeError` where the history cannot be read.
    """
    command = (
        "rev-list",
        "--parents",
        "--topo-order",
        "--reverse",
        f"--max-count={MOST}",
        "--end-of-options",
        revision,
    )
    try:
        said = run(repository.folder, *command, "--", *paths)
    except GitError as error:
        raise CannotJudgeError(f"cannot read the history of {repository.folder}: {error}") from error
    lines = (line.split() for line in said.decode().splitlines())
    return {id: tuple(parents) for id, *parents in lines}


def names_of(repository: Repository, revision: str, path: str) -> tuple[str, ...]:
    """PATH and the names that its file had before, newest first, as far as git finds them; all from the top."""
    shown = ("--format=", "--name-status", "-z", "--no-ext-diff", "--no-textconv", "-M", "--diff-filter=R")
    command = ("log", "--follow", *shown, "--end-of-options", revision, "--", path)
    try:
        said = [os.fsdecode(field) for field in fields(repository.folder, *command, most=MOST) if field.strip(b"\n")]
    except GitError as error:
        raise CannotJudgeError(f"cannot read the history of {path}: {error}") from error
    return tuple(dict.fromkeys((repository.prefix + path, *said[1::3])))


def touched(repository: Repository, revision: str, paths: Sequence[str]) -> tuple[str, ...]:
    """The files that PATHS (git's pathspecs) mean, of all that there ever were up to REVISION, sorted."""
    shown = ("--format=", "--name-only", "-z", "--relative", "--no-ext-diff", "--no-textconv", "--no-renames", "-m")
    command = ("log", *shown, "--end-of-options", revision, "--", *paths)
    try:
        found = {field.lstrip(b"\n") for field in fields(repository.folder, *command, most=MOST)}
    except GitError as error:
        raise CannotJudgeError(f"cannot read the history of {repository.folder}: {error}") from error
    return tuple(sorted(os.fsdecode(each) for each in found if each))


def commits(repository: Repository, ids: Sequence[str]) -> Mapping[str, Commit]:
    """What is known of the commits with these IDS; names are those that `.mailmap` gives."""
    if not ids:
        return {}
    command = ("log", "--no-walk=unsorted", "-z", "--format=%H%x01%aI%x01%aN%x01%s", "--stdin")
    try:
        with stream(repository.folder, *command, asked=map(str.encode, ids)) as output:
            read = output.read().decode("utf-8", "replace")
    except GitError as error:
        raise CannotJudgeError(f"cannot read the history of {repository.folder}: {error}") from error
    rows = (row.strip("\n").split("\1", 3) for row in read.split("\0") if row.strip("\n"))
    return {row[0]: Commit(row[0], row[1][:10], row[2], row[3]) for row in rows if len(row) == 4}
