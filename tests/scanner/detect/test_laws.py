# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for any text and any bytes, however strange. Nothing here knows how detection works."""

from __future__ import annotations

import os
import pickle
import random
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.licenses import catalog
from licet.licenses.canonical import canonical
from licet.licenses.expression import parse
from licet.model import Copyright, Detection
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine
from licet.scanner.processes import WORTH_A_POOL
from licet.scanner.scan import scan_each
from licet.scanner.text import decode, strings
from tests.scanner.detect.hostile import ENCODINGS, MARKS, PIECES, encoded, lines_of, one_of_each_category

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = settings.default.max_examples if settings.default else 100
law = settings(max_examples=EXAMPLES)
costly = settings(law, max_examples=EXAMPLES // 4)


@lru_cache(maxsize=1)
def _passages() -> tuple[str, ...]:
    """Stretches of license texts, some cut in the middle of a word."""
    texts = [catalog.text(id) for id in ("Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "ISC", "MIT", "MPL-2.0", "Zlib")]
    return tuple(text[start : start + 700] for text in texts for start in range(0, min(len(text), 6000), 650))


PASSAGES = st.deferred(lambda: st.sampled_from(_passages()))
REPEATED = st.builds(str.__mul__, st.sampled_from(sorted(PIECES.values())), st.integers(1, 6))
STRANGE = st.lists(st.deferred(lambda: st.sampled_from(one_of_each_category())), max_size=20).map("".join)
FRAGMENTS = st.one_of(PASSAGES, REPEATED, STRANGE, st.text(max_size=30))
TEXTS = st.builds(str.join, st.sampled_from(("\n", " ", "", "\n\n", "\r\n")), st.lists(FRAGMENTS, max_size=8))
BYTES = st.one_of(
    st.binary(max_size=300),
    st.builds(encoded, TEXTS, st.sampled_from(ENCODINGS)),
    st.builds(
        lambda mark, text, encoding, cut: (mark + encoded(text, encoding))[cut:],
        *(st.sampled_from(MARKS), TEXTS, st.sampled_from(ENCODINGS), st.integers(0, 3)),
    ),
    st.builds(lambda data, inside, at: data[:at] + inside + data[at:], *(st.binary(), st.binary(), st.integers(0, 99))),
)


def answers(text: str) -> tuple[tuple[Detection, ...], tuple[Copyright, ...]]:
    return engine().detect(text), find_copyrights(text)


def assert_sound(text: str, detections: tuple[Detection, ...], copyrights: tuple[Copyright, ...]) -> None:
    lines = lines_of(text)
    for found in detections:
        assert 1 <= found.start_line <= found.end_line <= lines
        assert 0 <= found.score <= 1
        assert found.rule
    for statement in copyrights:
        assert 1 <= statement.line <= lines
        assert statement.statement


@law
@given(TEXTS)
def test_what_is_found_lies_within_the_text_and_scores_from_0_to_1(text: str) -> None:
    assert_sound(text, *answers(text))


@law
@given(TEXTS, TEXTS)
def test_the_same_text_has_the_same_answer_whatever_was_read_between(text: str, other: str) -> None:
    before = answers(text)
    answers(other)
    assert answers(text) == before


@law
@given(TEXTS.filter(lambda text: "\r" not in text), st.lists(st.sampled_from(("\n", "\r\n", "\r")), min_size=1))
def test_lines_may_end_as_they_like_even_each_in_its_own_way(text: str, ends: list[str]) -> None:
    lines = text.split("\n")
    ended = "".join(line + ends[n % len(ends)] for n, line in enumerate(lines[:-1])) + lines[-1]
    if lines_of(ended) == len(lines):  # an empty line between "\r" and "\n" is none
        assert engine().detect(ended) == engine().detect(text)


@law
@given(TEXTS.filter(lambda text: "\r" not in text))
def test_copyrights_stay_where_they_are_when_lines_end_as_in_windows(text: str) -> None:
    assert find_copyrights(text.replace("\n", "\r\n")) == find_copyrights(text)


def test_copyrights_stay_where_they_are_when_lines_end_as_in_old_files() -> None:
    (found,) = find_copyrights("frobnicate\rCopyright 2011 Jane Doe\r")
    assert found.line == 2


@law
@given(TEXTS)
def test_expressions_can_be_parsed_and_are_canonical(text: str) -> None:
    for found in engine().detect(text):
        assert parse(str(found.expression)) == found.expression
        assert canonical(found.expression) == found.expression


@law
@given(TEXTS)
def test_answers_survive_pickling(text: str) -> None:
    found = answers(text)
    assert pickle.loads(pickle.dumps(found)) == found


@law
@given(BYTES)
def test_any_bytes_are_text_or_have_strings_and_both_are_read(data: bytes) -> None:
    text = decode(data)
    assert strings(data).isascii()
    for one in (text, strings(data)):
        if one is not None:
            one.encode()  # what was decoded can be printed: no half of a pair
            assert_sound(one, *answers(one))


@law
@given(BYTES)
def test_decoding_says_the_same_of_the_same_bytes(data: bytes) -> None:
    assert decode(data) == decode(bytes(bytearray(data)))


@costly
@given(data=st.lists(BYTES, max_size=4))
def test_any_files_are_scanned_each_with_its_facts_in_their_order(
    data: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    paths = [str(folder / f"{number}.txt") for number in range(len(data))]
    for path, content in zip(paths, data, strict=True):
        Path(path).write_bytes(content)
    found = list(scan_each(paths, jobs=1))
    assert [facts.path for facts, _ in found] == paths
    for (facts, problems), content in zip(found, data, strict=True):
        text = decode(content)
        assert_sound(strings(content) if text is None else text, facts.detections, facts.copyrights)
        assert (facts.size, problems) == (len(content), ())


def _specimens() -> list[str]:
    odd = "".join(one_of_each_category())
    return [*_passages(), *(piece * 3 + odd[number:] for number, piece in enumerate(PIECES.values()))]


_ELSEWHERE = """
import pickle, sys
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine

texts = pickle.load(sys.stdin.buffer)
pickle.dump([(engine().detect(text), find_copyrights(text)) for text in texts], sys.stdout.buffer)
"""


def test_another_process_gives_the_same_answers_in_any_order() -> None:
    texts = _specimens()
    order = list(range(len(texts)))
    random.Random(4711).shuffle(order)
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        input=pickle.dumps([texts[place] for place in order]),
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    elsewhere = dict(zip(order, pickle.loads(done.stdout), strict=True))
    assert [elsewhere[place] for place in range(len(texts))] == list(map(answers, texts))


def test_several_processes_give_the_answers_of_one(tmp_path: Path) -> None:
    texts = _specimens()
    paths = []
    for number in range(WORTH_A_POOL):
        paths.append(str(tmp_path / f"{number}.c"))
        Path(paths[-1]).write_bytes(encoded(texts[number % len(texts)], "utf-8"))
    assert list(scan_each(paths, jobs=2)) == list(scan_each(paths, jobs=1))
