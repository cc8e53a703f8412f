# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How git is run: as a reader of a repository that may be anybody's, in words that its configuration cannot change.

A repository's own configuration may name programs (a file system monitor, filters, an external diff, a signature
checker, a transport for objects that it lacks). None is run: plumbing commands are asked that need none, and what could
start one all the same is turned off.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from licet.errors import CannotJudgeError

_SETTINGS = (
    *("safe.directory=*", "core.fsmonitor=false", "core.quotepath=off", "core.pager=cat", "log.showSignature=false"),
    *(f"core.hooksPath={os.devnull}", "submodule.recurse=false"),
)
_TIED = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY"),
    *("GIT_NAMESPACE", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"),
)
"""What ties git to one repository, as while it runs a hook, or changes what a command means."""

_SET = {
    "GIT_ALLOW_PROTOCOL": "none",  # a clone that lacks objects would fetch them, by a command that it names itself
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_PIECE = 1024 * 1024


class GitError(Exception):
    """git said no, and in which words; never leaves the room but as another error or as a problem."""


def environment(settings: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """The variables that git is run with, which carry SETTINGS as well: names in these may hold anything."""
    made = {key: value for key, value in os.environ.items() if key not in _TIED} | _SET
    count = int(made.get("GIT_CONFIG_COUNT") or 0)
    for count, (key, value) in enumerate(settings, start=count + 1):  # noqa: B020 - counts on from those of the caller
        made |= {f"GIT_CONFIG_KEY_{count - 1}": key, f"GIT_CONFIG_VALUE_{count - 1}": value}
    return made | {"GIT_CONFIG_COUNT": str(count)}


def filters_off(folder: Path) -> list[tuple[str, str]]:
    """Settings without the filters that are configured for FOLDER: git runs them on files that it compares."""
    try:
        said = run(folder, "config", "-z", "--name-only", "--get-regexp", r"^filter\.")
    except GitError:  # also where none is configured
        return []
    keys = {os.fsdecode(key) for key in said.split(b"\0") if key}
    return sorted((key, "false" if key.endswith(".required") else "") for key in keys)


def run(folder: Path, *arguments: str) -> bytes:
    """What `git ARGUMENTS` prints in FOLDER. Raises `GitError`, and `CannotJudgeError` where there is no git."""
    with stream(folder, *arguments) as output:
        return output.read()


def fields(folder: Path, *arguments: str, most: int, settings: Iterable[tuple[str, str]] = ()) -> Iterator[bytes]:
    """What `git ARGUMENTS` prints in FOLDER, up to each NUL; raises `GitError`, also beyond MOST of them.

    A tree that holds itself many times over (a "git bomb") lists more paths than any disk could hold.
    """
    with stream(folder, *arguments, settings=settings) as output:
        left, count = b"", 0
        while piece := output.read(_PIECE):
            *whole, left = (left + piece).split(b"\0")
            count += len(whole)
            if count > most:
                raise GitError(f"lists more than {most} paths")
            yield from whole


@contextmanager
def stream(
    folder: Path, *arguments: str, asked: Iterable[bytes] = (), settings: Iterable[tuple[str, str]] = ()
) -> Iterator[IO[bytes]]:
    """The output of `git ARGUMENTS` in FOLDER, which is given the lines ASKED, and more SETTINGS.

    Raises `GitError` where it fails, unless its output was left before the end.
    """
    command = ["git", *(word for each in _SETTINGS for word in ("-c", each)), "-C", str(folder), *arguments]
    # Files in place of pipes: git may write while it is still asked, and what it complains of is read at the end.
    with tempfile.TemporaryFile() as questions, tempfile.TemporaryFile() as complaints:
        questions.writelines(line + b"\n" for line in asked)
        questions.seek(0)
        process = _started(command, environment(settings), questions, complaints)
        assert process.stdout is not None
        with process, process.stdout as output:
            try:
                yield output
                ended = not output.read(1)
            except BaseException:
                process.kill()
                raise
            if not ended:
                process.kill()
                return
        if process.returncode != 0:
            complaints.seek(0)
            raise GitError(_first_line(complaints.read(4096)))


def _started(
    command: Sequence[str], env: Mapping[str, str], questions: IO[bytes], complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - no shell; what is not fixed stands where no option is read
            command, stdin=questions, stdout=subprocess.PIPE, stderr=complaints, env=env
        )
    except OSError as error:
        raise CannotJudgeError(f"cannot run git: {error.strerror}; install it to compare revisions") from error


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ")
