# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Processes that each load once what is slow to load, and that may die without taking the work with them."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess, SpawnProcess
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from licet.errors import CannotJudgeError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Crew:
    """So many PROCESSES, each of which runs PREPARE before its first work; to be used in a `with`.

    Each has a pipe of its own and one item at a time: a process that dies holds no lock that another waits for, as it
    may with the pools of the standard library, and it is known which item it was at.
    """

    def __init__(self, processes: int, prepare: Callable[[], object]) -> None:
        self._processes = processes
        self._prepare = prepare
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def start(self) -> None:
        """Start the first process and come back when it is prepared.

        Raises what PREPARE raises, and `CannotJudgeError` where the process dies of it.
        """
        if not self._workers:
            self._workers.append(_Worker(self._prepare))
        self._workers[0].prepared()

    def each(self, work: Callable[[_Item], _Result], items: Sequence[_Item]) -> Iterator[_Result | None]:
        """What WORK makes of each of ITEMS, in their order; None for one that its process died of.

        Where one of several processes dies, the others go on with what it was at: mostly the memory was short, and
        only a process that works alone tells which item it died of.
        """
        self.start()
        while len(self._workers) < min(self._processes, len(items)):
            self._workers.append(_Worker(self._prepare))
        left: _Left[_Result] = _Left(deque(range(len(items))))
        for place in range(len(items)):
            while place not in left.done:
                self._hand_out(work, items, left.waiting)
                self._take_in(left)
            yield left.done.pop(place)

    def _hand_out(self, work: Callable[[_Item], _Result], items: Sequence[_Item], waiting: deque[int]) -> None:
        for worker in self._workers:
            if worker.place is None and waiting:
                worker.give(waiting.popleft(), work, items)

    def _take_in(self, left: _Left[_Result]) -> None:
        """Wait until a process that has work is done with it, or dead."""
        busy = [worker for worker in self._workers if worker.place is not None]
        ready = wait([worker.pipe for worker in busy])
        for worker in busy:
            if worker.pipe not in ready or worker.place is None:
                continue
            try:
                left.done[worker.place] = worker.answer()
                worker.place = None
            except EOFError:
                self._bury(worker, left)

    def _bury(self, worker: _Worker, left: _Left[_Result]) -> None:
        assert worker.place is not None
        worker.stop()
        self._workers.remove(worker)
        if self._workers:
            left.waiting.appendleft(worker.place)
            self._processes = len(self._workers)
        else:
            left.done[worker.place] = None
            self.start()


@dataclass(slots=True)
class _Left(Generic[_Result]):
    """Places of items that nobody is at, and what was made of others and is not told yet."""

    waiting: deque[int]
    done: dict[int, _Result | None] = field(default_factory=dict)


class _Worker:
    """A process, the pipe to it, and the PLACE among all items of the one that it is at."""

    def __init__(self, prepare: Callable[[], object]) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self.place: int | None = None
        self._is_prepared = False
        self._process: ForkServerProcess | SpawnProcess = _CONTEXT.Process(
            target=_serve, args=(theirs, prepare), daemon=True
        )
        self._process.start()
        theirs.close()  # or its death would not end the pipe

    def prepared(self) -> None:
        if not self._is_prepared:
            try:
                self._received()
            except EOFError as error:
                message = "a process died while it loaded, most likely for want of memory; give fewer with --jobs"
                raise CannotJudgeError(message) from error
            self._is_prepared = True

    def give(self, place: int, work: Callable[[_Item], object], items: Sequence[_Item]) -> None:
        self.place = place
        try:
            self.pipe.send((work, items[place]))
        except OSError:
            return  # it is dead, which the pipe says to whom it asks

    def answer(self) -> Any:
        """What it made of its item. Raises `EOFError` where it is dead."""
        if not self._is_prepared:
            self._received()
            self._is_prepared = True
        return self._received()

    def stop(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join()

    def _received(self) -> Any:
        try:
            is_made, made = self.pipe.recv()
        except OSError as error:  # the other end was reset
            raise EOFError from error
        if not is_made:
            raise made
        return made


def _context() -> Any:
    # Not fork: the progress display has threads, and a forked thread's lock is held for ever.
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


_CONTEXT = _context()


def _serve(pipe: Connection, prepare: Callable[[], object]) -> None:
    """Prepare, say so, then work on what comes until nothing does."""
    try:
        is_made, error = _made(prepare)
        pipe.send((is_made, None if is_made else error))
        while True:
            work, item = pipe.recv()
            pipe.send(_made(work, item))
    except (EOFError, OSError):
        return  # whom it works for is gone


def _made(work: Callable[..., object], *items: object) -> tuple[bool, object]:
    try:
        return True, work(*items)
    except Exception as error:  # noqa: BLE001 - it is raised where the answer is awaited
        return False, error
