# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The grammar of SPDX 3.0.1 Annex B, sentence by sentence, and against the library that the field uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from license_expression import ExpressionError as LibraryError
from license_expression import get_spdx_licensing

from licet.errors import ExpressionError
from licet.licenses.expression import (
    MAX_DEPTH,
    And,
    Expression,
    License,
    Or,
    With,
    all_of,
    any_of,
    atoms,
    ids,
    map_atoms,
    parse,
)

NAMES = st.sampled_from(
    ["MIT", "Apache-2.0", "GPL-2.0-only", "GPL-3.0-or-later", "LicenseRef-x", "DocumentRef-a:LicenseRef-b"]
)
LISTED = st.sampled_from(["MIT", "Apache-2.0", "GPL-2.0-only", "GPL-3.0-or-later", "Zlib"])
ATOMS = st.one_of(
    NAMES.map(License),
    LISTED.map(lambda id: License(id, or_later=True)),
    st.tuples(LISTED.map(License), st.sampled_from(["Classpath-exception-2.0", "AdditionRef-y"])).map(
        lambda p: With(*p)
    ),
)
EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(all_of), st.lists(inner, min_size=2, max_size=4).map(any_of)
    ),
    max_leaves=12,
)


@given(EXPRESSIONS)
def test_what_is_written_reads_back_as_itself(expression: Expression) -> None:
    assert parse(str(expression)) == expression


@given(EXPRESSIONS)
def test_lower_case_operators_mean_the_same(expression: Expression) -> None:
    words = [w.lower() if w in ("AND", "OR", "WITH") else w for w in str(expression).split(" ")]
    assert parse(" ".join(words)) == expression


@given(EXPRESSIONS)
def test_operands_are_flat_and_unique(expression: Expression) -> None:
    match expression:
        case And(operands) | Or(operands):
            assert len(set(operands)) == len(operands) >= 2
            assert not any(isinstance(operand, type(expression)) for operand in operands)
    assert set(ids(expression)) >= {a.license.id if isinstance(a, With) else a.id for a in atoms(expression)}
    assert map_atoms(expression, lambda atom: atom) == expression


@given(st.text(alphabet="MITGPLandorwithANDORWITH()+-.20: ", max_size=60))
def test_any_text_is_read_or_refused_with_its_place(text: str) -> None:
    position = 0
    try:
        assert parse(str(parse(text))) == parse(text)
    except ExpressionError as error:
        position = error.position
    assert 0 <= position <= len(text)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("MIT OR Apache-2.0 AND Zlib", "MIT OR (Apache-2.0 AND Zlib)"),
        ("(MIT OR Apache-2.0) AND Zlib", "(MIT OR Apache-2.0) AND Zlib"),
        ("GPL-2.0+ WITH Classpath-exception-2.0 OR MIT", "GPL-2.0+ WITH Classpath-exception-2.0 OR MIT"),
        ("((MIT))", "MIT"),
        ("MIT AND (MIT AND Zlib)", "MIT AND Zlib"),
    ],
)
def test_precedence(text: str, shape: str) -> None:
    assert str(parse(text)) == shape


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "MIT Or Zlib", "MIT AND", "OR MIT", "(MIT", "MIT)", "MIT Zlib", "LicenseRef-x+", "licenseref x",
        "MIT WITH", "MIT WITH (x)", "(MIT OR Zlib) WITH x", "MIT_x", "AND", "NOT MIT", "MIT++", "MIT +",
        "DocumentRef-a:MIT",
        "(" * (MAX_DEPTH + 1) + "MIT" + ")" * (MAX_DEPTH + 1), "MIT OR " * 5000 + "MIT",
    ],
)  # fmt: skip
def test_what_the_grammar_does_not_allow(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


GAPS = {
    # license-expression 30.4 in strict mode refuses these, which SPDX allows.
    "Apache-2.0+", "LicenseRef-x", "DocumentRef-a:LicenseRef-b", "MIT WITH AdditionRef-y",
}  # fmt: skip


@given(st.recursive(LISTED.map(License), lambda inner: st.lists(inner, min_size=2, max_size=3).flatmap(
    lambda parts: st.sampled_from([all_of(parts), any_of(parts)])), max_leaves=4))  # fmt: skip
def test_agrees_with_the_library_on_what_both_know(expression: Expression) -> None:
    theirs = get_spdx_licensing().parse(str(expression), validate=True, strict=True)
    assert sorted(symbol.key for symbol in theirs.symbols) == sorted(ids(expression))


@pytest.mark.parametrize("text", sorted(GAPS))
def test_gaps_of_the_library_are_still_there(text: str) -> None:
    parse(text)
    with pytest.raises(LibraryError):
        get_spdx_licensing().parse(text, validate=True, strict=True)
