# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""ScanCode on files, through the same facts as licet's own engine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from licet.model import FileFacts, Problem
from licet.scanner.classify import classify
from licet.scanner.peer import toolkit
from licet.scanner.peer.answers import copyrights, detections
from licet.scanner.peer.crew import Crew
from licet.scanner.processes import processors
from licet.scanner.scan import Scanned
from licet.scanner.unread import why_unread

LOADING = "Loading ScanCode's index"
"""The stage before the first file; it takes seconds, and is worth telling."""

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with (stage, done, in all)."""


class Peer:
    """ScanCode in as many processes as JOBS says, 0 for one a processor; to be used in a `with`.

    Raises `UsageError` where it is not installed.
    """

    def __init__(self, jobs: int = 0) -> None:
        toolkit.require()
        self._crew = Crew(jobs or processors(), toolkit.load)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.__exit__(kind, error, trace)

    def load(self) -> None:
        """Start the processes; they load an index each. Raises `CannotJudgeError` where ScanCode does not start."""
        self._crew.start()

    def scan(self, paths: Sequence[str]) -> Iterator[Scanned]:
        """What is in each of the files at PATHS, in their order; one that fails is a problem, and the others go on."""
        for path, scanned in zip(paths, self._crew.each(_scan, paths), strict=True):
            yield scanned or _failed(path, "its process died; give fewer of them with --jobs if memory is short")


def scan_each(paths: Sequence[str], *, jobs: int = 0, progress: Progress | None = None) -> Iterator[Scanned]:
    """What ScanCode finds in each of the files at PATHS, in their order.

    Raises `UsageError` where it is not installed, `CannotJudgeError` where it does not start.
    """
    with Peer(min(jobs or processors(), max(len(paths), 1))) as peer:
        if progress:
            progress(LOADING, 0, 1)
        peer.load()
        if progress:
            progress(LOADING, 1, 1)
        yield from peer.scan(paths)


def _scan(path: str) -> Scanned:
    try:
        size = Path(path).stat().st_size
        with Path(path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return FileFacts(path, classify(path)), (Problem(path, "unreadable", why_unread(error), matters=True),)
    try:
        answer = toolkit.ask(path)
    except toolkit.NoAnswerError as error:
        return _failed(path, str(error))
    found, problems = detections(path, answer)
    return FileFacts(path, classify(path), size, digest, found, copyrights(answer.statements)), problems


def _failed(path: str, why: str) -> Scanned:
    problem = Problem(path, "scancode-failed", f"ScanCode has no answer: {why}", matters=True)
    return FileFacts(path, classify(path)), (problem,)
