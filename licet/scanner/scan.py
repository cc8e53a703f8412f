# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reads files and says what is in them, over several processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.context import BaseContext
from typing import TypeAlias, TypeVar

from licet.model import FileFacts, FileKind, Problem, SourceFile
from licet.scanner.classify import classify, of_nature
from licet.scanner.content import look
from licet.scanner.detect import engine
from licet.scanner.reading import LARGEST, read_contents

WORTH_A_POOL = 64
"""From so many files on, several processes are faster than one."""

CHUNK = 64
CHUNK_BYTES = 1024 * 1024
"""Files handed to a process at a time: so many, or fewer that have so many bytes."""

SKIPPED_BYTES = (FileKind.BINARY,)
"""Kinds that a repository scan does not look into: pictures, archives, fonts. `scan_each` looks into anything."""

Scanned: TypeAlias = tuple[FileFacts, tuple[Problem, ...]]
_Item = TypeVar("_Item")
Progress: TypeAlias = Callable[[int, int], None]


def scan(
    files: Sequence[SourceFile], *, jobs: int = 0, progress: Progress | None = None
) -> tuple[tuple[FileFacts, ...], tuple[Problem, ...]]:
    """What is in FILES, in their order, and what could not be read.

    `jobs` is the number of processes, 0 for one a processor. `progress` is called with (files done, files in all).
    """
    facts: list[FileFacts] = []
    problems: list[Problem] = []
    for done, (fact, trouble) in enumerate(_spread(_scan, files, jobs), start=1):
        facts.append(fact)
        problems += trouble
        if progress:
            progress(done, len(files))
    return tuple(facts), tuple(problems)


def scan_each(paths: Sequence[str], *, jobs: int = 0) -> Iterator[Scanned]:
    """What is in each of the files at PATHS, in their order; archives and pictures are looked into, too."""
    yield from _spread(_scan_path, paths, jobs)


def _spread(work: Callable[[_Item], Scanned], files: Sequence[_Item], jobs: int) -> Iterator[Scanned]:
    """WORK done on each of FILES, in their order, over as many processes as pay."""
    processes = min(jobs or _processors(), -(-len(files) // CHUNK))
    if processes <= 1 or len(files) < WORTH_A_POOL:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(processes, mp_context=_context()) as pool:
        try:
            for done in pool.map(partial(_each, work), _chunks(files)):
                yield from done
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _each(work: Callable[[_Item], Scanned], files: Sequence[_Item]) -> list[Scanned]:
    return list(map(work, files))


def _chunks(files: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    start = size = 0
    for at, file in enumerate(files):
        size += file.size if isinstance(file, SourceFile) else CHUNK_BYTES // CHUNK
        if at - start >= CHUNK or size >= CHUNK_BYTES:
            yield files[start : at + 1]
            start, size = at + 1, 0
    if start < len(files):
        yield files[start:]


def _context() -> BaseContext:
    """How processes are made: by fork, which shares the index as it is open, unless other threads hold locks."""
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and sys.platform != "darwin" and threading.active_count() == 1:
        engine().open()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _scan(file: SourceFile) -> Scanned:
    if file.kind in SKIPPED_BYTES:
        return FileFacts(file.path, file.kind, file.size), ()
    return _facts(f"{file.root}/{file.path}", file.path, file.kind)


def _scan_path(path: str) -> Scanned:
    return _facts(path, path, classify(path))


def _facts(location: str, path: str, kind: FileKind) -> Scanned:
    try:
        contents = read_contents(location)
    except OSError as error:
        message = f"cannot be read: {error.strerror}; mend its permissions, or leave it out by an ignore file"
        return FileFacts(path, kind), (Problem(path, "unreadable", message, matters=True),)
    found = look(contents.data)
    kind = of_nature(kind, found.nature)
    facts = FileFacts(path, kind, contents.size, contents.sha256, found.detections, found.copyrights)
    if not contents.is_cut:
        return facts, ()
    message = f"has {contents.size} bytes, of which the first and last {LARGEST // 2} were looked at"
    return facts, (Problem(path, "file-too-large", message),)
