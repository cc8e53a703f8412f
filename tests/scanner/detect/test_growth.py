# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Work grows with the length of a text and no faster, whatever the text. No clock is read.

Two measures that do not depend on the machine: the lines of Python that run are counted, on small texts of growing
length; and for compiled code, in which no line can be counted, texts so long that a quadratic step would take hours are
read by a process that may use a stated amount of processor time and is ended when it wants more.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from licet.scanner.copyrights import find_copyrights, finder
from licet.scanner.detect import engine
from tests.scanner.detect.hostile import growing

ROOT = Path(__file__).resolve().parents[3]
KINDS = sorted(growing())
READERS: dict[str, Callable[[str], object]] = {
    "copyrights": find_copyrights,
    "licenses": lambda text: engine().detect(text),
}

SMALLEST = 1_000
"""Characters of the shortest text; the others are two, four and eight times as long. With `--full` ten times this."""

COMPILED = (
    *("brackets", "digits", "dotless-i", "every-category", "lone-surrogates", "nul", "one-letter", "one-word"),
    *("one-word-a-line", "spaces", "words-joined-by-plus"),
)
"""Kinds with next to nothing to be found, in which hardly a line of Python runs however long they are."""

FACTOR = 1.5
"""A character of a longer text takes at most so much more work than one of a shorter: sorting and caches are no law."""

ALLOWANCE = 8_000
"""Lines of Python that any text may take besides: what is done once, and what short texts are spared."""


def lines_run(read: Callable[[str], object], text: str) -> int:
    """How many lines of Python run to READ the text, with nothing remembered of others."""
    lines = 0
    engine().forget()
    finder._read.cache_clear()

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return lines


def assert_linear(kind: str, reader: str, smallest: int) -> None:
    make, read = growing()[kind], READERS[reader]
    read(make(8 * smallest))  # what is made once, for a rule or for a line, is made
    work = {times: lines_run(read, make(smallest * times)) for times in (1, 2, 4, 8)}
    for times in (1, 2, 4):
        assert work[2 * times] <= 2 * FACTOR * work[times] + ALLOWANCE, work
    assert work[8] <= 4 * FACTOR * work[2] + ALLOWANCE, work


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_text_takes_no_more_work_a_character(kind: str, reader: str) -> None:
    assert_linear(kind, reader, SMALLEST)


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_much_longer_text_takes_no_more_work_a_character(kind: str, reader: str) -> None:
    assert_linear(kind, reader, 10 * SMALLEST)


def test_the_measure_tells_a_quadratic_reader_from_a_linear_one() -> None:
    def quadratic(text: str) -> int:
        return sum(1 for here in text for there in text if here == there)

    def linear(text: str) -> int:
        return sum(1 for here in text if here == "x")

    assert lines_run(linear, "x" * 400) < 3 * lines_run(linear, "x" * 200)
    assert lines_run(quadratic, "x" * 400) > 3 * lines_run(quadratic, "x" * 200)


_LIMITED = """
import resource, sys

seconds = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
from tests.scanner.detect.test_growth import read_all
read_all(int(sys.argv[2]), sys.argv[3:])
"""


def read_all(size: int, kinds: list[str]) -> None:
    """Read a text of SIZE characters of each of KINDS, saying which before, and "done" after the last."""
    for kind in kinds:
        sys.stdout.write(f"{kind}\n")
        sys.stdout.flush()
        text = growing()[kind](size)
        for read in READERS.values():
            read(text)
    sys.stdout.write("done\n")


def read_within(seconds: int, size: int, kinds: list[str]) -> str:
    """The last of KINDS that was begun by a process that may use so many SECONDS of a processor, or "done"."""
    command = [sys.executable, "-X", "faulthandler", "-c", _LIMITED, str(seconds), str(size), *kinds]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGXCPU}, done.stderr
    return done.stdout.split()[-1]


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="WINDOWS HAS NO LIMIT ON PROCESSOR TIME")


@needs_limits
def test_two_million_characters_of_what_compiled_code_alone_reads_come_to_their_end() -> None:
    assert read_within(120, 2_000_000, list(COMPILED)) == "done"


@needs_limits
@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_a_million_characters_of_any_kind_come_to_their_end(kind: str) -> None:
    assert read_within(300, 1_000_000, [kind]) == "done"


@needs_limits
def test_a_process_that_wants_more_than_its_time_is_ended() -> None:
    endless = ["spaces"] * 20_000  # however fast a machine reads one of them
    assert read_within(1, 10_000_000, endless) != "done"
