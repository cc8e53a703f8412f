# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The authors of a git history."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_BOT = re.compile(r"\[bot\]|\bbot\b|^(?:dependabot|renovate|github actions?|web-flow)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """One author by the names that `.mailmap` gives, with the years of the first and last commit."""

    name: str
    commits: int
    first: int
    last: int


def authors(root: Path) -> tuple[Author, ...]:
    """The people who wrote the files below ROOT, those with most commits first; none where no git history is."""
    # A repository's own settings may name programs to run; those that `log` would heed are turned off.
    command = ["git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-C", str(root), "log"]
    shown = ["--no-ext-diff", "--format=%aN%x09%ad", "--date=format:%Y", "--", "."]
    try:
        done = subprocess.run([*command, *shown], capture_output=True, check=True, timeout=60)  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError):
        return ()
    return _counted(done.stdout.decode("utf-8", "replace").splitlines())


def changed_in(root: Path) -> dict[str, int]:
    """The year of the last commit that changed each file, by paths below ROOT; empty where no git history is."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false", "-c", "core.quotepath=off"]
    shown = [
        "log",
        "--no-ext-diff",
        "--format=%x01%ad",
        "--date=format:%Y",
        "--name-only",
        "-z",
        "--relative",
        "--",
        ".",
    ]
    try:
        done = subprocess.run([*command, "-C", str(root), *shown], capture_output=True, check=True, timeout=600)  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError):
        return {}
    years: dict[str, int] = {}
    for commit in done.stdout.split(b"\1")[1:]:
        year, *names = commit.split(b"\0")
        for name in names:
            path = os.fsdecode(name.lstrip(b"\n"))
            if path:
                years[path] = max(int(year), years.get(path, 0))
    return years


def _counted(lines: Iterable[str]) -> tuple[Author, ...]:
    years: dict[str, list[int]] = {}
    for line in lines:
        name, _, year = line.rpartition("\t")
        if name and year.isdigit() and not _BOT.search(name):
            years.setdefault(name.strip(), []).append(int(year))
    found = (Author(name, len(each), min(each), max(each)) for name, each in years.items())
    return tuple(sorted(found, key=lambda author: (-author.commits, author.name)))
