# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which line of a policy decides about a license."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import And, Expression, License, Or, all_of, any_of, parse
from licet.rules.policy import Lists, Policy, Ruled, Ruling, parse_policy


def ruled(rows: str, expression: Expression) -> Ruled:
    return Lists(parse_policy(f"[policy]\n{rows}\n", "licet.toml")).ruled(expression)


def ruling(rows: str, license: str) -> Ruling:
    return ruled(rows, parse(license)).ruling


@pytest.mark.parametrize(
    ("rows", "license", "expected"),
    [
        ("", "AGPL-3.0-only", Ruling.ALLOW),
        ('deny = ["MIT"]', "MIT", Ruling.DENY),
        ('deny = ["MIT"]', "ISC", Ruling.ALLOW),
        ('allow = ["MIT"]', "ISC", Ruling.UNLISTED),
        ('allow = ["category:permissive"]', "ISC", Ruling.ALLOW),
        ('allow = ["category:permissive"]\ndeny = ["JSON"]', "JSON", Ruling.DENY),
        ('deny = ["category:permissive"]\nallow = ["MIT"]', "MIT", Ruling.ALLOW),
        ('allow = ["flag:osi-approved"]\nreview = ["category:network-copyleft"]', "AGPL-3.0-only", Ruling.ALLOW),
        ('extends = "permissive"', "MIT", Ruling.ALLOW),
        ('extends = "permissive"\ndeny = ["category:permissive"]', "MIT", Ruling.DENY),
        ('extends = "weak-copyleft"', "LGPL-3.0-only", Ruling.ALLOW),
        ('extends = "weak-copyleft"', "GPL-3.0-only", Ruling.UNLISTED),
        # One text: denied whatever versions are offered; allowed where the accepted version is among them.
        ('deny = ["GPL-3.0-or-later"]', "GPL-3.0-only", Ruling.DENY),
        ('allow = ["GPL-3.0-only"]', "GPL-3.0-or-later", Ruling.ALLOW),
        ('allow = ["GPL-3.0-or-later"]', "GPL-3.0-only", Ruling.UNLISTED),
        # An exception only adds permissions, and can be dropped.
        ('allow = ["GPL-2.0-only"]', "GPL-2.0-only WITH Classpath-exception-2.0", Ruling.ALLOW),
        ('deny = ["GPL-2.0-only"]', "GPL-2.0-only WITH Classpath-exception-2.0", Ruling.DENY),
        ('deny = ["GPL-2.0-only"]\nallow = ["GPL-2.0-only WITH Classpath-exception-2.0"]',
         "GPL-2.0-only WITH Classpath-exception-2.0", Ruling.ALLOW),
        ('allow = ["GPL-2.0-only WITH Classpath-exception-2.0"]', "GPL-2.0-only", Ruling.UNLISTED),
        ('allow = ["MIT"]\nreview = ["Zlib"]', "MIT AND Zlib", Ruling.REVIEW),
        ('allow = ["MIT"]\ndeny = ["Zlib"]', "MIT AND Zlib", Ruling.DENY),
        ('allow = ["MIT"]\ndeny = ["Zlib"]', "MIT OR Zlib", Ruling.ALLOW),
        ('allow = ["MIT AND Zlib"]', "MIT AND Zlib", Ruling.ALLOW),
        ('allow = ["MIT AND Zlib"]', "MIT", Ruling.UNLISTED),
        # Precision goes before everything else, whose line it is before what the line says.
        ('allow = ["category:permissive"]\ndeny = ["flag:osi-approved"]', "MIT", Ruling.DENY),
        ('deny = ["category:permissive"]\nallow = ["flag:osi-approved"]', "MIT", Ruling.ALLOW),
        ('allow = ["flag:osi-approved"]\ndeny = ["flag:fsf-free"]', "MIT", Ruling.DENY),
        ('allow = ["flag:osi-approved"]\nreview = ["flag:fsf-free"]', "MIT", Ruling.REVIEW),
        ('deny = ["flag:osi-approved"]\nallow = ["GPL-3.0-only"]', "GPL-3.0-or-later", Ruling.ALLOW),
        ('deny = ["GPL-3.0-or-later"]\nallow = ["GPL-3.0-only"]', "GPL-3.0-only", Ruling.ALLOW),
        ('deny = ["GPL-3.0-or-later"]\nallow = ["GPL-3.0-only"]', "GPL-3.0-or-later", Ruling.DENY),
        ('extends = "permissive"\nreview = ["category:permissive"]', "MIT", Ruling.REVIEW),
        ('extends = "permissive"\nallow = ["category:permissive"]', "JSON", Ruling.REVIEW),
        ('extends = "permissive"\nallow = ["JSON"]', "JSON", Ruling.ALLOW),
        ('extends = ["permissive", "apache-foundation"]', "JSON", Ruling.DENY),
        ('extends = "apache-foundation"\ndeny = ["category:permissive"]', "MIT", Ruling.ALLOW),
        ('extends = "apache-foundation"', "MPL-2.0", Ruling.REVIEW),
        ('extends = "apache-foundation"', "GPL-2.0-only WITH Classpath-exception-2.0", Ruling.DENY),
        ('extends = "any-osi"', "AGPL-3.0-only", Ruling.ALLOW),
        ('extends = "any-osi"', "CC0-1.0", Ruling.REVIEW),
        ('extends = "any-osi"', "JSON", Ruling.UNLISTED),
        ('extends = "weak-copyleft"', "LicenseRef-Ours", Ruling.UNLISTED),
        ('allow = ["LicenseRef-Ours"]', "LicenseRef-Ours", Ruling.ALLOW),
        ('allow = ["MIT"]', "MIT+", Ruling.ALLOW),
        ('allow = ["MPL-1.1+"]', "MPL-1.1", Ruling.UNLISTED),
        ('review = ["MPL-1.1+"]', "MPL-1.1", Ruling.REVIEW),
        ('deny = ["GPL-2.0-only"]', "GPL-3.0-only", Ruling.ALLOW),
        ('allow = ["GPL-2.0-only WITH Classpath-exception-2.0"]', "GPL-2.0-or-later WITH Classpath-exception-2.0",
         Ruling.ALLOW),
        ('allow = ["GPL-2.0-only WITH Classpath-exception-2.0"]', "GPL-2.0-only WITH GCC-exception-2.0",
         Ruling.UNLISTED),
        # What no list holds may take rights away, whatever it calls itself.
        ('allow = ["Apache-2.0"]', "Apache-2.0 WITH LLVM-exception", Ruling.ALLOW),
        ('allow = ["Apache-2.0"]', "Apache-2.0 WITH AdditionRef-No-Sale", Ruling.UNLISTED),
        ('extends = "permissive"', "Apache-2.0 WITH LLVM-exception", Ruling.ALLOW),
        ('extends = "permissive"', "Apache-2.0 WITH AdditionRef-No-Sale", Ruling.UNLISTED),
        ('allow = ["flag:osi-approved"]', "Apache-2.0 WITH AdditionRef-No-Sale", Ruling.UNLISTED),
        ('deny = ["category:permissive"]', "Apache-2.0 WITH AdditionRef-No-Sale", Ruling.DENY),
        ('allow = ["Apache-2.0 WITH AdditionRef-No-Sale"]', "Apache-2.0 WITH AdditionRef-No-Sale", Ruling.ALLOW),
        # What is listed as a whole is meant in any order.
        ('allow = ["MIT AND Zlib"]', "Zlib AND MIT", Ruling.ALLOW),
        ('allow = ["ISC"]\ndeny = ["(MIT AND Zlib) OR ISC"]', "ISC OR (Zlib AND MIT)", Ruling.DENY),
        ('allow = ["MIT"]\nreview = ["MPL-2.0"]', "MPL-2.0 OR (MIT AND GPL-3.0-only)", Ruling.REVIEW),
    ],
)  # fmt: skip
def test_the_most_exact_line_decides(rows: str, license: str, expected: Ruling) -> None:
    assert ruling(rows, license) is expected


NAMES = st.sampled_from(["MIT", "Zlib", "ISC", "GPL-3.0-only", "MPL-2.0", "LicenseRef-Ours"])
LISTS = st.sampled_from(
    [
        'allow = ["MIT"]',
        'deny = ["MIT", "ISC"]',
        'allow = ["category:permissive"]\nreview = ["Zlib"]',
        'extends = "permissive"',
    ]
)


@given(LISTS, NAMES, NAMES)
def test_and_is_as_bad_as_its_worst_part_and_or_as_good_as_its_best(rows: str, a: str, b: str) -> None:
    ranks = [ruled(rows, License(name)).rank for name in (a, b)]
    assert ruled(rows, all_of((License(a), License(b)))).rank == max(ranks)
    assert ruled(rows, any_of((License(a), License(b)))).rank == min(ranks)


WORDS = st.sampled_from(
    ["MIT", "GPL-3.0-only", "GPL-3.0-or-later", "MPL-2.0", "MIT AND Zlib", "category:permissive", "flag:osi-approved"]
)
ENTRIES = st.lists(WORDS, unique=True, max_size=3)
ATOMS = st.sampled_from(
    [parse(f"{name}{addition}") for name in ("MIT", "Zlib", "GPL-3.0-only", "GPL-3.0-or-later", "LicenseRef-Ours")
     for addition in ("", " WITH GCC-exception-3.1")]
)  # fmt: skip
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: st.builds(
        lambda join, operands: join(operands),
        st.sampled_from([all_of, any_of]),
        st.lists(inner, min_size=1, max_size=3),
    ),
)


def lists(allow: list[str], deny: list[str]) -> str:
    kept = [word for word in deny if word not in allow]
    return f"allow = {json.dumps(allow)}\ndeny = {json.dumps(kept)}"


@given(ENTRIES.filter(bool), ENTRIES, WORDS, EXPRESSIONS)
def test_allowing_more_makes_nothing_worse(
    allow: list[str], deny: list[str], more: str, expression: Expression
) -> None:
    deny = [word for word in deny if word != more]
    before = ruled(lists(allow, deny), expression)
    assert ruled(lists([*allow, more], deny), expression).rank <= before.rank


@given(ENTRIES, ENTRIES, WORDS, EXPRESSIONS)
def test_denying_more_makes_nothing_better(
    allow: list[str], deny: list[str], more: str, expression: Expression
) -> None:
    allow = [word for word in allow if word != more]
    if not allow:
        allow = ["ISC"]
    assert ruled(lists(allow, [*deny, more]), expression).rank >= ruled(lists(allow, deny), expression).rank


@given(ENTRIES, ENTRIES, EXPRESSIONS)
def test_order_of_lines_and_of_operands_says_nothing(allow: list[str], deny: list[str], expression: Expression) -> None:
    turned = ruled(lists(allow[::-1], deny[::-1]), turn(expression))
    assert turned.ruling is ruled(lists(allow, deny), expression).ruling


def turn(expression: Expression) -> Expression:
    match expression:
        case And(operands):
            return all_of(turn(operand) for operand in reversed(operands))
        case Or(operands):
            return any_of(turn(operand) for operand in reversed(operands))
        case _:
            return expression


@given(ENTRIES, EXPRESSIONS)
def test_unlisted_is_what_no_line_covers_once_something_is_allowed(deny: list[str], expression: Expression) -> None:
    assert ruled(lists([], deny), expression).ruling is not Ruling.UNLISTED
    found = ruled(lists(["ISC"], deny), expression)
    assert (found.line is None) == (found.ruling is Ruling.UNLISTED)


def test_the_line_that_decided_is_named_with_its_place() -> None:
    found = ruled('allow = ["MIT"]\ndeny = [\n  "Zlib",\n]', parse("MIT AND Zlib"))
    assert found.atom == License("Zlib")
    assert found.line is not None
    assert (found.line.place.path, found.line.place.line, found.line.place.text) == ("licet.toml", 4, '"Zlib",')


def test_a_line_of_a_preset_is_named_with_its_reason() -> None:
    found = ruled('extends = "permissive"', parse("JSON"))
    assert found.line is not None
    assert (found.line.place.path, found.line.place.line, found.line.layer) == ("preset:permissive", None, 1)
    assert "Evil" in found.line.reason


def test_without_a_policy_every_license_is_allowed() -> None:
    for license in ("MIT", "AGPL-3.0-only", "LicenseRef-Ours", "MIT WITH AdditionRef-Ours"):
        assert Lists(Policy()).ruled(parse(license)) == Ruled(Ruling.ALLOW, parse(license))
