# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a repository bars licenses by law: with the path to it, and what would change that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.chooser import Here, candidates, choose, questions
from licet.licenses.expression import parse
from licet.model import Basis, Component, Distribution, Inventory, Outbound, OutboundBasis, Resolution, Unknown, Use
from licet.rules.compatibility import judge
from licet.rules.policy import Policy
from licet.rules.standing import here

NOTHING = Outbound(None, OutboundBasis.NONE)
FOUND = [
    "MIT",
    "GPL-2.0-only",
    "GPL-3.0-only",
    "Apache-2.0",
    "LGPL-2.1-or-later",
    "AGPL-3.0-only",
    "MPL-2.0",
    "BUSL-1.1",
    "EPL-2.0",
]
ANSWERS = st.fixed_dictionaries(
    {}, optional={each.key: st.sampled_from([choice.value for choice in each.choices]) for each in questions()}
)


def resolved(license: str | None, place: int, parents: tuple[str, ...] = ()) -> Resolution:
    component = Component(f"pkg:npm/p{place}@1", direct=not parents, parents=parents)
    concluded = parse(license) if license else Unknown("nobody knows")
    return Resolution(component, concluded, Basis.DECLARED if license else Basis.UNKNOWN)


def leaving(*resolutions: Resolution, outbound: Outbound = NOTHING) -> Here:
    return here(Inventory(resolutions=resolutions), Policy(), outbound, ())


def test_a_dependency_is_named_with_the_path_to_it() -> None:
    middle = resolved("MIT", 1)
    deep = resolved("GPL-3.0-only", 2, ("pkg:npm/p1@1",))
    outcome = choose({"situation": "simple"}, leaving(middle, deep))
    assert outcome.recommended == ()
    mit = next(each for each in outcome.excluded if each.license == "MIT")
    assert "pkg:npm/p2@1 is GPL-3.0-only (pkg:npm/p1@1 -> pkg:npm/p2@1)" in mit.because[0]
    assert any("pass the whole work on under GPL-3.0-only" in each for each in mit.change)


def test_a_service_is_free_of_what_only_passing_on_asks_for() -> None:
    around = leaving(resolved("GPL-3.0-only", 1))
    assert "distribution" in [each.key for each in choose({"situation": "simple"}, around).questions]
    answers = {"situation": "simple", "distribution": "network"}
    assert choose(answers, around).recommended[0].license == "MIT"


def test_what_is_here_binds_whoever_does_not_hold_all_of_it() -> None:
    fork = leaving(outbound=Outbound(parse("GPL-3.0-or-later"), OutboundBasis.DETECTED))
    assert choose({}, fork).recommended[0].license == "GPL-3.0-or-later"
    assert choose({"situation": "simple"}, fork).recommended == ()
    mine = {"situation": "simple", "authorship": "mine"}
    assert choose(mine, fork).recommended[0].license == "MIT"


def test_selling_is_barred_by_copyleft_of_others() -> None:
    answers = {"situation": "sell", "offer": "program"}
    assert choose(answers, leaving(resolved("MIT", 1))).recommended
    assert choose(answers, leaving(resolved("GPL-3.0-only", 1))).recommended == ()


def test_what_is_not_known_is_a_caveat() -> None:
    outcome = choose({"situation": "simple"}, leaving(resolved(None, 1)))
    assert any("no license is known of pkg:npm/p1@1" in each for each in outcome.recommended[0].caveats)


@given(ANSWERS, st.lists(st.sampled_from(FOUND), max_size=4), st.sampled_from(FOUND))
def test_a_dependency_takes_recommendations_and_brings_none(
    answers: dict[str, str], found: list[str], more: str
) -> None:
    some = [resolved(license, place) for place, license in enumerate(found)]
    before = {each.license for each in choose(answers, leaving(*some)).recommended}
    after = {each.license for each in choose(answers, leaving(*some, resolved(more, len(some)))).recommended}
    assert after <= before
    ways = Distribution(answers.get("distribution", "binary"))
    for license in after:
        answer = judge(parse(more), parse(license), use=Use.DYNAMIC, distribution=ways)
        assert answer.verdict != "conflict"


def test_every_candidate_can_be_asked_about() -> None:
    around = leaving(*(resolved(license, place) for place, license in enumerate(FOUND)))
    assert all(around.standing(parse(each.license), {}).bars for each in candidates() if each.license == "MIT")
