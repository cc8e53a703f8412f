# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that send the reader to a license file, in words that no rule has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import parse
from licet.model import Detection, Method
from licet.scanner.detect.pointers import HEAD, pointers


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("See the COPYING file.", ("COPYING",)),
        ("Please read COPYING.txt before you copy", ("COPYING.txt",)),
        ("For license information please see main.js.LICENSE.txt */", ("main.js.LICENSE.txt",)),
        ("The license is in the file LICENSE", ("LICENSE",)),
        ("It is licensed as described in docs/LICENSE.md.", ("docs/LICENSE.md",)),
        ("see License.txt", ("License.txt",)),
    ],
)
def test_a_sentence_names_its_file(said: str, names: tuple[str, ...]) -> None:
    (found,) = pointers(said.encode(), ())
    assert found.refers == names


@pytest.mark.parametrize(
    "said",
    [
        "for f in LICENSE COPYING; do cat $f; done",
        "text = fs.read('COPYING')",
        "under the license of the project",
        "THIS IS UNDER THE TERMS OF THIS LICENSE",
        "see https://example.org/LICENSE",
        "include the file LICENSE",
        "",
    ],
)
def test_other_words_do_not(said: str) -> None:
    assert pointers(said.encode(), ()) == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_are_those_of_the_sentence(end: str) -> None:
    said = end.join(["# One", "# two. See the file", "# COPYING for more", ""])
    (found,) = pointers(said.encode(), ())
    assert (found.start_line, found.end_line) == (2, 3)


def test_a_known_license_needs_no_pointer() -> None:
    known = Detection(parse("MIT"), 1, 1, 1.0, Method.EXACT, "rule")
    assert pointers(b"MIT. See the COPYING file.", (known,)) == ()


def test_only_the_head_of_a_file_is_read() -> None:
    assert pointers(b"\n" * HEAD + b"See the COPYING file.", ()) == ()


@given(st.text(alphabet="see in LICENSE.txt the\n/COPYING\x00é", max_size=300))
def test_any_text_may_be_asked(said: str) -> None:
    lines = len(said.splitlines()) + 1
    for found in pointers(said.encode(), ()):
        assert 1 <= found.start_line <= found.end_line <= lines
        assert found.refers
