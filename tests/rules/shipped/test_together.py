# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Parts of one whole that no license lets go out together, and what a whole really goes out under."""

from __future__ import annotations

from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Distribution,
    Finding,
    Inventory,
    Outbound,
    OutboundBasis,
    Profile,
    Resolution,
    Scope,
    Severity,
    Use,
)
from licet.rules.case import Case
from licet.rules.evaluate import case_of, findings, what_ships
from licet.rules.policy import Policy

ROOT = "pkg:npm/asked@1"


def resolved(license: str, name: str, **said: object) -> Resolution:
    component = Component(f"pkg:npm/{name}@1", **said)  # type: ignore[arg-type] # fields of a component
    return Resolution(component, parse(license), Basis.DECLARED)


def case(
    outbound: str, *resolutions: Resolution, how: Distribution = Distribution.BINARY, policy: Policy | None = None
) -> Case:
    return case_of(
        Inventory(resolutions=resolutions),
        policy or Policy(),
        Outbound(parse(outbound), OutboundBasis.DECLARED),
        use=None,
        distributions=(how,),
        today=date(2026, 1, 1),
    )


def together(made: Case) -> list[Finding]:
    return [each for each in findings(made) if "cannot be in one work" in each.message]


PAIRS = [
    ("GPL-2.0-only", "Apache-2.0", True),
    ("GPL-2.0-only", "GPL-3.0-only", True),
    ("GPL-2.0-only", "AGPL-3.0-or-later", True),
    ("GPL-2.0-only", "LGPL-3.0-only", True),
    ("GPL-2.0-only", "BSD-4-Clause", True),
    ("GPL-2.0-only", "MIT", False),
    ("GPL-2.0-only", "LGPL-2.1-only", False),
    ("GPL-2.0-only", "Apache-2.0 OR MIT", False),
    ("GPL-2.0-or-later", "Apache-2.0", False),
    ("GPL-2.0-or-later", "GPL-3.0-only", False),
    ("GPL-3.0-only", "Apache-2.0", False),
    ("GPL-3.0-only", "AGPL-3.0-only", False),
    ("GPL-3.0-only", "CDDL-1.0", True),
    ("GPL-2.0-only WITH Classpath-exception-2.0", "Apache-2.0", False),
    ("LGPL-2.1-only", "Apache-2.0", False),
    ("MPL-2.0", "Apache-2.0", False),
    ("Apache-2.0", "BSD-4-Clause", False),
]


@pytest.mark.parametrize(("one", "other", "clash"), PAIRS)
def test_two_parts_of_one_whole(one: str, other: str, clash: bool) -> None:
    made = case("LicenseRef-Commercial", resolved(one, "a"), resolved(other, "b"))
    assert bool(made.clashes) is clash
    turned = case("LicenseRef-Commercial", resolved(other, "a"), resolved(one, "b"))
    assert bool(turned.clashes) is clash


def test_two_that_each_go_into_the_outbound_by_themselves() -> None:
    made = case("GPL-2.0-or-later", resolved("GPL-2.0-only", "a"), resolved("Apache-2.0", "b"))
    assert [each.answer and each.answer.allowed for each in made.judged] == [True, True]
    (found,) = together(made)
    assert (found.code, found.severity, found.subject) == ("license-conflict", Severity.ERROR, "pkg:npm/a@1")
    assert "pkg:npm/b@1" in found.message
    assert any("patent" in reason.text for reason in found.because)
    assert what_ships(made)[0].effective is None


PRAGMATIC = Policy(profile=Profile.PRAGMATIC)


@pytest.mark.parametrize(
    ("outbound", "use", "how", "clash"),
    [
        ("MIT", Use.DYNAMIC, Distribution.BINARY, False),
        ("MIT", Use.STATIC, Distribution.BINARY, True),
        ("MIT", Use.DYNAMIC, Distribution.BROWSER, True),
        ("GPL-2.0-or-later", Use.DYNAMIC, Distribution.BINARY, True),  # which wants the whole by itself
        ("MIT OR GPL-2.0-or-later", Use.DYNAMIC, Distribution.BINARY, True),
    ],
)
def test_what_stands_apart_by_the_profile_leaves_the_others_alone(
    outbound: str, use: Use, how: Distribution, clash: bool
) -> None:
    parts = (resolved("GPL-2.0-only", "a", use=use), resolved("Apache-2.0", "b"))
    assert bool(case(outbound, *parts, how=how, policy=PRAGMATIC).clashes) is clash
    assert case(outbound, *parts, how=how).clashes


def test_the_whole_keeps_its_license_beside_what_stands_apart() -> None:
    part = resolved("GPL-2.0-only", "a")
    assert what_ships(case("MIT", part, policy=PRAGMATIC))[0].effective == parse("MIT")
    assert what_ships(case("MIT", part))[0].effective != parse("MIT")


def test_both_come_with_the_way_to_them() -> None:
    near = resolved("MIT", "near")
    far = resolved("GPL-2.0-only", "far", direct=False, parents=("pkg:npm/near@1",))
    (found,) = together(case("GPL-2.0-or-later", far, near, resolved("Apache-2.0", "other")))
    assert found.paths == (("pkg:npm/near@1", "pkg:npm/far@1"), ("pkg:npm/other@1",))


def test_what_does_not_go_into_the_whole_at_all_is_said_once() -> None:
    made = case("GPL-2.0-only", resolved("GPL-2.0-only", "a"), resolved("Apache-2.0", "b"))
    assert [each.subject for each in findings(made)] == ["pkg:npm/b@1"]


@pytest.mark.parametrize(
    "other", [{"use": Use.SEPARATE}, {"scope": Scope.DEV}, {"scope": Scope.BUILD}, {"use": Use.BUILD}]
)
def test_another_program_is_another_work(other: dict[str, object]) -> None:
    assert case("MIT", resolved("GPL-2.0-only", "a"), resolved("Apache-2.0", "b", **other)).clashes == ()


@pytest.mark.parametrize(
    ("license", "how", "severity"),
    [
        ("GPL-2.0-only", Distribution.INTERNAL, None),
        ("GPL-2.0-only", Distribution.NETWORK, None),
        ("AGPL-3.0-only", Distribution.NETWORK, Severity.ERROR),
        ("GPL-2.0-only", Distribution.BROWSER, Severity.ERROR),
        ("GPL-2.0-only", Distribution.SOURCE, Severity.WARNING),
    ],
)
def test_how_the_whole_is_passed_on_decides(license: str, how: Distribution, severity: Severity | None) -> None:
    made = case("LicenseRef-Ours", resolved(license, "a"), resolved("CDDL-1.0", "b"), how=how)
    assert [each.severity for each in together(made)] == ([severity] if severity else [])


def test_many_under_one_license_are_one_finding() -> None:
    others = [resolved("Apache-2.0", f"b{number}") for number in range(30)]
    (found,) = together(case("GPL-2.0-or-later", resolved("GPL-2.0-only", "a"), *others))
    assert "and 25 more" in found.message


@pytest.mark.parametrize(
    ("stated", "within", "effective"),
    [
        ("MIT", ["BSD-3-Clause", "Apache-2.0"], "MIT"),
        ("MIT", ["GPL-3.0-only"], "GPL-3.0-only"),
        ("MIT", ["GPL-2.0-or-later", "Apache-2.0"], "GPL-3.0-or-later"),
        ("MIT", ["LGPL-2.1-or-later"], "MIT"),
        ("Apache-2.0", ["GPL-2.0-only"], None),
        ("GPL-2.0-or-later", ["Apache-2.0"], "GPL-3.0-or-later"),
        ("GPL-2.0-or-later", ["GPL-2.0-only"], "GPL-2.0-only"),
        ("GPL-3.0-or-later", ["AGPL-3.0-only", "MIT"], "GPL-3.0-only"),
        ("MIT OR Apache-2.0", ["BSD-3-Clause"], "MIT OR Apache-2.0"),
        ("LicenseRef-Commercial", ["MPL-2.0"], "LicenseRef-Commercial"),
        ("MIT", ["CC-BY-NC-4.0"], None),
    ],
)
def test_effective_outbound(stated: str, within: list[str], effective: str | None) -> None:
    made = case(stated, *(resolved(license, f"p{number}") for number, license in enumerate(within)))
    found = what_ships(made)[0].effective
    assert (str(found) if found else None) == effective
