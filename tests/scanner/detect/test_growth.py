# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Work grows with the length of a text and no faster, whatever the text."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from licet.scanner.copyrights import find_copyrights, finder
from licet.scanner.detect import engine
from tests.scanner.detect.hostile import growing
from tests.work import assert_linear, lines_run, needs_limits, printed_within

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

ALLOWANCE = 8_000
"""Lines of Python that any text may take besides: short ones are spared much."""


def assert_reading_is_linear(kind: str, reader: str, smallest: int) -> None:
    make, read = growing()[kind], READERS[reader]

    def prepare(size: int) -> Callable[[], object]:
        text = make(size)
        engine().forget()
        finder._read.cache_clear()
        return lambda: read(text)

    assert_linear(prepare, smallest, (1, 2, 4, 8), ALLOWANCE)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_longer_text_takes_no_more_work_a_character(kind: str, reader: str) -> None:
    assert_reading_is_linear(kind, reader, SMALLEST)


@pytest.mark.full
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_much_longer_text_takes_no_more_work_a_character(kind: str, reader: str) -> None:
    assert_reading_is_linear(kind, reader, 10 * SMALLEST)


def test_the_measure_tells_a_quadratic_reader_from_a_linear_one() -> None:
    def quadratic(text: str) -> int:
        return sum(1 for here in text for there in text if here == there)

    def linear(text: str) -> int:
        return sum(1 for here in text if here == "x")

    assert lines_run(lambda: linear("x" * 400)) < 3 * lines_run(lambda: linear("x" * 200))
    assert_linear(lambda size: lambda: linear("x" * size), 200)
    with pytest.raises(AssertionError):
        assert_linear(lambda size: lambda: quadratic("x" * size), 200)


_READ_ALL = """
from tests.scanner.detect.test_growth import read_all
read_all(int(sys.argv[1]), sys.argv[2:])
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
    return printed_within(seconds, _READ_ALL, str(size), *kinds).split()[-1]


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
