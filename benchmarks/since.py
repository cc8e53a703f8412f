#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What it costs to judge a branch: `licet check --since` on a repository of many files of which a few changed.

usage: python benchmarks/since.py [--files N] [--changed N] [--runs N]

Beside it stand `git diff --stat` of the same branch and a whole `licet check`, whose results are all in the cache. Each
figure is the median of N runs of the whole process, after one that warms the caches.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

GIT = shutil.which("git") or "git"
IN_A_FOLDER = 100
HEADER = "# SPDX-FileCopyrightText: 2026 The authors\n# SPDX-License-Identifier: MIT\n"


def build(root: Path, files: int, changed: int) -> None:
    """A repository of so many FILES, and a commit on top that changed so many of them."""
    (root / "pyproject.toml").write_text('[project]\nname = "many"\nversion = "1"\nlicense = "MIT"\n')
    for number in range(files):
        path = (
            root / f"package_{number // IN_A_FOLDER // 100}" / f"part_{number // IN_A_FOLDER}" / f"module_{number}.py"
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{HEADER}\n\ndef answer() -> int:\n    return {number}\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "all")
    for path in sorted(root.rglob("*.py"))[:: max(files // changed, 1)][:changed]:
        path.write_text(path.read_text() + "\n\nMORE = 1\n")
    git(root, "commit", "--quiet", "--all", "--message", "some")


def git(root: Path, *arguments: str) -> None:
    """`git ARGUMENTS` in ROOT."""
    named = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@index.example", "-c", "gc.auto=0")
    subprocess.run((GIT, *named, "-C", str(root), *arguments), check=True)


def median(command: Sequence[str], root: Path, runs: int, folder: Path) -> float:
    """The median of RUNS of COMMAND in ROOT, whose caches are in FOLDER."""
    env = os.environ | {"XDG_CACHE_HOME": str(folder)}
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=root, env=env, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def main() -> None:
    """Measure, and print one row a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--changed", type=int, default=10)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    check = (sys.executable, "-m", "licet", "check", ".", "--quiet")
    commands = {
        "git diff --stat": (GIT, "diff", "--stat", "HEAD~1"),
        "licet check --since": (*check, "--since", "HEAD~1"),
        "licet check, warm": check,
    }
    with tempfile.TemporaryDirectory() as scratch:
        root, cache = Path(scratch, "repository"), Path(scratch, "cache")
        root.mkdir()
        build(root, options.files, options.changed)
        figures = {name: median(each, root, options.runs, cache) for name, each in commands.items()}
    base = figures["licet check --since"]
    print(f"{'command':<24}{'seconds':>10}{'ratio':>8}")
    for name, seconds in figures.items():
        print(f"{name:<24}{seconds:>10.2f}{seconds / base:>8.2f}")


if __name__ == "__main__":
    main()
