# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files of Erlang terms, read as `file:consult/1` reads them."""

from __future__ import annotations

import pytest

from licet.scanner.metadata.erlang_terms import Atom, Term, TermError, consult, pairs, texts


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("{a, 'B c', \"d\"}.", ("a", "B c", "d")),
        ('[<<"a">>, <<"b"/utf8>>, <<>>].', ["a", "b", ""]),
        ('#{<<"a">> => 1, b => []}.', [("a", "1"), ("b", [])]),
        ("% comment {\n1.5 .", "1.5"),
        ('"it\'s \\"x\\"".', 'it\'s "x"'),
        ('[{deps, [{x, "1"}|[]]}].', [("deps", [("x", "1"), []])]),
        ("{app, $., -1}.", ("app", "$.", "-1")),
    ],
)  # fmt: skip
def test_a_term_is_what_it_writes(text: str, term: Term) -> None:
    assert [found for _, found in consult(text)] == [term]


def test_each_term_has_its_line_and_atoms_are_told_from_texts() -> None:
    found = list(consult('a.\n\n{b,\n"c"}.\n'))
    assert [line for line, _ in found] == [1, 3]
    term = found[1][1]
    assert isinstance(term, tuple)
    assert [isinstance(each, Atom) for each in term] == [True, False]


@pytest.mark.parametrize(
    ("text", "line"), [("{a", 1), ("a.\n{b,\n", 3), ("]", 1), ("{a]}.", 1), ('\n"a', 2), ("[" * 200, 1), ("a", 1)]
)
def test_what_is_no_file_of_terms_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TermError) as caught:
        list(consult(text))
    assert caught.value.line == line


def test_lists_of_pairs_and_of_texts_are_read_as_far_as_they_are_such() -> None:
    assert pairs([("a", "1"), ("a", "2"), "b", ("c",), (["d"], "e")]) == {"a": "1"}
    assert pairs("a") == {}
    assert texts(["a", ("b",), "c"]) == ("a", "c")
    assert texts("a") == ()
