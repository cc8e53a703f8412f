# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The choice: what fits the answers is ranked by them, and then what the repository bars is taken out.

In this order, so that one more dependency can take a recommendation away and never bring one: the ranking does not
see it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from licet.licenses.catalog import find
from licet.licenses.chooser.answers import open_questions, taken
from licet.licenses.chooser.knowledge import Candidate, Choice, Community, candidates, communities
from licet.licenses.chooser.marks import marks
from licet.licenses.chooser.outcome import Excluded, Here, Outcome, Recommended, Standing
from licet.licenses.expression import parse

MOST = 6
"""More recommendations than this are no help."""

MARGIN = 3
"""What scores so much less than the best is named among the others, not recommended."""

PLAIN, NICHE = 2, -4
"""What speaks for a license before anything is answered: that it is widely known, or made for few."""

MUST, USUAL = 6, 2
"""What the custom that files here speak of speaks for the license that it names first."""

STAYS = 10
"""What speaks for the license that is here already, where not all of it is the asker's to license anew."""

SOFTWARE = "software"


def choose(answers: Mapping[str, str], here: Here | None = None) -> Outcome:
    """The licenses for whoever gave ANSWERS (keys and values of the questions) in a repository that is HERE.

    Pure: the same answers in the same repository give the same outcome. A license that HERE bars is never recommended.
    """
    here = here or Here()
    choices = taken(answers, here.facts)
    works = _works(answers)
    considered = [each for each in candidates() if works & set(each.works)]
    against = {each.license: tuple(_against(each, choices)) for each in considered}
    customs = [] if answers.get("situation") == "community" else _customs(here, works)
    staying = here.license if answers.get("authorship") != "mine" else None
    scored = sorted(
        (
            (_score(each, choices, customs) + STAYS * (each.license == staying), -place, each)
            for place, each in enumerate(considered)
            if not against[each.license]
        ),
        key=lambda item: item[:2],
        reverse=True,
    )
    best = scored[0][0] if scored else 0
    fitting = [each for score, _, each in scored if score > best - MARGIN][:MOST]
    standings = {each.license: here.standing(parse(each.license), answers) for each in considered}
    recommended = tuple(
        _recommended(each, choices, customs, standings[each.license], stays=each.license == staying)
        for each in fitting
        if not standings[each.license].bars
    )
    named = {each.license for each in recommended}
    open_ones = [each.license for each in considered if not standings[each.license].bars]
    return Outcome(
        recommended,
        tuple(_excluded([*fitting, *(each for each in considered if each not in fitting)], against, standings)),
        tuple(each.license for _, _, each in scored if each.license not in named and each.license in open_ones),
        tuple(_left(open_ones)) if fitting and not recommended else (),
        open_questions(answers, here.facts),
        tuple(choice.tells for choice in choices if choice.tells),
    )


def _works(answers: Mapping[str, str]) -> set[str]:
    """The kinds of works that ANSWERS speak of."""
    everything = {work for each in candidates() for work in each.works}
    if answers.get("situation") == "not-software":
        return {answers["work"]} if "work" in answers else everything - {SOFTWARE}
    if answers.get("situation") == "community":
        chosen = next((each for each in communities() if each.key == answers.get("community")), None)
        return set(chosen.works) if chosen else everything
    return {SOFTWARE}


def _customs(here: Here, works: set[str]) -> list[Community]:
    return [each for each in communities() if each.key in here.customs and works & set(each.works)]


def _against(candidate: Candidate, choices: Sequence[Choice]) -> Iterator[str]:
    """Why CANDIDATE does not fit CHOICES."""
    has = marks(candidate)
    for choice in choices:
        if (choice.needs and not has & set(choice.needs)) or has & set(choice.lacks):
            yield choice.otherwise


def _score(candidate: Candidate, choices: Sequence[Choice], customs: Sequence[Community]) -> float:
    has = marks(candidate)
    preferred = sum(each.weight for choice in choices for each in choice.prefers if each.mark in has)
    return preferred + _before(candidate, choices) + sum(_custom_weight(each, candidate) for each in customs)


def _before(candidate: Candidate, choices: Sequence[Choice]) -> int:
    """What speaks for CANDIDATE whatever is answered; a community's own order stands above it."""
    if f"license:{candidate.license}" in {need for choice in choices for need in choice.needs}:
        return 0
    return PLAIN * candidate.plain + NICHE * candidate.niche


def _custom_weight(custom: Community, candidate: Candidate) -> float:
    if candidate.license not in custom.licenses:
        return 0
    alone = custom.must or len(custom.licenses) == 1  # a custom of one license is one that everybody keeps
    return (MUST if alone else USUAL) - custom.licenses.index(candidate.license) / 2


def _recommended(
    candidate: Candidate, choices: Sequence[Choice], customs: Sequence[Community], standing: Standing, *, stays: bool
) -> Recommended:
    has = marks(candidate)
    because = ["what is here is under it already, so that nothing has to change"] if stays else []
    because += [each.because for choice in choices for each in choice.prefers if each.mark in has]
    because += [
        f"files here speak of {each.name}: {each.note} ({each.source})"
        for each in customs
        if candidate.license in each.licenses
    ]
    known = find(candidate.license.partition(" WITH ")[0])
    if known is not None:
        because.append(known.summary)
    because = because or ["recipients choose between the two"]
    return Recommended(candidate.license, tuple(dict.fromkeys(because)), (*candidate.caveats, *standing.caveats))


def _excluded(
    considered: Sequence[Candidate], against: Mapping[str, tuple[str, ...]], standings: Mapping[str, Standing]
) -> Iterator[Excluded]:
    for each in considered:
        standing = standings[each.license]
        because = (*standing.bars, *against[each.license])
        if because:
            yield Excluded(each.license, tuple(dict.fromkeys(because)), standing.change, bool(standing.bars))


def _left(open_ones: Sequence[str]) -> Iterator[str]:
    plain = {each.license for each in candidates() if each.plain}
    yield from (license for license in open_ones if license in plain)
