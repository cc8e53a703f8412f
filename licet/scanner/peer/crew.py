# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Processes that each load once what is slow to load, and that may die without taking the work with them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeVar

from licet.errors import CannotJudgeError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Crew:
    """So many PROCESSES, each of which runs PREPARE before its first work; to be used in a `with`."""

    def __init__(self, processes: int, prepare: Callable[[], object]) -> None:
        self._processes = processes
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def start(self) -> None:
        """Start the processes and come back when the first of them is prepared.

        Raises what PREPARE raises, and `CannotJudgeError` where a process dies of it.
        """
        # Not fork: the progress display has threads, and a forked thread's lock is held for ever.
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._pool = ProcessPoolExecutor(self._processes, mp_context=multiprocessing.get_context(method))
        try:
            self._pool.submit(self._prepare).result()
        except BrokenProcessPool as error:
            message = "a process died while it loaded, most likely for want of memory; give fewer of them with --jobs"
            raise CannotJudgeError(message) from error

    def each(self, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[_Result | None]:
        """What WORK makes of each of ITEMS, in their order; None for one that its process died of.

        Where one of several processes dies, half as many go on with what is left: mostly the memory was short, and a
        process that works alone tells which item it died of.
        """
        done = 0
        while done < len(items):
            if self._pool is None:
                self.start()
            assert self._pool is not None
            try:
                for result in self._pool.map(work, items[done:]):
                    done += 1
                    yield result
            except BrokenProcessPool:
                self._stop()
                if self._processes == 1:
                    done += 1
                    yield None
                self._processes = max(self._processes // 2, 1)

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
