# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which line of a policy decides about a license."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import License, all_of, any_of, parse
from licet.rules.policy import Lists, Ruling, parse_policy


def ruling(lists: str, license: str) -> Ruling:
    return Lists(parse_policy(f"[policy]\n{lists}\n", "licet.toml")).ruled(parse(license)).ruling


@pytest.mark.parametrize(
    ("lists", "license", "expected"),
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
    ],
)  # fmt: skip
def test_the_most_exact_line_decides(lists: str, license: str, expected: Ruling) -> None:
    assert ruling(lists, license) is expected


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
def test_and_is_as_bad_as_its_worst_part_and_or_as_good_as_its_best(lists: str, a: str, b: str) -> None:
    ruled = Lists(parse_policy(f"[policy]\n{lists}\n", "licet.toml")).ruled
    ranks = [ruled(License(name)).rank for name in (a, b)]
    assert ruled(all_of((License(a), License(b)))).rank == max(ranks)
    assert ruled(any_of((License(a), License(b)))).rank == min(ranks)


@given(NAMES)
def test_allowing_more_never_denies_what_was_allowed(name: str) -> None:
    before = ruling('allow = ["MIT"]', name)
    after = ruling('allow = ["MIT", "Zlib", "category:permissive"]', name)
    assert before is not Ruling.ALLOW or after is Ruling.ALLOW
