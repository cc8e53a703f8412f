# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Laws that every answer keeps, whatever the licenses."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from licet.licenses.catalog import all_records
from licet.licenses.expression import Expression, License, With, all_of, any_of, parse
from licet.licenses.record import Record
from licet.model import Distribution, Profile, Use
from licet.rules.compatibility import Kind, judge, relicensable
from licet.rules.compatibility.tables import doors, exceptions, gpl_rows

LICENSES = [r for r in all_records() if r.kind == "license" and not r.deprecated]
CURATED = [r for r in LICENSES if r.curated]
WITH_EXCEPTIONS: list[Expression] = [
    With(License(base), exception) for exception in exceptions() for base in ("GPL-2.0-or-later", "LGPL-2.1-only")
]
ATOMS: list[Expression] = [License(r.id) for r in CURATED]
ATOMS += [parse("GPL-2.0-only WITH Classpath-exception-2.0"), parse("GPL-3.0-or-later WITH GCC-exception-3.1")]
ATOMS += [License("LicenseRef-Ours"), License("NOASSERTION"), License("NONE"), License("AAL")]
ASKING_NOTHING = [
    License(r.id)
    for r in CURATED
    if r.copyleft == "none" and not r.conditions and not r.restricts and not {*r.terms} - {"no-patent-grant"}
]

# The licenses that rules are about come up as often as all the others.
atoms = st.one_of(
    st.sampled_from(ATOMS),
    st.sampled_from([*ATOMS, *WITH_EXCEPTIONS, *(License(r.id) for r in LICENSES)]),
    st.sampled_from([License(r.id) for r in CURATED if r.copyleft not in ("none", None)]),
)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(all_of), st.lists(inner, min_size=2, max_size=3).map(any_of)
    ),
    max_leaves=4,
)
uses = st.sampled_from(list(Use))
distributions = st.sampled_from(list(Distribution))
profiles = st.sampled_from(list(Profile))


@given(expressions, expressions, uses, distributions, profiles)
def test_every_answer_has_reasons_with_sources(
    i: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    answer = judge(i, o, use=use, distribution=how, profile=profile)
    assert answer.because
    assert all(reason.source and reason.text for reason in answer.because)
    assert answer.allowed == (answer.verdict in ("compatible", "conditional"))


@given(atoms, atoms, expressions, uses, distributions, profiles)
def test_a_choice_is_as_good_as_its_best_branch(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    both = judge(any_of((a, b)), o, use=use, distribution=how, profile=profile).kind.rank
    each = [judge(x, o, use=use, distribution=how, profile=profile).kind.rank for x in (a, b)]
    assert both <= min(each)


@given(atoms, atoms, atoms, uses, distributions, profiles)
def test_all_at_once_is_no_better_than_the_worst_part(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    both = judge(all_of((a, b)), o, use=use, distribution=how, profile=profile).kind.rank
    assert both >= max(judge(x, o, use=use, distribution=how, profile=profile).kind.rank for x in (a, b))


@given(expressions, atoms, atoms, uses, distributions, profiles)
def test_an_offered_choice_must_hold_in_every_branch(
    i: Expression, a: Expression, b: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    both = judge(i, any_of((a, b)), use=use, distribution=how, profile=profile)
    assert both.kind.rank >= max(judge(i, x, use=use, distribution=how, profile=profile).kind.rank for x in (a, b))


@given(atoms, atoms, atoms, uses, distributions, profiles)
def test_order_of_operands_does_not_matter(
    a: Expression, b: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    for join in (all_of, any_of):
        one = judge(join((a, b)), o, use=use, distribution=how, profile=profile)
        other = judge(join((b, a)), o, use=use, distribution=how, profile=profile)
        assert one.kind is other.kind


@given(expressions, expressions, atoms, uses, distributions, profiles)
def test_widening_an_inbound_choice_never_makes_it_worse(
    i: Expression, o: Expression, more: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    wider = judge(any_of((i, more)), o, use=use, distribution=how, profile=profile).kind.rank
    assert wider <= judge(i, o, use=use, distribution=how, profile=profile).kind.rank


@given(atoms, atoms, expressions, atoms, uses, distributions, profiles)
def test_widening_a_choice_within_a_whole_never_makes_it_worse(
    a: Expression, b: Expression, rest: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    wider = judge(all_of((any_of((a, b)), rest)), o, use=use, distribution=how, profile=profile).kind.rank
    assert wider <= judge(all_of((a, rest)), o, use=use, distribution=how, profile=profile).kind.rank


@given(expressions, expressions, atoms, uses, distributions, profiles)
def test_widening_an_outbound_choice_never_makes_it_better(
    i: Expression, o: Expression, more: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    wider = judge(i, any_of((o, more)), use=use, distribution=how, profile=profile).kind.rank
    assert wider >= judge(i, o, use=use, distribution=how, profile=profile).kind.rank


@given(st.sampled_from(ASKING_NOTHING), expressions, expressions, uses, distributions, profiles)
def test_what_asks_for_nothing_changes_nothing(
    free: Expression, i: Expression, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    alone = judge(i, o, use=use, distribution=how, profile=profile)
    both = judge(all_of((i, free)), o, use=use, distribution=how, profile=profile)
    assert (both.kind, both.obligations, both.effective_outbound) == (
        alone.kind,
        alone.obligations,
        alone.effective_outbound,
    )


@given(expressions, expressions, uses, profiles)
def test_in_house_is_never_worse_than_passed_on(i: Expression, o: Expression, use: Use, profile: Profile) -> None:
    house = judge(i, o, use=use, distribution=Distribution.INTERNAL, profile=profile).kind.rank
    assert house <= judge(i, o, use=use, distribution=Distribution.BINARY, profile=profile).kind.rank


@given(expressions, expressions, distributions, profiles)
def test_the_closer_the_use_the_worse_the_answer(
    i: Expression, o: Expression, how: Distribution, profile: Profile
) -> None:
    order = (Use.SEPARATE, Use.DYNAMIC, Use.STATIC, Use.COPIED)
    ranks = [judge(i, o, use=use, distribution=how, profile=profile).kind.rank for use in order]
    assert ranks == sorted(ranks)


@given(st.lists(expressions, min_size=2, max_size=4), expressions, uses, distributions, profiles)
def test_a_tree_is_never_better_than_any_part(
    parts: list[Expression], o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    tree = judge(all_of(parts), o, use=use, distribution=how, profile=profile).kind.rank
    assert tree >= max(judge(part, o, use=use, distribution=how, profile=profile).kind.rank for part in parts)


@given(st.lists(st.sampled_from(CURATED), min_size=1, max_size=3), uses, distributions, profiles)
def test_a_choice_of_licenses_goes_into_itself(
    records: list[Record], use: Use, how: Distribution, profile: Profile
) -> None:
    offered = any_of(License(record.id) for record in records)
    assert judge(offered, offered, use=use, distribution=how, profile=profile).allowed


@given(atoms, atoms, profiles)
def test_what_may_be_relicensed_may_be_copied(a: Expression, b: Expression, profile: Profile) -> None:
    assert isinstance(a, License | With)
    assert isinstance(b, License | With)
    try:
        became = relicensable(a, b, profile)
    except TypeError:
        return  # an id that stands for several licenses
    assert became.kind.rank >= judge(a, b, use=Use.COPIED, profile=profile).kind.rank


@given(st.sampled_from(CURATED), distributions, profiles)
def test_arms_length_and_build_tools_never_conflict(record: Record, how: Distribution, profile: Profile) -> None:
    inbound = License(record.id)
    for use in (Use.SEPARATE, Use.BUILD):
        assert (
            judge(inbound, License("LicenseRef-Ours"), use=use, distribution=how, profile=profile).verdict != "conflict"
        )


@settings(max_examples=50)
@given(st.from_regex(r"LicenseRef-[a-z]{3,12}", fullmatch=True), atoms, uses, distributions, profiles)
def test_what_is_not_known_is_never_allowed(
    name: str, o: Expression, use: Use, how: Distribution, profile: Profile
) -> None:
    assert not judge(License(name), o, use=use, distribution=how, profile=profile).allowed


def test_every_license_goes_into_itself() -> None:
    for record in CURATED:
        for profile in Profile:
            answer = judge(License(record.id), License(record.id), use=Use.COPIED, profile=profile)
            assert answer.allowed, (record.id, profile)


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
                for profile in Profile:
                    inside = judge(License(record.id), License(outbound), use=Use.STATIC, profile=profile)
                    assert not inside.allowed, (record.id, outbound, profile)


def test_or_later_is_never_worse_than_only() -> None:
    for family in ("GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0", "AGPL-3.0"):
        for outbound, profile in product(ATOMS, Profile):
            only = judge(License(f"{family}-only"), outbound, profile=profile).kind.rank
            later = judge(License(f"{family}-or-later"), outbound, profile=profile).kind.rank
            assert later <= only, (family, str(outbound), profile)


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
            for use, profile in product(Use, Profile):
                plain = judge(License(base), License("MIT"), use=use, profile=profile).kind.rank
                lenient = judge(With(License(base), exception), License("MIT"), use=use, profile=profile).kind.rank
                assert lenient <= plain, (base, exception, use, profile)


def test_kinds_stand_in_the_order_that_and_and_or_use() -> None:
    assert [kind.value for kind in Kind] == [
        "ok", "obligations", "narrowed", "review", "unknown", "relabel", "hard",
    ]  # fmt: skip
