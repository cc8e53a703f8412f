#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a user waits for before licet does anything, as a multiple of importing its command-line library.

usage: python benchmarks/startup.py [--runs N]

Commands run in turn, A B C A B C ..., so that a drift of the machine's speed falls on all alike; each figure is the
median of N runs of the whole process. Ratios travel between machines, seconds do not.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

COMMANDS = {
    'python -c "import typer"': [sys.executable, "-c", "import typer"],
    "licet --version": [sys.executable, "-m", "licet", "--version"],
    "licet show MIT": [sys.executable, "-m", "licet", "show", "MIT"],
}


def seconds(command: list[str]) -> float:
    """Wall seconds of one whole run of COMMAND; raises `CalledProcessError` where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print one row a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 1):
        for name, command in COMMANDS.items():
            wall = seconds(command)
            if turn:  # the first turn warms the file cache
                taken[name].append(wall)
    base = statistics.median(next(iter(taken.values())))
    print(f"{'command':28}{'wall s':>10}{'ratio':>8}")
    for name, walls in taken.items():
        median = statistics.median(walls)
        print(f"{name:28}{median:10.3f}{median / base:8.2f}")


if __name__ == "__main__":
    main()
