# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Laws that every answer keeps, whatever the licenses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.licenses.catalog import all_records
from licet.licenses.expression import Expression, License, With, all_of, any_of, parse
from licet.model import Distribution, Use
from licet.rules.compatibility import Kind, judge
from licet.rules.compatibility.tables import doors, exceptions, gpl_rows

CURATED = [r for r in all_records() if r.curated and r.kind == "license" and not r.deprecated]
ATOMS: list[Expression] = [License(r.id) for r in CURATED]
ATOMS += [parse("GPL-2.0-only WITH Classpath-exception-2.0"), parse("GPL-3.0-or-later WITH GCC-exception-3.1")]
ATOMS += [License("LicenseRef-Ours"), License("NOASSERTION"), License("NONE"), License("AAL")]

atoms = st.sampled_from(ATOMS)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(all_of), st.lists(inner, min_size=2, max_size=3).map(any_of)
    ),
    max_leaves=4,
)
uses = st.sampled_from(list(Use))
distributions = st.sampled_from(list(Distribution))


@given(expressions, expressions, uses, distributions)
def test_every_answer_has_reasons_with_sources(i: Expression, o: Expression, use: Use, how: Distribution) -> None:
    answer = judge(i, o, use=use, distribution=how)
    assert answer.because
    assert all(reason.source and reason.text for reason in answer.because)
    assert answer.allowed == (answer.verdict in ("compatible", "conditional"))


@given(atoms, atoms, expressions, uses, distributions)
def test_a_choice_is_as_good_as_its_best_branch(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution
) -> None:
    both = judge(any_of((a, b)), o, use=use, distribution=how).kind.rank
    each = [judge(x, o, use=use, distribution=how).kind.rank for x in (a, b)]
    assert both <= min(each)


@given(atoms, atoms, atoms, uses, distributions)
def test_all_at_once_is_no_better_than_the_worst_part(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution
) -> None:
    both = judge(all_of((a, b)), o, use=use, distribution=how).kind.rank
    assert both >= max(judge(x, o, use=use, distribution=how).kind.rank for x in (a, b))


@given(expressions, atoms, atoms, uses, distributions)
def test_an_offered_choice_must_hold_in_every_branch(
    i: Expression, a: Expression, b: Expression, use: Use, how: Distribution
) -> None:
    both = judge(i, any_of((a, b)), use=use, distribution=how)
    assert both.kind.rank >= max(judge(i, x, use=use, distribution=how).kind.rank for x in (a, b))


@given(atoms, atoms, atoms, uses, distributions)
def test_order_of_operands_does_not_matter(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution
) -> None:
    for join in (all_of, any_of):
        one = judge(join((a, b)), o, use=use, distribution=how)
        other = judge(join((b, a)), o, use=use, distribution=how)
        assert one.kind is other.kind


@given(st.sampled_from(CURATED), distributions)
def test_arms_length_and_build_tools_never_conflict(record: object, how: Distribution) -> None:
    inbound = License(record.id)  # type: ignore[attr-defined] # a Record; hypothesis types the list as object
    for use in (Use.SEPARATE, Use.BUILD):
        assert judge(inbound, License("LicenseRef-Ours"), use=use, distribution=how).verdict != "conflict"


@settings(max_examples=50)
@given(st.from_regex(r"LicenseRef-[a-z]{3,12}", fullmatch=True), atoms, uses, distributions)
def test_what_is_not_known_is_never_allowed(name: str, o: Expression, use: Use, how: Distribution) -> None:
    assert not judge(License(name), o, use=use, distribution=how).allowed


def test_every_license_goes_into_itself() -> None:
    for record in CURATED:
        answer = judge(License(record.id), License(record.id), use=Use.COPIED)
        assert answer.allowed, record.id


def test_permissive_licenses_go_into_permissive_works() -> None:
    for record in CURATED:
        if record.copyleft == "none" and not record.restricts:
            assert judge(License(record.id), License("MIT")).allowed, record.id


def test_no_strong_copyleft_goes_into_a_permissive_or_proprietary_binary() -> None:
    for record in CURATED:
        if record.copyleft in ("strong", "network") and record.artefact is None and not record.restricts:
            for outbound in ("MIT", "Apache-2.0", "LicenseRef-Ours"):
                answer = judge(License(record.id), License(outbound))
                assert not answer.allowed, (record.id, outbound)


def test_or_later_is_never_worse_than_only() -> None:
    for family in ("GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0"):
        for outbound in ATOMS:
            only = judge(License(f"{family}-only"), outbound).kind.rank
            later = judge(License(f"{family}-or-later"), outbound).kind.rank
            assert later <= only, (family, str(outbound))


def test_facts_name_listed_licenses_once() -> None:
    for identifier in gpl_rows():
        assert any(identifier == record.id for record in all_records()), identifier
    for door in doors():
        for identifier in (*door.origins, *door.targets):
            assert any(identifier == record.id for record in all_records()), identifier
    for identifier in exceptions():
        record = next(r for r in all_records() if r.id == identifier)
        assert record.kind == "exception", identifier


def test_an_atom_with_an_exception_is_never_worse_than_without() -> None:
    for exception in exceptions():
        for base in ("GPL-2.0-or-later", "LGPL-3.0-only"):
            for use in Use:
                plain = judge(License(base), License("MIT"), use=use).kind.rank
                lenient = judge(With(License(base), exception), License("MIT"), use=use).kind.rank
                assert lenient <= plain, (base, exception, use)


def test_kinds_stand_in_the_order_that_and_and_or_use() -> None:
    assert [kind.value for kind in Kind] == [
        "ok", "obligations", "narrowed", "review", "unknown", "relabel", "hard",
    ]  # fmt: skip
