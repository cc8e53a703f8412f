# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Makes changes to several files all together or not at all, even where this process is killed in between.

A file system replaces one file at a time. So everything that may fail comes first: the new contents are staged beside
their places, the old ones copied beside theirs. Then a guard (`guard.py`), a process of its own, is told how to undo
what follows; it does so unless it hears that all is done.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from licet.cli.changes import guard
from licet.errors import CannotJudgeError
from licet.model import Change


@dataclass
class _Plan:
    """What was prepared: (staged file, its place), (kept old file, its place), places that were empty, new folders."""

    staged: list[tuple[str, str]] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        return json.dumps(vars(self))


def apply(changes: Iterable[Change], root: Path) -> None:
    """Make all CHANGES to files below ROOT, or none of them.

    Raises `CannotJudgeError` where a file is no longer what a change says it was, lies outside ROOT, or cannot be
    written; nothing has changed then.
    """
    wanted = [change for change in changes if change.before != change.after]
    for change in wanted:
        _verify(change, root)
    if not wanted:
        return
    plan = _Plan()
    try:
        with _guarded(plan, wanted):
            for staged, place in plan.staged:
                Path(staged).replace(place)
            for change in wanted:
                if change.after is None:
                    _place(change).unlink()
    except OSError as error:
        raise CannotJudgeError(f"cannot write {error.filename2 or error.filename}: {error.strerror}") from error


def _verify(change: Change, root: Path) -> None:
    place = _place(change)
    if not place.is_relative_to(root.resolve()):
        raise CannotJudgeError(f"{change.path} is a link to {place}, outside {root}: nothing was written")
    now = place.read_bytes() if place.is_file() else None
    if now != change.before:
        raise CannotJudgeError(f"{change.path} was changed by somebody else meanwhile: nothing was written; run again")


def _place(change: Change) -> Path:
    """Where the bytes of CHANGE are: behind links, which stay."""
    return change.path.resolve()


@contextmanager
def _guarded(plan: _Plan, changes: Sequence[Change]) -> Iterator[None]:
    """Prepare CHANGES in PLAN; whatever ends the block early undoes all, a kill included."""
    try:
        _prepare(plan, changes)
        # One rename is whole or not by itself.
        watching = _watch(plan) if len(changes) > 1 else None
    except BaseException:
        guard.forget(vars(plan))
        raise
    try:
        yield
    except BaseException:
        if watching is None:
            guard.undo(vars(plan))
        else:
            watching.communicate()
        raise
    if watching is None:
        guard.forget(vars(plan))
    else:
        watching.communicate(guard.DONE)


def _prepare(plan: _Plan, changes: Sequence[Change]) -> None:
    for change in changes:
        place = _place(change)
        _make_folder(plan, place.parent)
        if change.before is None:
            plan.empty.append(str(place))
        else:
            plan.kept.append((_beside(place), str(place)))
            shutil.copy2(place, plan.kept[-1][0])
        if change.after is not None:
            plan.staged.append((_beside(place), str(place)))
            _write(Path(plan.staged[-1][0]), change.after)
            if change.before is not None:
                shutil.copymode(place, plan.staged[-1][0])


def _make_folder(plan: _Plan, folder: Path) -> None:
    if not folder.is_dir():
        _make_folder(plan, folder.parent)
        folder.mkdir()
        plan.folders.append(str(folder))


def _beside(place: Path) -> str:
    """The path of a new empty file beside PLACE."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    os.close(handle)
    return name


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


def _watch(plan: _Plan) -> subprocess.Popen[bytes]:
    """A guard that knows PLAN. It is in a session of its own, so that what kills this process does not kill it."""
    watching = subprocess.Popen(  # noqa: S603 - this very Python with a file of this package
        [sys.executable, "-I", guard.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert watching.stdin is not None
    assert watching.stdout is not None
    watching.stdin.write(f"{plan.as_json()}\n".encode())
    watching.stdin.flush()
    if watching.stdout.readline() != guard.READY:
        watching.kill()
        watching.wait()
        raise CannotJudgeError("the process that guards the files could not be started: nothing was written")
    return watching
