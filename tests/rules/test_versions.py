# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Versions are in the order that their own ecosystem has them in."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.rules.versions import ORDERS, parse_range


def holds(type: str, bounds: str, version: str | None) -> bool:
    return parse_range(type, bounds).holds(version)


@pytest.mark.parametrize(
    ("type", "ascending"),
    [
        # https://semver.org/#spec-item-11
        ("npm", "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0"),
        ("cargo", "0.9 1 1.0.1 1.2.0-rc.1 1.2 1.10"),
        ("golang", "v0.0.0-20190101000000-abcdef v0.1.0 v1.9.0 v1.10.0+incompatible v2.0.0"),
        ("nuget", "1.0.0-Alpha 1.0.0-beta 1.0.0 1.0.0.1 1.1"),
        ("composer", "1.0.0-alpha2 1.0.0-alpha10 1.0.0-beta1 1.0.0-RC1 1.0.0 1.0.0.1 v1.1"),
        ("pypi", "1.0.dev1 1.0a1 1.0b2 1.0rc1 1.0 1.0.post1 1.1 1!0.5"),
        ("gem", "1.0.a1 1.0.a.2 1.0.b1 1.0.0.rc1 1.0 1.0.1 1.10"),
        # https://www.debian.org/doc/debian-policy/ch-controlfields.html#version
        ("deb", "1.0~~ 1.0~~a 1.0~ 1.0 1.0-1 1.0-1+b1 1.0a 1.0+b 1.10 1:0.1"),
        # https://maven.apache.org/pom.html#version-order-specification
        ("maven", "1-alpha 1-beta2 1-milestone 1-rc 1-SNAPSHOT 1 1-sp 1-foo2 1-foo10 1-1 1.1 1.10"),
    ],
)  # fmt: skip
def test_versions_ascend(type: str, ascending: str) -> None:
    for lower, higher in combinations(ascending.split(), 2):
        assert holds(type, f"<{higher}", lower), (lower, higher)
        assert holds(type, f">{lower}", higher), (lower, higher)
        assert not holds(type, f"={lower}", higher), (lower, higher)


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        ("maven", "1-ga", "1"), ("maven", "1.0.0", "1"), ("maven", "1-a1", "1-alpha-1"), ("maven", "1-cr2", "1-rc2"),
        ("maven", "1.foo", "1-foo"), ("maven", "1-0.ga", "1.0"), ("gem", "1", "1.0.0"), ("npm", "1.2", "v1.2.0+build"),
        ("pypi", "1.0", "1"), ("nuget", "1.0.0.0", "1"), ("deb", "0:1.0", "1.0"),
        ("composer", "v1.0.0-b1", "1.0-beta.1"),
    ],
)  # fmt: skip
def test_versions_that_are_the_same_under_two_spellings(type: str, one: str, other: str) -> None:
    assert holds(type, f"=={one}", other)
    assert holds(type, f"<={one},>={one}", other)
    assert not holds(type, f"!={one}", other)


def test_all_bounds_have_to_hold() -> None:
    assert [holds("npm", ">=1.2, <2 ,!=1.5.0", version) for version in ("1.1.9", "1.2.0", "1.5.0", "1.9", "2.0.0")] == [
        False, True, False, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("version", [None, "", "latest", "1.x", "9" * 300])
def test_what_cannot_be_compared_is_in_no_range(version: str | None) -> None:
    assert not holds("npm", ">=0", version)
    assert not holds("npm", "!=1", version)


@pytest.mark.parametrize(
    ("type", "bounds", "said"),
    [
        ("generic", ">=1", "how versions of generic packages are ordered is not known"),
        ("npm", ">=1,", "is no bound of versions"),
        ("npm", "~1.2", "is no bound of versions"),
        ("npm", ">=1|<2", "is no version of a npm package"),
        ("pypi", ">=x", "'x' is no version of a pypi package"),
        ("npm", f">={'1' * 300}", "is no bound of versions"),
    ],
)
def test_what_is_no_range_is_refused(type: str, bounds: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_range(type, bounds)


@given(st.sampled_from(sorted(ORDERS)), st.text("0123456789.-+~:v_abcrcfinal", max_size=12), st.text(max_size=8))
def test_whatever_the_version_the_answer_is_yes_or_no(type: str, version: str, other: str) -> None:
    for bound in (version, other):
        try:
            made = parse_range(type, f">={bound}")
        except ValueError:
            continue
        assert made.holds(bound)
        assert made.holds(version) in {True, False}


@given(st.sampled_from(sorted(ORDERS)), st.lists(st.text("012.-arcb", min_size=1, max_size=6), min_size=3, max_size=3))
def test_the_order_is_one(type: str, versions: list[str]) -> None:
    try:
        a, b, c = versions
        below = [parse_range(type, f"<={bound}") for bound in versions]
    except ValueError:
        return
    assert below[0].holds(b) or below[1].holds(a)
    assert below[2].holds(a) or not (below[1].holds(a) and below[2].holds(b))
    assert not (below[0].holds(b) and below[1].holds(a)) or below[0].holds(c) == below[1].holds(c)


def test_the_types_are_sorted() -> None:
    assert list(ORDERS) == sorted(ORDERS)
