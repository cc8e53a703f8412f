# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts made to be slow: none of them is, since work is bounded by the length of the text.

Nothing is timed. The inputs are so large that a step which is not linear in them would not come to its end; and where
work can be counted, it is.
"""

from __future__ import annotations

import pytest

from licet.scanner.detect import engine, thresholds
from licet.scanner.detect.index import open_index

SENTENCE = "Redistribution and use in source and binary forms, with or without modification, are permitted.\n"
NOTICE = "This program is free software under the terms of the GNU General Public License version 2.\n"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 8_000_000,
        "a " * 1_000_000,
        "\n" * 1_000_000,
        "\r" * 1_000_000,
        "#\n" * 500_000,
        "+" * 4_000_000,
        "a+" * 1_000_000,
        "((((" * 500_000,
        "\u0130" * 1_000_000,
    ],
    ids=["one-word", "short-words", "line-feeds", "returns", "marks", "plus", "words-with-plus", "brackets", "grows"],
)
def test_much_of_nothing_is_nothing(text: str) -> None:
    assert engine().detect(text) == ()


@pytest.mark.parametrize(
    "text",
    ["license " * 40_000, "license\n" * 40_000, SENTENCE * 1_500, SENTENCE.replace("\n", " ") * 1_500, NOTICE * 1_500],
    ids=["word", "word-a-line", "sentence", "sentences-in-a-line", "notice"],
)
def test_one_thing_over_and_over_is_answered(text: str) -> None:
    lines = text.count("\n") + 1
    found = engine().detect(text)
    assert all(1 <= one.start_line <= one.end_line <= lines for one in found)


# REUSE-IgnoreStart
@pytest.mark.parametrize(
    "tag", ["SPDX-License-Identifier: " + "(" * 5_000, "SPDX-License-Identifier: " + "MIT OR " * 5_000]
)
# REUSE-IgnoreEnd
def test_endless_tags_are_read(tag: str) -> None:
    assert len(engine().detect(tag)) <= 1


def test_alignment_does_twice_the_work_for_twice_the_text() -> None:
    aligner = open_index().aligner
    work = {}
    for times in (200, 400, 800):
        before = aligner.steps
        engine().detect((SENTENCE + "zebra quagga\n") * times)
        work[times] = aligner.steps - before
    assert 0 < work[200] < work[400] <= 3 * work[200]
    assert work[800] <= 3 * work[400]


def test_however_much_matches_no_more_than_a_dozen_rules_are_aligned() -> None:
    index = open_index()
    words = " ".join(word for word, number in index.numbers.items() if number < index.legal)
    read = index.vocabulary.read(words.encode())
    found = index.candidates.best(read, 0, len(read), bytes(len(read)), near_duplicates=False)
    assert 0 < len(found) <= thresholds.CANDIDATES
