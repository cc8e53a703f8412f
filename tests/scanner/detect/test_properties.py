# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a change of a text that changes no word of its licenses must not change in the answer."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.licenses import catalog
from licet.model import Detection
from licet.scanner.detect import engine

# REUSE-IgnoreStart: tags of texts that the tests make.

NOTICES = {
    "Apache-2.0": 'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except\n'
    "in compliance with the License. You may obtain a copy of the License at\n\n"
    "    http://www.apache.org/licenses/LICENSE-2.0\n\n"
    "Unless required by applicable law or agreed to in writing, software distributed under the License is\n"
    'distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.\n'
    "See the License for the specific language governing permissions and limitations under the License.\n",
    "GPL-2.0-or-later": "This program is free software; you can redistribute it and/or modify it under the terms of\n"
    "the GNU General Public License as published by the Free Software Foundation; either version 2 of the License,\n"
    "or (at your option) any later version.\n",
    "MPL-2.0": "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of\n"
    "the MPL was not distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.\n",
    "Zlib": catalog.text("Zlib"),
    "ISC": catalog.text("ISC"),
}
# Words of no license, and of no rule's beginning or end.
CODE = st.lists(
    st.sampled_from(("frobnicate(x)", "y += 3", "", "while queue:", "    pop", "zebra = 'quagga'")), max_size=40
)
MARKS = st.sampled_from(("", "# ", "// ", " * ", "-- ", ";; ", "dnl ", "% ", "! ", "| ", "'''", '.\\" '))
ODDITIES = ("\0", "\ufeff", "é", "\u2028", "\x0c", "{{", "}}", "<p>", "𝔏", "İ")
WORDING = ("license", "copyright (c) 2020 A", "GPL", "MIT license", "SPDX-License-Identifier: MIT", "without warranty")
FRAGMENTS = st.sampled_from((*NOTICES.values(), *WORDING, *ODDITIES))
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=12).map("\n".join)
thorough = settings(max_examples=80)


def detect(text: str) -> tuple[Detection, ...]:
    return engine().detect(text)


def names(text: str) -> list[str]:
    return [str(found.expression) for found in detect(text)]


@thorough
@given(TEXTS)
def test_any_text_has_an_answer_with_lines_and_scores_in_bounds(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    found = detect(text)
    assert found == detect(text)
    assert [one.start_line for one in found] == sorted(one.start_line for one in found)
    for one in found:
        assert 1 <= one.start_line <= one.end_line <= lines
        assert 0 < one.score <= 1


@thorough
@given(TEXTS.filter(lambda text: "\r" not in text), st.sampled_from(("\r\n", "\r")))
def test_line_ends_do_not_matter(text: str, end: str) -> None:
    assert detect(text.replace("\n", end)) == detect(text)


@thorough
@given(st.sampled_from(sorted(NOTICES)), MARKS, st.integers(0, 8))
def test_comment_marks_and_indents_do_not_hide_a_notice(name: str, mark: str, indent: int) -> None:
    lines = NOTICES[name].splitlines()
    assert set(names("\n".join(" " * indent + mark + line for line in lines))) == {name}


@thorough
@given(st.sampled_from(sorted(NOTICES)), CODE, CODE)
def test_code_around_a_notice_leaves_it_where_it_is(name: str, before: list[str], after: list[str]) -> None:
    alone = [(one.expression, one.start_line, one.end_line) for one in detect(NOTICES[name])]
    text = "\n".join([*before, NOTICES[name], *after])
    shift = len(before)
    around = [(one.expression, one.start_line - shift, one.end_line - shift) for one in detect(text)]
    assert around == alone


@thorough
@given(st.permutations(sorted(NOTICES)), st.integers(16, 30))
def test_notices_far_apart_are_each_found_as_if_alone(order: list[str], apart: int) -> None:
    gap = "\n" + "y += 3\n" * apart
    expected = Counter(name for notice in order for name in names(NOTICES[notice]))
    assert Counter(names(gap.join(NOTICES[name] for name in order))) == expected


@thorough
@given(st.sampled_from(sorted(NOTICES)))
def test_case_and_white_space_do_not_matter(name: str) -> None:
    text = NOTICES[name]
    assert names(text.upper()) == names(text) == names("  ".join(text.split()))


# REUSE-IgnoreEnd
