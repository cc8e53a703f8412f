# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Work on many files, spread over processes where that pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing.context import BaseContext
from typing import TypeVar

from licet.model import SourceFile
from licet.scanner import own
from licet.scanner.detect import engine

WORTH_A_POOL = 64
"""From so many files on, several processes are faster than one."""

CHUNK = 64
CHUNK_BYTES = 1024 * 1024
"""Files handed to a process at a time: so many, or fewer that have so many bytes."""

_Item = TypeVar("_Item")
_Done = TypeVar("_Done")


def spread(work: Callable[[_Item], _Done], files: Sequence[_Item], jobs: int) -> Iterator[_Done]:
    """WORK done on each of FILES, in their order, over JOBS processes (0: one a processor), or fewer if that pays."""
    processes = min(jobs or processors(), -(-len(files) // CHUNK))
    if processes <= 1 or len(files) < WORTH_A_POOL:
        yield from map(work, files)
        return
    with ProcessPoolExecutor(processes, context(), own.use, (own.in_use(),)) as pool:
        try:
            for done in pool.map(partial(_each, work), _chunks(files)):
                yield from done
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _each(work: Callable[[_Item], _Done], files: Sequence[_Item]) -> list[_Done]:
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


def context() -> BaseContext:
    """How processes are made: by fork, which shares the index as it is open, unless other threads hold locks."""
    methods = multiprocessing.get_all_start_methods()
    if "fork" in methods and sys.platform != "darwin" and threading.active_count() == 1:
        engine().open()
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
