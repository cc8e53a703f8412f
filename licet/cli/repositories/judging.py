# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Many repositories judged, several at a time, each in a process; what goes wrong with one is said in its row.

They share what is kept by content: a file that lies in many of them is read once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path

from licet.cli import exits
from licet.cli.asking import Asked
from licet.cli.folders import cache_folder
from licet.cli.repositories.listing import Listed
from licet.errors import CannotJudgeError, LicetError
from licet.model import Report
from licet.scanner.cloning import allowed_protocol, clone
from licet.scanner.processes import context, processors
from licet.templates.repositories import Row

Told = Callable[[int, int], None]
"""Called with (repositories judged, in all)."""


def judge_all(repositories: Sequence[Listed], asked: Asked, told: Told | None = None) -> list[Row]:
    """A row for each of REPOSITORIES, in their order, as they were ASKED to be judged."""
    processes = min(asked.jobs or processors(), len(repositories))
    inner = max((asked.jobs or processors()) // processes, 1)
    work = partial(row_of, asked=replace(asked, jobs=inner, quiet=True))
    rows: list[Row] = []
    for row in map(work, repositories) if processes == 1 else _spread(work, repositories, processes):
        rows.append(row)
        if told:
            told(len(rows), len(repositories))
    return rows


def row_of(repository: Listed, asked: Asked) -> Row:
    """The row of one REPOSITORY, whatever comes of it."""
    if repository.trouble:
        return Row(repository.name, exits.COULD_NOT_JUDGE, repository.trouble)
    try:
        report = asked.judge(repository.path) if repository.path else _cloned(repository.address, asked)
    except LicetError as error:
        return Row(repository.name, error.exit_code, str(error))
    except Exception as error:  # noqa: BLE001 - a mistake of licet's own must not take the other repositories along
        return Row(repository.name, exits.COULD_NOT_JUDGE, f"licet failed: {type(error).__name__}: {error}")
    return Row.of(repository.name, report, exits.OF_VERDICT[report.verdict])


def exit_code(rows: Sequence[Row]) -> int:
    """What all ROWS together leave with: that of the worst, and that nothing was judged where one could not be."""
    return max(exits.COULD_NOT_JUDGE if row.verdict is None else row.code for row in rows)


def _cloned(address: str, asked: Asked) -> Report:
    """The report on a copy of what is at ADDRESS, which is gone afterwards."""
    if allowed_protocol(address) != "file" and not asked.online:
        raise CannotJudgeError("is elsewhere: --online clones it")
    # Below the user's own folder, so that no policy of somebody else's is found on the way up.
    scratch = cache_folder() / "clones"
    scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "repository"
        clone(address, target)
        return asked.judge(target)


def _spread(work: Callable[[Listed], Row], repositories: Sequence[Listed], processes: int) -> Iterator[Row]:
    """WORK done on all REPOSITORIES by PROCESSES; where one of these dies, what it may have died of is tried alone."""
    with ProcessPoolExecutor(processes, context()) as pool:
        waiting = [pool.submit(work, each) for each in repositories]
        try:
            for repository, future in zip(repositories, waiting, strict=True):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    yield _alone(work, repository)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _alone(work: Callable[[Listed], Row], repository: Listed) -> Row:
    with ProcessPoolExecutor(1, context()) as pool:
        try:
            return pool.submit(work, repository).result()
        except BrokenProcessPool:
            reason = "the process that judged it ended before it was done, perhaps for want of memory"
            return Row(repository.name, exits.COULD_NOT_JUDGE, reason)
