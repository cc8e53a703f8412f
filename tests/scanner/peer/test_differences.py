# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two answers for one file, compared: what counts as a difference and what does not, and the laws of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import parse
from licet.model import Copyright, Detection, FileFacts, FileKind, Method
from licet.scanner.peer.differences import Aspect, compare, named, total


def found(expression: str, start: int = 1, end: int = 1) -> Detection:
    return Detection(parse(expression), start, end, 1.0, Method.EXACT, "a.RULE")


def held(holder: str, line: int = 1) -> Copyright:
    return Copyright(f"Copyright {holder}", holder, "", line)


def facts(*parts: Detection | Copyright) -> FileFacts:
    detections = tuple(part for part in parts if isinstance(part, Detection))
    copyrights = tuple(part for part in parts if isinstance(part, Copyright))
    return FileFacts("a.c", FileKind.SOURCE, detections=detections, copyrights=copyrights)


def aspects(one: FileFacts, other: FileFacts) -> tuple[Aspect, ...]:
    return compare("a.c", one, other).aspects


DETECTIONS = st.builds(
    found, st.sampled_from(("MIT", "ISC", "MIT OR ISC", "GPL-2.0+")), st.integers(1, 3), st.integers(4, 5)
)
FACTS = st.lists(DETECTIONS | st.builds(held, st.sampled_from(("Ann", "Ben", "")), st.integers(1, 5)), max_size=6).map(
    lambda parts: facts(*parts)
)


def test_other_licenses_are_told_before_all_else() -> None:
    assert aspects(facts(found("MIT")), facts(found("ISC", 2, 3))) == (Aspect.LICENSES,)
    assert aspects(facts(found("MIT")), facts()) == (Aspect.LICENSES,)


def test_the_same_licenses_in_other_matches() -> None:
    assert aspects(facts(found("MIT AND ISC")), facts(found("MIT"), found("ISC"))) == (Aspect.EXPRESSIONS,)
    assert aspects(facts(found("MIT")), facts(found("MIT"), found("MIT", 2, 2))) == (Aspect.EXPRESSIONS,)


def test_a_mention_that_names_no_license_is_no_other_license() -> None:
    mention = found("LicenseRef-scancode-unknown-license-reference")
    assert named([mention]) == frozenset()
    assert aspects(facts(found("MIT")), facts(found("MIT"), mention)) == (Aspect.EXPRESSIONS,)


def test_other_lines() -> None:
    assert aspects(facts(found("MIT", 1, 9)), facts(found("MIT", 2, 9))) == (Aspect.LINES,)


def test_ways_of_writing_are_no_difference() -> None:
    one = facts(found("GPL-2.0+"), found("MIT OR (ISC AND Zlib)"), held("Ann Lee, Inc."))
    other = facts(found("GPL-2.0-or-later"), found("(Zlib AND ISC) OR MIT"), held("ann lee Inc", 2))
    assert aspects(one, other) == ()


def test_holders_beside_licenses() -> None:
    one, other = facts(found("MIT"), held("Ann")), facts(found("MIT", 2, 2), held("Ben", 7))
    compared = compare("a.c", one, other)
    assert compared.aspects == (Aspect.LINES, Aspect.HOLDERS)
    assert [each.holder for side in compared.alone for each in side.copyrights] == ["Ann", "Ben"]


def test_a_holder_told_more_often_is_no_other_holder_and_is_shown_once() -> None:
    one = facts(held("Ann", 5), held("Ben", 9), held("Ben", 2))
    compared = compare("a.c", one, facts(held("Ann"), held("")))
    assert compared.aspects == (Aspect.HOLDERS,)
    assert compared.alone[0].copyrights == (held("Ben", 2),)
    assert compared.alone[1].copyrights == ()


def test_totals() -> None:
    pairs = [
        (facts(), facts()),
        (facts(found("MIT")), facts(found("MIT"))),
        (facts(found("MIT")), facts(found("MIT", 2, 2), held("Ann"))),
        (facts(held("Ann")), facts()),
        (facts(), facts(found("MIT"))),
    ]
    counts = total([compare("a.c", one, other) for one, other in pairs])
    assert (counts.files, counts.same, counts.same_licenses) == (5, 2, 4)
    assert (counts.only_licet, counts.only_scancode) == (1, 1)
    assert dict(counts.differing) == {
        Aspect.LICENSES: 1,
        Aspect.EXPRESSIONS: 0,
        Aspect.LINES: 1,
        Aspect.HOLDERS: 2,
    }


@given(FACTS)
def test_an_answer_does_not_differ_from_itself(one: FileFacts) -> None:
    compared = compare("a.c", one, one)
    assert compared.aspects == ()
    assert compared.alone[0] == compared.alone[1]
    assert not compared.alone[0].detections
    assert compared.agreed == len(one.detections)


@given(FACTS, FACTS)
def test_to_differ_is_mutual(one: FileFacts, other: FileFacts) -> None:
    there, back = compare("a.c", one, other), compare("a.c", other, one)
    assert there.aspects == back.aspects
    assert there.alone == back.alone[::-1]
    assert there.agreed == back.agreed


@given(FACTS, FACTS)
def test_files_differ_exactly_where_one_side_says_something_alone(one: FileFacts, other: FileFacts) -> None:
    compared = compare("a.c", one, other)
    ours, theirs = compared.alone
    licensing = [aspect for aspect in compared.aspects if aspect is not Aspect.HOLDERS]
    assert bool(ours.detections or theirs.detections) == bool(licensing)
    assert bool(ours.copyrights or theirs.copyrights) == (Aspect.HOLDERS in compared.aspects)
    assert len(licensing) <= 1
