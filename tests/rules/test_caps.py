# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How much is said of components that may not go out with what is scanned."""

from __future__ import annotations

from datetime import date

import pytest

from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Finding,
    Inventory,
    Outbound,
    OutboundBasis,
    Resolution,
    Scope,
    Severity,
    Unknown,
    Use,
)
from licet.rules.evaluate import evaluate
from licet.rules.policy import Policy

IMAGE = "pkg:docker/base@1"
OUTBOUND = Outbound(parse("Apache-2.0"), OutboundBasis.DECLARED, ())
UNSEEN = Unknown("was not looked at")


def severities(
    component: Component, said: str | None, *, basis: Basis = Basis.DECLARED, whole: bool = False
) -> dict[str, Severity]:
    """Codes of the findings about COMPONENT, which SAID its license or is unknown, with their severities."""
    resolution = (
        Resolution(component, UNSEEN, Basis.UNKNOWN) if said is None else Resolution(component, parse(said), basis)
    )
    return {finding.code: finding.severity for finding in judged(resolution, whole=whole)}


def judged(resolution: Resolution, *, whole: bool = False) -> tuple[Finding, ...]:
    inventory = Inventory(resolutions=(resolution,), is_collection=whole)
    return evaluate(inventory, Policy(), OUTBOUND, use=None, distributions=None, today=date.min)


@pytest.mark.parametrize(
    ("component", "severity"),
    [
        (Component("pkg:pypi/a@1"), Severity.ERROR),
        (Component("pkg:pypi/a@1", Scope.OPTIONAL), Severity.WARNING),
        (Component(IMAGE, use=Use.SEPARATE), Severity.WARNING),
        (Component(IMAGE, Scope.BUILD, use=Use.SEPARATE), Severity.NOTE),
        (Component("pkg:deb/debian/a"), Severity.WARNING),
        (Component("pkg:github/theirs/library@1"), Severity.ERROR),
    ],
)
def test_what_is_not_known(component: Component, severity: Severity) -> None:
    assert severities(component, None) == {"license-unknown": severity}


def test_an_image_passes_on_all_that_is_in_it() -> None:
    assert severities(Component("pkg:deb/debian/a@1", use=Use.SEPARATE), None, whole=True) == {
        "license-unknown": Severity.ERROR
    }


def test_whether_a_package_of_the_system_is_linked_is_not_known() -> None:
    assert severities(Component("pkg:pypi/a@1"), "GPL-3.0-only") == {"license-conflict": Severity.ERROR}
    assert severities(Component("pkg:deb/debian/a"), "GPL-3.0-only") == {"license-conflict": Severity.WARNING}


def test_what_a_person_clarified_counts_fully() -> None:
    component = Component("pkg:deb/debian/a")
    assert severities(component, "GPL-3.0-only", basis=Basis.CLARIFIED) == {"license-conflict": Severity.ERROR}


def test_a_program_of_its_own_may_be_under_any_license() -> None:
    assert severities(Component(IMAGE, use=Use.SEPARATE), "GPL-3.0-only") == {}


def test_to_look_at_it_comes_before_writing_down_what_it_is() -> None:
    unseen = Unknown("was not looked at", ways=("install it", "ask for it"))
    (found,) = judged(Resolution(Component("pkg:pypi/a@1"), unseen, Basis.UNKNOWN))
    assert found.how_to_fix[:2] == unseen.ways
    assert found.how_to_fix[2].startswith("clarify it in the policy")


@pytest.mark.parametrize("scope", [*Scope])
def test_what_is_for_other_systems_alone_and_was_not_looked_at_is_noted(scope: Scope) -> None:
    component = Component("pkg:pypi/a@1", scope, systems=("win32",))
    elsewhere = Unknown("is for Windows alone", elsewhere=True)
    (found,) = judged(Resolution(component, elsewhere, Basis.UNKNOWN))
    assert (found.code, found.severity, found.message) == ("license-unknown", Severity.NOTE, "is for Windows alone")


def test_what_is_for_other_systems_alone_is_judged_by_what_is_known_of_it() -> None:
    component = Component("pkg:pypi/a@1", systems=("win32",))
    assert severities(component, "GPL-3.0-only") == {"license-conflict": Severity.ERROR}
    assert severities(component, None) == {"license-unknown": Severity.ERROR}
