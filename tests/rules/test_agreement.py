# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Declared and detected licenses agree where nothing was found that is not declared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import Expression, License, all_of, any_of, atoms, parse
from licet.rules.agreement import agree, texts, without_carried


@pytest.mark.parametrize(
    ("declared", "detected", "agrees"),
    [
        ("MIT", "MIT", True),
        ("MIT", "Apache-2.0", False),
        ("MIT", "MIT AND Zlib", False),
        ("MIT AND Zlib", "MIT", True),
        ("MIT OR Apache-2.0", "MIT AND Apache-2.0", True),
        ("GPL-3.0-or-later", "GPL-3.0-only", True),
        ("GPL-3.0-only", "GPL-2.0-only", False),
        ("Apache-2.0+", "Apache-2.0", True),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only", True),
        ("LGPL-3.0-or-later", "GPL-3.0-only AND LGPL-3.0-only", True),
        ("LGPL-2.1-only", "LGPL-2.1-only AND GPL-2.0-only", True),
        ("LGPL-2.1-only", "GPL-3.0-only", False),
        ("GPL-3.0-only", "LGPL-3.0-only", False),
        ("LicenseRef-Ours", "GPL-3.0-only", True),
        # A choice that another part meets already asks for nothing more.
        ("Apache-2.0 OR BSD-2-Clause", "(BSD-3-Clause OR Apache-2.0) AND Apache-2.0 AND BSD-2-Clause", True),
        ("Apache-2.0 OR BSD-2-Clause", "(BSD-3-Clause OR MIT) AND Apache-2.0 AND BSD-2-Clause", False),
        ("MIT", "(MIT OR Zlib) AND GPL-2.0-only", False),
        # "The GPL", without a version, is read as GPL-1.0-or-later.
        ("GPL-2.0-or-later", "GPL-2.0-or-later AND GPL-1.0-or-later", True),
        ("LGPL-2.1-only", "LGPL-2.0-or-later", True),
        ("GPL-2.0-or-later", "GPL-1.0-only", False),
        ("LGPL-2.1-only", "GPL-1.0-or-later", False),
        ("MIT", "GPL-1.0-or-later", False),
    ],
)
def test_agreement(declared: str, detected: str, agrees: bool) -> None:
    assert agree(parse(declared), parse(detected)) is agrees


@pytest.mark.parametrize(
    ("detected", "left"),
    [
        ("LGPL-3.0-only AND GPL-3.0-only", "LGPL-3.0-only"),
        ("GPL-2.0-only AND MIT AND LGPL-2.1-or-later", "MIT AND LGPL-2.1-or-later"),
        ("GPL-3.0-only", "GPL-3.0-only"),
        ("GPL-1.0-or-later", "GPL-1.0-or-later"),
        ("GPL-2.0-or-later AND GPL-1.0-or-later AND MPL-2.0", "GPL-2.0-or-later AND MPL-2.0"),
        ("GPL-2.0-only AND GPL-1.0-only",) * 2,
        ("LGPL-2.1-only AND GPL-1.0-or-later",) * 2,
        ("GPL-3.0-only AND LGPL-2.1-only", "GPL-3.0-only AND LGPL-2.1-only"),
        ("LGPL-3.0-only AND GPL-3.0-only WITH x11vnc-openssl-exception",) * 2,
        ("MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ("LGPL-3.0-only OR GPL-3.0-only", "LGPL-3.0-only OR GPL-3.0-only"),
        ("(LGPL-3.0-only AND GPL-3.0-only) OR MIT", "LGPL-3.0-only OR MIT"),
        ("GPL-3.0-only AND (LGPL-3.0-only OR MIT)", "GPL-3.0-only AND (LGPL-3.0-only OR MIT)"),
    ],
)  # fmt: skip
def test_what_comes_along_is_left_out_and_choices_stay(detected: str, left: str) -> None:
    assert without_carried(parse(detected)) == parse(left)


ATOMS = st.sampled_from(
    [parse(name) for name in ("MIT", "GPL-2.0-only", "GPL-3.0-or-later", "LGPL-2.1-only", "LGPL-3.0-only", "Zlib")]
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.builds(
        lambda join, operands: join(operands),
        st.sampled_from([all_of, any_of]),
        st.lists(inner, min_size=1, max_size=3),
    ),
)


@given(EXPRESSIONS)
def test_every_expression_agrees_with_itself(expression: Expression) -> None:
    assert agree(expression, expression)


@given(EXPRESSIONS, EXPRESSIONS, ATOMS)
def test_declaring_more_never_breaks_agreement(declared: Expression, detected: Expression, more: Expression) -> None:
    assert not agree(declared, detected) or agree(all_of((declared, more)), detected)


@given(EXPRESSIONS)
def test_leaving_out_invents_nothing_and_is_done_after_once(expression: Expression) -> None:
    left = without_carried(expression)
    assert set(atoms(left)) <= set(atoms(expression))
    assert without_carried(left) == left


def test_texts_leave_versions_and_exceptions_aside() -> None:
    assert texts(parse("GPL-2.0-or-later WITH Bison-exception-2.2 OR MIT+")) == {"GPL-2.0", "MIT"}
    assert texts(License("LicenseRef-Ours")) == {"LicenseRef-Ours"}
