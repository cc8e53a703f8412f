# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How much work something takes, without a clock: a busy machine takes longer, but does no more.

Two measures that do not depend on the machine: the lines of Python that run are counted, for inputs of growing size;
and for compiled code, in which no line can be counted, inputs so large that a quadratic step would take hours are read
by a process that may use a stated amount of processor time and is ended when it wants more.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

FACTOR = 1.5
"""A part of a larger input takes at most so much more work than one of a smaller: sorting and caches are no law."""

ALLOWANCE = 1_000
"""Lines of Python that any input may take besides: what is done once, and what small inputs are spared."""

_LIMITED = """
import resource, sys

seconds = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
"""

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="WINDOWS HAS NO LIMIT ON PROCESSOR TIME")


def lines_run(action: Callable[[], object]) -> int:
    """How many lines of Python run in ACTION; what caches hold is for the caller to forget."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        action()
    finally:
        sys.settrace(before)
    return lines


def assert_linear(
    prepare: Callable[[int], Callable[[], object]],
    smallest: int,
    times: Sequence[int] = (1, 2, 4),
    allowance: int = ALLOWANCE,
) -> None:
    """Assert that work grows as its input does, and no faster.

    PREPARE makes an input of a size and gives the action that reads it, which is all that is counted. SMALLEST is the
    first size and TIMES are the multiples of it, each twice the one before; a small input must take more lines than
    ALLOWANCE, or four times as much of it tells a quadratic reader from no other.
    """
    prepare(times[-1] * smallest)()  # what is made once, for a rule or for a line, is made
    work = {each: lines_run(prepare(each * smallest)) for each in times}
    for less in times[:-1]:
        assert work[2 * less] <= 2 * FACTOR * work[less] + allowance, work
    assert work[times[-1]] <= times[-1] // times[-3] * FACTOR * work[times[-3]] + allowance, work


def printed_within(seconds: int, program: str, *arguments: str) -> str:
    """What PROGRAM prints with ARGUMENTS, if need be until it has used so many SECONDS of a processor."""
    command = [sys.executable, "-X", "faulthandler", "-c", _LIMITED + program, str(seconds), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGXCPU}, done.stderr
    return done.stdout
