# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Both engines on one tree, each timed on its own with the same number of processes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from licet.model import Problem
from licet.scanner.peer import toolkit
from licet.scanner.peer.differences import Compared, compare
from licet.scanner.peer.scan import LOADING, Peer, Progress
from licet.scanner.processes import processors
from licet.scanner.scan import Scanned, scan_each
from licet.scanner.walk import walk


@dataclass(frozen=True, slots=True)
class Seconds:
    """Wall time of each engine on the whole tree; `loading` is the part of ScanCode's before its first file."""

    licet: float
    scancode: float
    loading: float

    @property
    def ratio(self) -> float:
        """How many times as long as licet ScanCode took."""
        return self.scancode / max(self.licet, 1e-9)


@dataclass(frozen=True, slots=True)
class Trial:
    """Both engines' answers for every file of a tree that both could read, by path, and what they could not."""

    files: tuple[Compared, ...]
    problems: tuple[Problem, ...]
    seconds: Seconds
    jobs: int
    scancode: str


def try_both(root: Path, *, jobs: int = 0, progress: Progress | None = None) -> Trial:
    """Both engines on every file of the tree at ROOT, or on ROOT where it is a file.

    `jobs` is the number of processes of each engine, 0 for one a processor. Raises `UsageError` where ScanCode is not
    installed, `CannotJudgeError` where it does not start or ROOT cannot be listed.
    """
    told = progress or _silent
    toolkit.require()
    tree = walk(root)
    places = [str(file.location) for file in tree.files]
    workers = min(jobs or processors(), max(len(places), 1))
    began = time.perf_counter()
    ours = _all(scan_each(places, jobs=workers), "Reading with licet", len(places), told)
    ended = time.perf_counter()
    if not places:
        return Trial((), tree.problems, Seconds(ended - began, 0.0, 0.0), workers, toolkit.version())
    with Peer(workers) as peer:
        started = time.perf_counter()
        told(LOADING, 0, 1)
        peer.load()
        told(LOADING, 1, 1)
        loaded = time.perf_counter()
        theirs = _all(peer.scan(places), "Reading with ScanCode", len(places), told)
        seconds = Seconds(ended - began, time.perf_counter() - started, loaded - started)
    files: list[Compared] = []
    problems = list(tree.problems)
    for file, (our_facts, our_trouble), (their_facts, their_trouble) in zip(tree.files, ours, theirs, strict=True):
        trouble = [replace(problem, path=file.path) for problem in (*our_trouble, *their_trouble)]
        problems += dict.fromkeys(trouble)
        if not any(problem.matters for problem in trouble):
            files.append(compare(file.path, our_facts, their_facts))
    return Trial(tuple(files), tuple(problems), seconds, workers, toolkit.version())


def _all(answers: Iterable[Scanned], stage: str, count: int, told: Progress) -> Sequence[Scanned]:
    found: list[Scanned] = []
    for answer in answers:
        found.append(answer)
        told(stage, len(found), count)
    return found


def _silent(stage: str, done: int, total: int) -> None:
    """Nobody watches."""
