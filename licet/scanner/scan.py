# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reads files and says what is in them, over several processes where that pays."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeAlias, TypeVar

from licet.model import FileFacts, FileKind, Problem, SourceFile
from licet.scanner.classify import classify, of_content
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine
from licet.scanner.text import decode, strings

LARGEST = 16 * 1024 * 1024
"""A file of more bytes is read at its two ends only, half of this each: notices stand at the ends."""

WORTH_A_POOL = 64
"""From so many files on, several processes are faster than one."""

CHUNK = 16
"""Files handed to a process at a time."""

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
    # Not fork: the progress display has threads, and a forked thread's lock is held for ever.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context(method)) as pool:
        try:
            yield from pool.map(work, files, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _scan(file: SourceFile) -> Scanned:
    if file.kind in SKIPPED_BYTES:
        return FileFacts(file.path, file.kind, file.size), ()
    return _facts(file.location, file.path, file.kind)


def _scan_path(path: str) -> Scanned:
    return _facts(Path(path), path, classify(path))


def _facts(location: Path, path: str, kind: FileKind) -> Scanned:
    try:
        size = location.stat().st_size
        data, cut = _read(location, size)
    except OSError as error:
        message = f"cannot be read: {error.strerror}; mend its permissions, or leave it out by an ignore file"
        return FileFacts(path, kind), (Problem(path, "unreadable", message, matters=True),)
    text = decode(data)
    kind = of_content(kind, data, is_text=text is not None)
    text = strings(data) if text is None else text
    problems: list[Problem] = []
    if cut:
        message = f"has {size} bytes, of which the first and last {LARGEST // 2} were looked at"
        problems.append(Problem(path, "file-too-large", message))
    digest = "" if cut else hashlib.sha256(data).hexdigest()
    facts = FileFacts(path, kind, size, digest, engine().detect(text), find_copyrights(text))
    return facts, tuple(problems)


def _read(location: Path, size: int) -> tuple[bytes, bool]:
    """The bytes at LOCATION, and whether some in the middle were left out."""
    with location.open("rb") as file:
        if size <= LARGEST:
            return file.read(), False
        head = file.read(LARGEST // 2)
        file.seek(-(LARGEST // 2), os.SEEK_END)
        return head + b"\n" + file.read(), True
