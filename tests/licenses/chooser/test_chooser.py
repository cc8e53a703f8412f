# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The chooser recommends what exists, what fits, and nothing that is barred; its knowledge hangs together."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.errors import UsageError
from licet.licenses.catalog import find, text
from licet.licenses.chooser import (
    Here,
    Standing,
    candidates,
    choose,
    communities,
    open_questions,
    questions,
    verified,
)
from licet.licenses.chooser.marks import COMMERCIAL, marks
from licet.licenses.expression import Expression, ids, parse

LICENSES = [each.license for each in candidates()]
FACTS = ("licensed", "dependencies")
ANSWERS = st.fixed_dictionaries(
    {}, optional={each.key: st.sampled_from([choice.value for choice in each.choices]) for each in questions()}
)


def barring(*licenses: str) -> Here:
    def standing(license: Expression, _: Mapping[str, str]) -> Standing:
        return Standing(("pkg:npm/x is in the way",)) if str(license) in licenses else Standing()

    return Here(facts=FACTS, standing=standing)


def recommended(answers: Mapping[str, str], here: Here | None = None) -> set[str]:
    return {each.license for each in choose(answers, here).recommended}


@pytest.mark.parametrize("license", LICENSES)
def test_what_may_be_recommended_exists_and_has_a_text_and_a_record(license: str) -> None:
    for identifier in set(ids(parse(license))) - {COMMERCIAL}:
        record = find(identifier)
        assert record is not None
        assert not record.deprecated
        assert record.kind == "exception" or record.curated
        assert text(identifier)


def test_communities_name_what_may_be_recommended() -> None:
    assert len(communities()) >= 17
    for each in communities():
        assert set(each.licenses) <= set(LICENSES), each.key
        assert each.source.startswith("https://")


def test_questions_ask_for_what_there_is() -> None:
    known = {mark for each in candidates() for mark in marks(each)} | {"nothing"}
    keys = {each.key: {choice.value for choice in each.choices} for each in questions()} | {"here": set(FACTS)}
    for question in questions():
        assert question.why
        assert question.text.endswith("?")
        for key, values in question.when.items():
            assert set(values) <= keys[key]
        for choice in question.choices:
            assert {*choice.needs, *choice.lacks, *(each.mark for each in choice.prefers)} <= known
            assert choice.otherwise or not choice.needs + choice.lacks


@given(ANSWERS)
def test_every_recommendation_says_why_and_every_other_says_why_not(answers: dict[str, str]) -> None:
    outcome = choose(answers)
    assert all(each.because for each in outcome.recommended)
    assert all(each.because and all(each.because) for each in outcome.excluded)
    named = [each.license for each in outcome.recommended]
    assert not set(named) & {each.license for each in outcome.excluded}
    assert not set(named) & set(outcome.others)


@given(ANSWERS, st.sets(st.sampled_from(LICENSES)), st.sets(st.sampled_from(LICENSES)))
def test_what_is_barred_is_not_recommended_and_another_bar_brings_nothing(
    answers: dict[str, str], some: set[str], more: set[str]
) -> None:
    before = recommended(answers, barring(*some))
    after = recommended(answers, barring(*some, *more))
    assert not before & some
    assert after <= before - more
    assert after == before - more


@given(ANSWERS)
def test_answering_all_questions_ends(answers: dict[str, str]) -> None:
    for _ in range(len(questions()) + 1):
        left = open_questions(answers, FACTS)
        if not left:
            break
        assert left[0].key not in answers
        answers[left[0].key] = left[0].choices[0].value
    assert not open_questions(answers, FACTS)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("situation=simple", "MIT"),
        ("situation=simple patents=yes", "Apache-2.0"),
        ("situation=simple notice=free", "0BSD"),
        ("situation=share reach=files", "MPL-2.0"),
        ("situation=share kind=library reach=library later=yes", "LGPL-3.0-or-later"),
        ("situation=share reach=whole later=no", "GPL-3.0-only"),
        ("situation=share kind=service", "AGPL-3.0-or-later"),
        ("situation=share kind=generator", "GPL-3.0-or-later WITH GCC-exception-3.1"),
        ("situation=sell offer=library contributors=alone", "LGPL-3.0-or-later OR LicenseRef-Commercial"),
        ("situation=sell offer=time", "BUSL-1.1"),
        ("situation=rules rules=eu-public", "EUPL-1.2"),
        ("situation=rules rules=us-government", "CC0-1.0"),
        ("situation=community community=wordpress", "GPL-2.0-or-later"),
        ("situation=community community=rust", "MIT OR Apache-2.0"),
        ("situation=not-software work=documentation share-alike=same", "CC-BY-SA-4.0"),
        ("situation=not-software work=font", "OFL-1.1-no-RFN"),
        ("situation=not-software work=hardware hardware=strong", "CERN-OHL-S-2.0"),
        ("situation=not-software work=model base=llama", "LicenseRef-scancode-llama-3.1-license-2024"),
    ],
)
def test_answers_lead_to(said: str, expected: str) -> None:
    assert choose(verified(said.split())).recommended[0].license == expected


def test_the_contradiction_of_lgpl_for_non_commercial_use_is_explained() -> None:
    told = " ".join(choose(verified(["situation=sell", "offer=library", "contributors=agreement"])).tells)
    assert "section 7" in told
    assert "LGPL-3.0-or-later OR LicenseRef-Commercial" in told
    assert "Developer Certificate of Origin is not enough" in told


def test_parts_under_other_licenses_are_written_with_and() -> None:
    told = " ".join(choose(verified(["situation=share", "kind=service", "parts=client"])).tells)
    assert "AGPL-3.0-or-later AND MIT" in told


def test_whoever_holds_a_part_only_cannot_sell() -> None:
    outcome = choose(verified(["situation=sell", "contributors=others"]))
    assert outcome.recommended == ()
    assert "AGPL-3.0-or-later" in " ".join(outcome.tells)


def test_none_is_explained_and_recommends_nothing() -> None:
    outcome = choose({"situation": "none"})
    assert (outcome.recommended, outcome.questions) == ((), ())
    assert "Berne Convention" in outcome.tells[0]


def test_what_a_repository_leaves_is_named_where_it_bars_everything() -> None:
    here = barring(*(each for each in LICENSES if "GPL-3.0" not in each))
    outcome = choose({"situation": "simple"}, here)
    assert outcome.recommended == ()
    assert "GPL-3.0-or-later" in outcome.left


@pytest.mark.parametrize("typed", ["x", "x=y", "situation=x", "situation"])
def test_what_is_no_answer_is_said(typed: str) -> None:
    with pytest.raises(UsageError, match="--answer"):
        verified([typed])


def test_one_question_has_one_answer() -> None:
    with pytest.raises(UsageError, match="before"):
        verified(["situation=simple", "situation=share"])
