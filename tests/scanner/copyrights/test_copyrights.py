# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Copyright statements in the forms that people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.scanner.copyrights import find_copyrights, worth_reading


@pytest.mark.parametrize(
    ("text", "holder", "years"),
    [
        ("Copyright (c) 2004 A. U. Thor", "A. U. Thor", "2004"),
        (
            "/* Copyright © 2001-2003, 2007 Example Corp., Ltd. All rights reserved. */",
            "Example Corp., Ltd",
            "2001-2003, 2007",
        ),
        (" * (C) Copyright 1999 by Jane Doe <jane@example.org>", "Jane Doe", "1999"),
        ("# SPDX-FileCopyrightText: 2026 The licet authors", "The licet authors", "2026"),
        ("<p>&copy; 2010 Example GmbH</p>", "Example GmbH", "2010"),
        ("// Copyright 2012\n// Example Foundation, Inc.", "Example Foundation, Inc", "2012"),
        ("Copyright Jane Doe", "Jane Doe", ""),
        ("Copyright (c) 2015 Jane Doe (https://example.org/)", "Jane Doe", "2015"),
        ("Copyright 2012-2024 (c) Jane Doe <jane@example.org>", "Jane Doe", "2012-2024"),
        ("dnl Copyright (C) 1990, 91, 92 Example, Inc.", "Example, Inc", "1990, 91, 92"),
        ("Copyright (c) 1991 Example Inc. (EXC)", "Example Inc", "1991"),
        ("Copyright (c) 2002 Example Group, an organization that paints", "Example Group", "2002"),
        ("Copyright quux-x contributors (c) 2016", "quux-x contributors", "2016"),
        ("Copyright 2010 Jane Doe <jane-x <at> example.org>", "Jane Doe", "2010"),
        ("Copyright 1989 Example, Inc., 675 Oak Ave, Springfield", "Example, Inc", "1989"),
        ("Copyright (c) 2004 by Example Mars, www.example.com", "Example Mars, www.example.com", "2004"),
        ("Copyright 2010-20224 Example.com, Inc.", "Example.com, Inc", "2010-20224"),
    ],
)
def test_holder_and_years(text: str, holder: str, years: str) -> None:
    (found,) = find_copyrights(text)
    assert found.holder.rstrip(".") == holder
    assert found.years == years


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "Copyright (C) 2012 by the following authors:\n- Jane Doe <jane@example.org>\n- Joe Roe <joe@a.org>\n\nNo",
            "the following authors: Jane Doe, Joe Roe",
        ),
        (
            "Copyright (c) 2016 Jane Doe <https://example.org/jane>,\njroe <https://example.org/jroe>, Ann Poe\n",
            "Jane Doe, jroe, Ann Poe",
        ),
    ],
)
def test_lists_of_holders_go_on_over_lines(text: str, holder: str) -> None:
    (found,) = find_copyrights(text)
    assert found.holder == holder


@given(
    st.text(max_size=200), st.sampled_from(["Copyright 2001 Jane", "copyleft", "holder is Jane Doe", "&copy; 2001 X"])
)
def test_what_is_not_worth_reading_has_no_statement(text: str, said: str) -> None:
    for each in (text, text + said, said.swapcase() + text):
        assert worth_reading(each.encode("utf-8", "surrogatepass")) or find_copyrights(each) == ()


@pytest.mark.parametrize(
    "text",
    [
        "from model import Basis, Copyright, Detection, Evidence",
        "The above copyright notice and this permission notice shall be included in all copies",
        "THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM",
        "under copyright law",
        "if (c) { return a(c); }",
        "copyright and related rights",
        "you must retain all copyright, patent and trademark notices",
    ],
)
def test_talk_about_copyright_is_no_statement(text: str) -> None:
    assert find_copyrights(text) == ()


def test_several_in_one_text_keep_their_lines() -> None:
    text = "Copyright 2001 Jane Doe\nsomething else\nCopyright 2002 John Roe\n"
    assert [(c.holder, c.line) for c in find_copyrights(text)] == [("Jane Doe", 1), ("John Roe", 3)]


@given(st.text(max_size=300), st.sampled_from(["Copyright ", "(c) 2001 ", "© ", "SPDX-FileCopyrightText: "]))
def test_any_text_is_read_and_lines_are_within_it(text: str, sign: str) -> None:
    whole = f"{text}{sign}{text}\n{text}"
    for found in find_copyrights(whole):
        assert 1 <= found.line <= whole.count("\n") + 1
        assert found.statement


def test_long_lines_are_bounded() -> None:
    assert len(find_copyrights("copyright (c) " * 200_000)) < 500


@pytest.mark.parametrize(
    "filling", ["*", "# ", "-", "=", "/*", " \\n", '"', "-->", "a.", "1999 ", "1999, ", "(c", "<a", "&copy", "A ", ", "]
)
def test_hostile_rows_are_read_in_linear_time(filling: str) -> None:
    # Each of these hangs where a pattern repeats what it repeats.
    row = filling * (4000 // len(filling))
    find_copyrights(f"Copyright {row}x\n{row} Copyright 2001 {row} x\n{row}")
