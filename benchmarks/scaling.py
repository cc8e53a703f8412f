#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether the cost of a scan grows with the bytes: 1, 2, 4 and 8 copies of a tree, time per MB beside one copy's.

usage: python benchmarks/scaling.py TREE [--runs N]

Each figure is the median of N runs of `licet scan --no-cache`, less that of a scan of an empty folder: what a run costs
before the first file is the same for every size. Memory is the peak of the largest process.
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
from pathlib import Path

SIZES = (1, 2, 4, 8)


def run(tree: Path) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one scan of TREE; raises `CalledProcessError` where it fails."""
    command = [sys.executable, "-m", "licet", "scan", str(tree), "--no-cache", "--quiet", "--format", "json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):  # 3: some file could not be read
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def median(tree: Path, runs: int) -> tuple[float, float]:
    """The medians of RUNS scans of TREE, after one that warms the file cache."""
    run(tree)
    taken = [run(tree) for _ in range(runs)]
    return statistics.median(wall for wall, _ in taken), statistics.median(peak for _, peak in taken)


def main() -> None:
    """Measure, and print one row a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        many = Path(scratch, "many")
        many.mkdir()
        nothing, _ = median(many, options.runs)
        megabytes = sum(path.stat().st_size for path in options.tree.rglob("*") if path.is_file()) / 1e6
        print(f"{'copies':>8}{'MB':>10}{'wall s':>10}{'per MB':>10}{'peak MB':>10}")
        base = 0.0
        for copies in SIZES:
            for number in range(len(list(many.iterdir())), copies):
                shutil.copytree(options.tree, many / f"copy-{number}", symlinks=True)
            wall, peak = median(many, options.runs)
            per_megabyte = (wall - nothing) / (megabytes * copies)
            base = base or per_megabyte
            print(f"{copies:>8}{megabytes * copies:10.1f}{wall:10.2f}{per_megabyte / base:10.2f}{peak:10.0f}")


if __name__ == "__main__":
    main()
