# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How much a finding weighs, how long an exception lasts, and which entry says how something is used."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.model import Distribution, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.policy import Policy, parse_policy

CODES = st.sampled_from(sorted(SEVERITIES))
SCOPES = st.sampled_from(list(Scope))
WEIGHTS = st.sampled_from(list(Severity))


def policy(rows: str) -> Policy:
    return parse_policy(f"[policy]\n{rows}\n", "licet.toml")


@pytest.mark.parametrize("code", SEVERITIES)
def test_without_a_policy_a_finding_weighs_what_its_code_does(code: str) -> None:
    assert Policy().severity(code) is SEVERITIES[code]
    assert Policy().severity(code, Scope.OPTIONAL) is SEVERITIES[code]


@pytest.mark.parametrize("scope", [Scope.DEV, Scope.BUILD, Scope.TEST])
def test_what_is_not_shipped_weighs_at_most_a_warning(scope: Scope) -> None:
    assert Policy().severity("license-denied", scope) is Severity.WARNING
    assert Policy().severity("deprecated-id", scope) is Severity.NOTE


def test_a_cap_replaces_the_default_of_its_scope_alone() -> None:
    made = policy('scopes = { dev = "error", runtime = "note" }')
    assert made.severity("license-denied", Scope.DEV) is Severity.ERROR
    assert made.severity("license-denied", Scope.RUNTIME) is Severity.NOTE
    assert made.severity("license-denied", Scope.TEST) is Severity.WARNING
    assert made.severity("license-denied", Scope.OPTIONAL) is Severity.ERROR


@given(CODES, WEIGHTS, SCOPES, WEIGHTS)
def test_a_cap_takes_weight_and_never_gives_any(code: str, weight: Severity, scope: Scope, cap: Severity) -> None:
    made = policy(f'severity = {{ {code} = "{weight}" }}\nscopes = {{ {scope} = "{cap}" }}')
    expected = min(weight, cap, key=lambda severity: severity.rank)
    assert made.severity(code, scope) is expected


@given(CODES, SCOPES)
def test_off_is_off_in_every_scope_and_for_one_code(code: str, scope: Scope) -> None:
    made = policy(f'severity = {{ {code} = "off" }}')
    assert made.severity(code, scope) is None
    assert all(made.severity(other) is SEVERITIES[other] for other in SEVERITIES if other != code)


@pytest.mark.parametrize("weight", Severity)
def test_unknown_is_short_for_the_severity_of_its_code(weight: Severity) -> None:
    assert policy(f'unknown = "{weight}"').severity("license-unknown") is weight
    assert policy(f'severity = {{ license-unknown = "{weight}" }}').severity("license-unknown") is weight


@pytest.mark.parametrize("weight", Severity)
def test_fail_on(weight: Severity) -> None:
    assert policy(f'fail-on = "{weight}"').fail_on is weight
    assert policy("").fail_on is Severity.ERROR


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-3, 3))
def test_an_exception_lasts_through_its_last_day(last: date, days: int) -> None:
    made = parse_policy(
        f'[[exception]]\npackage = "pkg:pypi/a"\nlicense = "MIT"\nreason = "x"\nexpires = {last}\n', "licet.toml"
    )
    assert made.exceptions[0].expired(last + timedelta(days=days)) is (days > 0)


def test_an_exception_without_a_date_lasts() -> None:
    made = parse_policy('[[exception]]\npackage = "a"\nlicense = "MIT"\nreason = "x"\n', "licet.toml")
    assert not made.exceptions[0].expired(date.max)
    assert (made.exceptions[0].place.line, made.exceptions[0].reason) == (1, "x")


def test_the_first_use_that_matches_counts() -> None:
    made = parse_policy(
        '[[use]]\npackage = "pkg:pypi/a@1"\nhow = "separate"\n'
        '[[use]]\npackage = "pkg:pypi/a"\nhow = "static"\n'
        '[[use]]\npackage = "tools"\nhow = "build"\n',
        "licet.toml",
    )
    assert made.use_of("pkg:pypi/a@1") is Use.SEPARATE
    assert made.use_of("pkg:pypi/a@2") is Use.STATIC
    assert made.use_of("tools/x.py") is Use.BUILD
    assert made.use_of("pkg:pypi/b@1") is None


@pytest.mark.parametrize("how", Use)
def test_every_use_has_its_word(how: Use) -> None:
    made = parse_policy(f'[[use]]\npackage = "a"\nhow = "{how}"\n', "licet.toml")
    assert made.use_of("a") is how


def test_distributions_are_one_or_many_and_said_once() -> None:
    one = parse_policy('[project]\ndistribution = "network"\n', "licet.toml")
    assert one.distributions == (Distribution.NETWORK,)
    words = ", ".join(f'"{kind}"' for kind in (*Distribution, "source"))
    every = parse_policy(f"[project]\ndistribution = [{words}]\n", "licet.toml")
    assert every.distributions == tuple(Distribution)
