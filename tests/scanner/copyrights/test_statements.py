# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where statements start and end, over line ends, in lists, in markup and in code."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.scanner.copyrights import find_copyrights


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("# Copyright 2011 Jane Doe. Licensed to you under terms.", "Copyright 2011 Jane Doe"),
        ("Copyright 2011 Example, Inc. All rights reserved.", "Copyright 2011 Example, Inc."),
        ("Copyright 2011 Example Ltd. ExampleDB is a trademark.", "Copyright 2011 Example Ltd."),
        ("Copyright 2011 Jane Doe - see COPYING", "Copyright 2011 Jane Doe"),
        ('Copyright 2011 Example Consortium, Inc. ("EC").', "Copyright 2011 Example Consortium, Inc."),
        ("Copyright 2011 Jane Doe (see below for more)", "Copyright 2011 Jane Doe"),
        ("Copyright 2011 Jane Doe, December 2011", "Copyright 2011 Jane Doe"),
        ("Copyright 2011 Jane Doe <jane@example.org>.", "Copyright 2011 Jane Doe <jane@example.org>"),
        ("Portions copyright (c) 2011 Jane Doe", "Portions copyright (c) 2011 Jane Doe"),
        ("Jane Doe, Copyright 2011", "Jane Doe, Copyright 2011"),
        ("Copyright Jane Doe (c) 2011", "Copyright Jane Doe (c) 2011"),
        ("Copyright or (c) or Copr. 2011 Jane Doe", "Copr. 2011 Jane Doe"),
        ('[assembly: AssemblyCopyright("(c) 2011 Jane Doe")]', "Copyright (c) 2011 Jane Doe"),
        ("copyrighted by the Example Foundation", "copyrighted by the Example Foundation"),
        ("the copyright holder is Jane Doe", "copyright holder is Jane Doe"),
    ],
)
def test_a_statement_is_cut_where_it_is_over(text: str, statement: str) -> None:
    assert [found.statement for found in find_copyrights(text)] == [statement]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("# Copyright 2011 by the Free\n# Example Foundation, Inc.\n#", "the Free Example Foundation, Inc."),
        (" * Copyright 2011 Jane Doe,\n *   John Roe, and\n *   Max Moe\n", "Jane Doe, John Roe, and Max Moe"),
        ("(c) 2011\n\tJane Doe <jane@example.org>\n\tAll rights reserved.", "Jane Doe"),
        ("Copyright: 2011, Jane Doe\n           2012-2013, Example Ltd.\n", "Jane Doe, Example Ltd."),
        ("Copyright: Jane Doe\n  John Roe\n", "Jane Doe, John Roe"),
        ("Copyright 2011 Jane Doe\n\nExample Library\n", "Jane Doe"),
        ("Copyright 2011 Jane Doe\nThis program is free\n", "Jane Doe"),
        ("Copyright 2011 Jane Doe\nAuthor: John Roe <john@example.org>\n", "Jane Doe"),
        ('"Copyright 2011 Jane Doe\\n");\nJohn Roe\n', "Jane Doe"),
    ],
)
def test_holders_go_on_in_the_next_line_where_they_do(text: str, holder: str) -> None:
    assert [found.holder for found in find_copyrights(text)] == [holder]


@pytest.mark.parametrize(
    ("text", "holder", "years"),
    [
        ("Copyright 1999 - 2001, 2003 Jane Doe", "Jane Doe", "1999-2001, 2003"),
        ("Copyright 1999 to present Jane Doe", "Jane Doe", "1999-present"),
        ("Copyright 1998,99 Group 42, Inc.", "Group 42, Inc.", "1998, 99"),
        ("Copyright 2011-$", "", "2011"),
        ("(c) 2011 jdoe", "jdoe", "2011"),
        ("Copyright 2011 jane at example dot org", "jane at example dot org", "2011"),
        ("Copyright 2011 Jane van de vries", "Jane van de vries", "2011"),
        ("Copyright 2011 Example B.V. and its affiliate(s)", "Example B.V. and its affiliate(s)", "2011"),
        ("Copyright 2011 Example IT Ltd", "Example IT Ltd", "2011"),
        ("Copyright 2011 Žofie Ångström", "Žofie Ångström", "2011"),
        ("Copyright 2011 @example/widgets authors & contributors", "@example/widgets authors & contributors", "2011"),
        ("Copyright 2011 the original author or authors", "the original author or authors", "2011"),
        ("Copyright (c) Distributed Examples Group", "Distributed Examples Group", ""),
    ],
)
def test_years_and_holders_are_told_apart(text: str, holder: str, years: str) -> None:
    (found,) = find_copyrights(text)
    assert (found.holder, found.years) == (holder, years)


@pytest.mark.parametrize(
    "text",
    [
        "(a) this; (b) that; or (c) The Licensee shall return it",
        "switch (c) { case 'A': return Foo(c); }",
        "isUpper(c) || Flag.SET",
        "Copyright: GPL",
        "License: MIT, see copyright file",
        "Copyright [yyyy] [name of copyright owner]",
        "Copyright (C) <year>  <name of author>",
        "as defined in the Copyright Act of 1976",
        "THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS",
        "to sue for copyright infringement",
        "# the copyright of Jane's work has been transferred",
        "copyrighted by their authors",
        "char *opyright; int copro = (c);",
    ],
)
def test_talk_code_and_templates_claim_nothing(text: str) -> None:
    assert find_copyrights(text) == ()


def test_two_statements_in_one_line_are_two() -> None:
    found = find_copyrights("Copyright 2011 Jane Doe. Copyright 2012 John Roe.")
    assert [(c.holder, c.years) for c in found] == [("Jane Doe", "2011"), ("John Roe", "2012")]


def test_a_notice_in_minified_code_is_found() -> None:
    code = "var a=function(b){return b+1};" * 2000
    (found,) = find_copyrights(f"\n{code}/*! Copyright 2011 Jane Doe */{code}")
    assert (found.holder, found.line) == ("Jane Doe", 2)


def test_meta_tags_say_who_holds_copyright() -> None:
    (found,) = find_copyrights('<meta name="copyright" content="Copyright 2011 Jane Doe"/>')
    assert found.holder == "Jane Doe"


def test_letters_that_grow_in_small_do_not_move_lines() -> None:
    (found,) = find_copyrights("İ" * 50 + "\nfoo\nCopyright 2011 Jane Doe")
    assert found.line == 3


PIECES = st.sampled_from(
    (
        *("Copyright ", "(c) ", "©", "&copy;", "Portions ", "holder is ", "2001", "-", ", ", "all rights "),
        *("Jane ", "doe ", "Inc. ", "and ", "of ", "by ", "at ", "dot ", "a@b.cc ", "http://x.org "),
        *("\n", "\n * ", "\t#", "<", ">", "(", ")", '"', "\\n"),
    )
)


def _calls(text: str) -> int:
    """How many functions run to read TEXT."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_copyrights(text)
    finally:
        sys.setprofile(before)
    return calls


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_pieces_of_statements_are_read(text: str) -> None:
    for found in find_copyrights(text):
        assert found.statement == " ".join(found.statement.split())
        assert 1 <= found.line <= text.count("\n") + 1
        assert "\n" not in found.holder + found.years


@settings(max_examples=25)
@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_work_grows_with_the_text_and_no_faster(pieces: str) -> None:
    row = pieces * (3000 // len(pieces))
    assert _calls(row * 4) <= 5 * _calls(row) + 1000
