# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Questions on which authorities differ: what each profile takes, and what is shown whichever it is."""

from __future__ import annotations

from itertools import product

import pytest

from licet.licenses.expression import parse
from licet.model import Distribution, Profile, Use
from licet.rules.compatibility import Answer, Kind, judge, relicensable
from licet.rules.compatibility.positions import taken
from licet.rules.compatibility.tables import gpl_rows, positions


def ask(inbound: str, outbound: str, profile: Profile, use: str = "dynamic", distribution: str = "binary") -> Answer:
    how = Distribution(distribution)
    return judge(parse(inbound), parse(outbound), use=Use(use), distribution=how, profile=profile)


QUESTIONS = {
    "dynamic-linking": ("GPL-3.0-only", "MIT"),
    "eupl-linking": ("EUPL-1.2", "MIT"),
    "original-artistic-license": ("Artistic-1.0", "GPL-2.0-only"),
}
KINDS = {
    "dynamic-linking": (Kind.RELABEL, Kind.RELABEL, Kind.RELABEL, Kind.OBLIGATIONS),
    "eupl-linking": (Kind.REVIEW, Kind.REVIEW, Kind.REVIEW, Kind.OBLIGATIONS),
    "original-artistic-license": (Kind.REVIEW, Kind.HARD, Kind.REVIEW, Kind.REVIEW),
}
CASES = [(about, profile) for about in QUESTIONS for profile in Profile]


def test_every_question_is_here() -> None:
    assert set(QUESTIONS) == set(positions())
    assert {row.differ for row in gpl_rows().values()} - {""} <= set(positions())


@pytest.mark.parametrize(("about", "profile"), CASES)
def test_what_each_profile_answers(about: str, profile: Profile) -> None:
    expected = dict(zip(Profile, KINDS[about], strict=True))[profile]
    assert ask(*QUESTIONS[about], profile).kind is expected


@pytest.mark.parametrize(("about", "profile"), CASES)
def test_the_answer_shows_every_position_once_and_which_one_was_taken(about: str, profile: Profile) -> None:
    inbound, outbound = QUESTIONS[about]
    answer = ask(inbound, outbound, profile)
    position = taken(about, inbound, profile)
    if position is None:
        assert answer == ask(inbound, outbound, Profile.CONSERVATIVE)
        return
    first = answer.because[0]
    assert (first.rule, first.source) == ("position-taken", position.source)
    assert first.text.startswith(f"the profile {profile} takes this position: {position.text}")
    for each in positions()[about]:
        held = each.on(inbound)
        assert [held.text in said.text and held.source == said.source for said in answer.because].count(True) == 1
    assert len(set(answer.because)) == len(answer.because)


@pytest.mark.parametrize("about", QUESTIONS)
def test_the_conservative_profile_is_what_holds_without_one(about: str) -> None:
    inbound, outbound = map(parse, QUESTIONS[about])
    assert judge(inbound, outbound) == judge(inbound, outbound, profile=Profile.CONSERVATIVE)
    assert taken(about, str(inbound), Profile.CONSERVATIVE) is None


@pytest.mark.parametrize("about", ["dynamic-linking", "eupl-linking"])
def test_the_pragmatic_profile_names_the_risk_and_what_the_position_rests_on(about: str) -> None:
    inbound, outbound = QUESTIONS[about]
    answer = ask(inbound, outbound, Profile.PRAGMATIC)
    assert answer.verdict == "conditional"
    assert "risk" in answer.because[0].text
    conservative = ask(inbound, outbound, Profile.CONSERVATIVE)
    kept = {each for each in conservative.because if each.source != answer.because[0].source}
    assert kept
    assert kept <= set(answer.because)
    position = taken(about, inbound, Profile.PRAGMATIC)
    assert position
    assert position.must
    assert set(position.must) <= set(answer.obligations)
    assert any(inbound in duty for duty in answer.obligations)


@pytest.mark.parametrize(
    ("inbound", "outbound", "use", "distribution"),
    [
        ("GPL-3.0-only", "MIT", "static", "binary"),
        ("GPL-3.0-only", "MIT", "copied", "binary"),
        ("GPL-3.0-only", "MIT", "dynamic", "browser"),  # bundled into one file
        ("EUPL-1.2", "MIT", "static", "binary"),
        ("GPL-3.0-only", "GPL-2.0-only", "dynamic", "binary"),  # the outbound wants the whole as well
        ("GPL-2.0-only", "GPL-3.0-only WITH Classpath-exception-2.0", "dynamic", "binary"),
        ("Apache-2.0", "GPL-2.0-only", "dynamic", "binary"),
        ("SSPL-1.0", "LicenseRef-Ours", "dynamic", "binary"),
        ("OSL-3.0", "MIT", "dynamic", "binary"),
        ("GPL-2.0-only AND Apache-2.0", "MIT", "dynamic", "binary"),  # one work in itself
        ("Artistic-1.0", "GPL-2.0-only", "dynamic", "binary"),
        ("CC-BY-SA-4.0", "MIT", "dynamic", "binary"),
    ],
)
def test_the_pragmatic_profile_loosens_nothing_else(inbound: str, outbound: str, use: str, distribution: str) -> None:
    answer = ask(inbound, outbound, Profile.PRAGMATIC, use, distribution)
    conservative = ask(inbound, outbound, Profile.CONSERVATIVE, use, distribution)
    assert (answer.kind, answer.because) == (conservative.kind, conservative.because)
    assert not answer.allowed


def test_what_would_have_to_be_otherwise_goes_by_the_profile() -> None:
    answer = ask("GPL-3.0-only", "MIT", Profile.PRAGMATIC, "static")
    assert answer.counterfactuals[0] == "would be allowed if it were linked dynamically"


def test_what_is_allowed_anyway_is_no_matter_of_positions() -> None:
    for inbound, outbound in (("GPL-3.0-only", "GPL-3.0-only"), ("LGPL-3.0-only", "MIT"), ("EUPL-1.2", "EUPL-1.2")):
        for profile in Profile:
            assert ask(inbound, outbound, profile) == ask(inbound, outbound, Profile.CONSERVATIVE)


def test_no_profile_but_the_pragmatic_allows_more_than_the_conservative() -> None:
    for (inbound, outbound), profile, use in product(QUESTIONS.values(), (Profile.FSF, Profile.ASF), Use):
        conservative = ask(inbound, outbound, Profile.CONSERVATIVE, use)
        assert ask(inbound, outbound, profile, use).kind.rank >= conservative.kind.rank


def test_relicensing_goes_by_the_profile_as_well() -> None:
    artistic, gpl = parse("Artistic-1.0"), parse("GPL-2.0-only")
    assert relicensable(artistic, gpl).kind is Kind.REVIEW  # type: ignore[arg-type] # both are atoms
    assert relicensable(artistic, gpl, Profile.FSF).kind is Kind.HARD  # type: ignore[arg-type] # as above


def test_every_position_has_its_holder_words_and_source() -> None:
    for held in positions().values():
        assert len({each.holder for each in held}) == len(held) > 1
        for each in held:
            assert each.holder
            assert each.text
            assert each.source.startswith("http")
            assert bool(each.must) == bool(each.allows)
