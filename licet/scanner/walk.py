# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files belong to a tree.

In a git checkout: what is tracked and what is neither tracked nor ignored. Elsewhere: everything but what tools make
(environments, caches). Symbolic links are never followed, so that no file is read twice or from outside.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from licet.errors import CannotJudgeError
from licet.model import Problem, SourceFile
from licet.scanner.classify import classify, is_for_trial, names
from licet.scanner.folders import RealFolders
from licet.scanner.git import GitError, run


@dataclass(frozen=True, slots=True)
class Walk:
    """The files of a tree, sorted by path, what was odd on the way, and the folders that are checkouts of their own."""

    files: tuple[SourceFile, ...]
    problems: tuple[Problem, ...]
    repositories: tuple[str, ...] = ()


def walk(root: Path, fronts: tuple[str, ...] = ("",), *, built: bool = False) -> Walk:
    """The regular files below ROOT, or ROOT itself where it is a file; those in the folders FRONTS speak for the whole.

    What was BUILT is no checkout, whatever lies around it.

    Raises `CannotJudgeError` where ROOT does not exist or cannot be listed.
    """
    try:
        if os.path.isfile(root):  # noqa: PTH113 - Path.is_file raises where a folder above may not be searched
            return Walk((_source(root.parent, root.name, root.stat(), fronts),), ())
        os.scandir(root).close()
    except OSError as error:
        raise CannotJudgeError(f"cannot list {root}: {error.strerror}; give the folder of a project") from error
    problems: list[Problem] = []
    inner: list[str] = []
    found = ({} if built else dict(_tracked(root, problems, inner))) or dict(_everything(root, problems, inner))
    return _walked(root, found, problems, fronts, inner)


def walk_only(root: Path, paths: Iterable[str], fronts: tuple[str, ...] = ("",)) -> Walk:
    """Those of PATHS below ROOT that are regular files; those in the folders FRONTS speak for the whole."""
    problems: list[Problem] = []
    folders = RealFolders(root)
    found = {
        path: status for path in paths if folders.hold(path) and (status := _status(root, path, problems)) is not None
    }
    return _walked(root, found, problems, fronts)


def _walked(
    root: Path,
    found: Mapping[str, os.stat_result],
    problems: list[Problem],
    fronts: tuple[str, ...],
    inner: Sequence[str] = (),
) -> Walk:
    """What is FOUND, as the files of a tree, with PROBLEMS and those that they add."""
    files: list[SourceFile] = []
    for path, status in sorted(found.items()):
        if stat.S_ISLNK(status.st_mode):
            problems.extend(_link_trouble(root, path))
        elif stat.S_ISREG(status.st_mode):
            files.append(_source(root, path, status, fronts))
            if not path.isascii() and _not_utf8(path):
                message = "its name is not UTF-8; it was scanned, and is shown with \\x escapes. Rename it to be safe"
                problems.append(Problem(path, "name-not-utf8", message))
    return Walk(tuple(files), tuple(problems), tuple(sorted(inner)))


def _source(root: Path, path: str, status: os.stat_result, fronts: tuple[str, ...]) -> SourceFile:
    stamp = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return SourceFile(root, path, status.st_size, classify(path), stamp, fronts)


def _status(root: Path, path: str, problems: list[Problem]) -> os.stat_result | None:
    """What the file system says of PATH itself, or None where nothing can be scanned there."""
    try:
        return os.lstat(f"{root}/{path}")
    except OSError as error:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):  # tracked and deleted: nothing to scan
            problems.append(Problem(path, "unreadable", f"{error.strerror}; it was left out", matters=True))
        return None


def _link_trouble(root: Path, path: str) -> Iterator[Problem]:
    """A link that leads to itself or to a folder that holds it: whoever follows links does not come back."""
    location = root / path
    try:
        target = location.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # a loop is a RuntimeError up to Python 3.12
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            yield Problem(
                path, "symlink-loop", "this symbolic link leads to itself; it was not followed. Remove or mend it"
            )
        return  # else it leads nowhere, or to where nobody may look
    folder = os.path.isdir(target)  # noqa: PTH112 - Path.is_dir may raise
    if folder and (root.resolve() / path).is_relative_to(target):
        yield Problem(path, "symlink-loop", "this symbolic link leads to a folder that holds it; it was not followed")


def _not_utf8(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _tracked(
    root: Path, problems: list[Problem], inner: list[str], below: str = ""
) -> Iterator[tuple[str, os.stat_result]]:
    """What git counts to the checkout that ROOT / BELOW lies in; nothing where it is none, or git is not there.

    Checkouts within it are added to INNER, and their files counted.
    """
    folder = root / below
    try:
        listed = run(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", ".")
    except (GitError, CannotJudgeError):
        return
    folders = RealFolders(root)
    for raw in listed.split(b"\0"):
        if raw.rstrip(b"/") in (b"", b"."):
            continue
        path = below + os.fsdecode(raw)
        status = _status(root, path, problems) if folders.hold(path) else None
        if status is None:
            continue
        if not stat.S_ISDIR(status.st_mode):
            yield path, status
        elif os.path.lexists(f"{root}/{path}/.git"):  # a submodule, or a checkout inside this one
            inner.append(path.rstrip("/"))
            yield from _tracked(root, problems, inner, path.rstrip("/") + "/")
        else:
            message = "this submodule is not checked out; run `git submodule update --init`"
            trial = is_for_trial(PurePosixPath(path).parts)
            problems.append(Problem(path, "submodule-missing", message, matters=not trial))


def _everything(root: Path, problems: list[Problem], inner: list[str]) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below ROOT but what tools make, without following links; checkouts within it are added to INNER."""
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            entries = list(os.scandir(f"{root}/{below}"))
        except OSError as error:
            message = f"cannot list this folder: {error.strerror}"
            problems.append(Problem(below.rstrip("/"), "unreadable", message, matters=True))
            continue
        if below and any(entry.name == ".git" for entry in entries):
            inner.append(below.rstrip("/"))
        for entry in entries:
            path = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _is_made_by_tools(entry):
                    pending.append(path + "/")
            elif (status := _status(root, path, problems)) is not None:
                yield path, status


def _is_made_by_tools(folder: os.DirEntry[str]) -> bool:
    return folder.name in names()["made-by-tools"] or os.path.isfile(f"{folder.path}/pyvenv.cfg")  # noqa: PTH113 - as above
