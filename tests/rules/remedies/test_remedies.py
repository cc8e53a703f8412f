# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A remedy that is shown works: judged again with it, the conflict is gone and no other has come."""

from __future__ import annotations

import random
from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Cure,
    Distribution,
    Finding,
    Inventory,
    Outbound,
    OutboundBasis,
    Resolution,
    Use,
)
from licet.rules.case import Case
from licet.rules.evaluate import case_of, findings, what_ships
from licet.rules.policy import Policy
from licet.rules.supposing import Setting, parse_supposition

POOL = [
    "MIT",
    "Apache-2.0",
    "BSD-4-Clause",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "AGPL-3.0-only",
    "LGPL-2.1-only",
    "LGPL-3.0-or-later",
    "MPL-2.0",
    "EPL-1.0",
    "CDDL-1.0",
    "CC-BY-NC-4.0",
    "EUPL-1.2",
    "GPL-2.0-only OR MIT",
    "LicenseRef-Theirs",
]
OUTBOUNDS = [
    "MIT",
    "Apache-2.0",
    "GPL-2.0-only",
    "GPL-2.0-or-later",
    "GPL-3.0-or-later",
    "LGPL-3.0-or-later OR LicenseRef-Commercial",
    "LicenseRef-Commercial",
]


def resolved(license: str, name: str, use: Use | None = None) -> Resolution:
    return Resolution(Component(f"pkg:npm/{name}", use=use), parse(license), Basis.DECLARED)


def judged(setting: Setting) -> Case:
    policy = setting.policy
    outbound = Outbound(policy.license or parse("MIT"), OutboundBasis.POLICY)
    return case_of(
        setting.inventory, policy, outbound, use=None, distributions=setting.distributions, today=date(2026, 1, 1)
    )


def setting(outbound: str, *resolutions: Resolution, how: Distribution = Distribution.BINARY) -> Setting:
    return Setting(Inventory(resolutions=resolutions), Policy(license=parse(outbound)), (how,))


def conflicts(case: Case) -> list[Finding]:
    return [each for each in findings(case) if each.code == "license-conflict"]


def about(found: list[Finding]) -> set[tuple[str, bool]]:
    return {(each.subject, "cannot be in one work" in each.message) for each in found}


def beside(case: Case) -> set[tuple[str, bool]]:
    """The sides of all that cannot stand together, those included that are in conflict by themselves as well."""
    return {(each.subject, True) for clash in case.clashes for each in (clash.strong, *clash.others)}


def open_questions(case: Case) -> set[str]:
    return {each.subject for each in findings(case) if each.code != "license-conflict" and each.severity != "note"}


@pytest.mark.parametrize("seed", range(60))
def test_every_remedy_that_is_shown_works(seed: int) -> None:
    chance = random.Random(seed)
    uses = [None, Use.STATIC, Use.COPIED]
    parts = [resolved(chance.choice(POOL), f"p{number}@1", chance.choice(uses)) for number in range(5)]
    start = setting(chance.choice(OUTBOUNDS), *parts)
    before = judged(start)
    for found in conflicts(before):
        for remedy in found.remedies:
            after = judged(parse_supposition(remedy.change)(start))
            left = conflicts(after)
            if len(found.paths) > 1:
                assert (found.subject, found.paths) not in [(each.subject, each.paths) for each in left], remedy
            else:
                assert found.subject not in {each.subject for each in left}, (found.message, remedy)
            assert about(left) <= about(conflicts(before)) | beside(before), remedy
            assert found.subject not in open_questions(after), remedy


@pytest.mark.parametrize("seed", range(60))
def test_the_smallest_sets_leave_no_conflict(seed: int) -> None:
    chance = random.Random(seed)
    parts = [resolved(chance.choice(POOL), f"p{number}@1") for number in range(6)]
    start = setting(chance.choice(OUTBOUNDS), *parts)
    (whole,) = what_ships(judged(start))
    assert bool(whole.ways_out) is bool(conflicts(judged(start)))
    for way in whole.ways_out:
        made = start
        for remedy in way.remedies:
            made = parse_supposition(remedy.change)(made)
        assert conflicts(judged(made)) == [], way
    for license in whole.would_work:
        assert conflicts(judged(parse_supposition(f"license={license}")(start))) == []


def cures(outbound: str, *parts: Resolution) -> list[tuple[Cure, str]]:
    found = conflicts(judged(setting(outbound, *parts)))
    return [(each.cure, each.change) for each in found[0].remedies]


def test_what_changes_least_comes_first() -> None:
    found = cures("MIT", resolved("GPL-3.0-or-later", "a@1", Use.STATIC), resolved("MIT", "b@1"))
    assert found == [
        (Cure.PROCESS, "use:pkg:npm/a@1=separate"),
        (Cure.EXCEPTION, "license:pkg:npm/a@1=GPL-3.0-or-later WITH Classpath-exception-2.0"),
        *((Cure.OUTBOUND, f"license={each}") for each in ("GPL-3.0-or-later", "GPL-3.0-only", "AGPL-3.0-only")),
        (Cure.DISTRIBUTION, "distribution=source"),
        (Cure.DISTRIBUTION, "distribution=network"),
        (Cure.DISTRIBUTION, "distribution=internal"),
        (Cure.DROP, "drop:pkg:npm/a@1"),
    ]


def test_another_way_of_linking() -> None:
    assert cures("MIT", resolved("LGPL-2.1-only", "a@1", Use.COPIED))[0] == (
        Cure.LINKING,
        "use:pkg:npm/a@1=static",
    )


def test_a_branch_of_what_the_whole_is_offered_under() -> None:
    found = cures("GPL-3.0-or-later OR LicenseRef-Commercial", resolved("GPL-3.0-or-later", "a@1"))
    assert found[0] == (Cure.BRANCH, "license=GPL-3.0-or-later")


def test_another_version_that_is_here_too() -> None:
    found = cures("MIT", resolved("GPL-3.0-only", "a@2"), resolved("MIT", "a@1"))
    assert found[0] == (Cure.VERSION, "license:pkg:npm/a@2=MIT")


def test_no_license_is_proposed_that_something_else_bars() -> None:
    found = cures("MIT", resolved("GPL-2.0-only", "a@1"), resolved("Apache-2.0", "b@1"))
    assert Cure.OUTBOUND not in [cure for cure, _ in found]


def test_nothing_is_proposed_for_what_limits_use_but_to_do_without() -> None:
    found = cures("MIT", resolved("CC-BY-NC-4.0", "a@1"))
    assert {cure for cure, _ in found} == {Cure.DROP}


def test_outbounds_that_would_work_begin_with_the_closest() -> None:
    (whole,) = what_ships(judged(setting("GPL-2.0-only", resolved("Apache-2.0", "a@1"))))
    assert whole.would_work[0] in ("GPL-3.0-only", "GPL-3.0-or-later")
    (whole,) = what_ships(judged(setting("MIT", resolved("GPL-2.0-only", "a@1"), resolved("MIT", "b@1"))))
    assert whole.would_work == ("GPL-2.0-only",)
    assert what_ships(judged(setting("MIT", resolved("MIT", "b@1"))))[0].would_work == ()


def test_a_conflict_that_the_outbound_does_not_mend_has_changes_of_parts() -> None:
    parts = [resolved("GPL-2.0-only", "a@1"), *(resolved("Apache-2.0", f"b{number}@1") for number in range(9))]
    (whole,) = what_ships(judged(setting("GPL-2.0-or-later", *parts)))
    assert [[each.change for each in way.remedies] for way in whole.ways_out] == [["use:pkg:npm/a@1=separate"]]
