# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""When the license of a project, of a file or of a dependency changed, and by which commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from licet.errors import UsageError
from licet.pipeline import Options
from licet.revisions.states import Reader, of_dependency, of_file, of_project
from licet.scanner.packages.purls import bare
from licet.scanner.revisions import Commit, Repository, ancestry, commits, names_of

State: TypeAlias = tuple[str, ...]
"""What a license was: empty where there was none to tell of; for a dependency, a text for each version of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A commit that changed a license, and what it was before (of each commit that it follows) and after."""

    commit: Commit
    before: State
    after: State


def history(subject: str, revision: str, options: Options) -> tuple[Step, ...]:
    """The steps by which the license of SUBJECT came to what it is at REVISION, oldest first.

    SUBJECT is a folder (its license files and manifests are read), a file, or the purl of a dependency of the project
    in the folder here. Names that a file had before are followed.

    Raises `UsageError` where there is no such subject, no repository or no revision, `CannotJudgeError` where the
    history cannot be read.
    """
    reader = _reader(subject, revision, options)
    head = reader.repository.commit(revision)
    lines = ancestry(reader.repository, head, reader.paths)
    states = dict(zip(lines, reader.states(tuple(lines)), strict=True))
    changing = [id for id, parents in lines.items() if _changes(states, id, parents)]
    known = commits(reader.repository, changing)
    return tuple(Step(known[id], _before(states, lines[id]), states[id]) for id in changing if id in known)


def _reader(subject: str, revision: str, options: Options) -> Reader:
    """What tells the state of SUBJECT at a commit."""
    if subject.startswith("pkg:"):
        return of_dependency(Repository.at(Path()), revision, bare(subject), options)
    path = Path(subject)
    if path.is_dir():
        return of_project(Repository.at(path), options)
    repository = Repository.at(_standing(path))
    name = path.absolute().relative_to(repository.folder.absolute()).as_posix()
    names = names_of(repository, repository.commit(revision), name)
    return of_file(repository, names)


def _standing(path: Path) -> Path:
    """The folder that PATH is in, or the nearest above that is there still: the file may be gone."""
    for folder in path.absolute().parents:
        if folder.is_dir():
            return folder
    raise UsageError(f"no such file: {path}")


def _changes(states: Mapping[str, State], id: str, parents: Sequence[str]) -> bool:
    """Whether the commit of ID has another state than each that it follows; a merge may take that of one side."""
    before = [states[parent] for parent in parents] or [()]
    return all(state != states[id] for state in before)


def _before(states: Mapping[str, State], parents: Sequence[str]) -> State:
    """What it was before: of several lines that are joined, in the one that was gone on with."""
    return states[parents[0]] if parents else ()
