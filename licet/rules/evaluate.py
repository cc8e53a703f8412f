# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From an inventory and a policy to findings: every check is asked, and what it says is weighed by the policy."""

from __future__ import annotations

from datetime import date

from licet.model import Distribution, Finding, Inventory, Outbound, Problem, Severity, Use, Verdict
from licet.rules.checks import CHECKS
from licet.rules.judged import Case, Judge
from licet.rules.policy import Policy


def evaluate(
    inventory: Inventory,
    policy: Policy,
    outbound: Outbound,
    *,
    use: Use | None,
    distributions: tuple[Distribution, ...] | None,
    today: date,
) -> tuple[Finding, ...]:
    """The findings, the gravest first, then by code and subject.

    `use` and `distributions` are the caller's, which go before those of the policy; TODAY is when exceptions expire.
    """
    judge = Judge(
        policy, outbound, use=use, distributions=distributions, today=today, is_collection=inventory.is_collection
    )
    case = Case(inventory, policy, outbound, judge.everything(inventory), today)
    findings = [finding for check in CHECKS for finding in check.check(case)]
    return tuple(sorted(findings, key=lambda f: (-f.severity.rank, f.code, f.subject, f.message)))


def verdict(findings: tuple[Finding, ...], problems: tuple[Problem, ...], policy: Policy, *, strict: bool) -> Verdict:
    """No, where a finding weighs as much as the policy fails on; else incomplete, where a problem matters; else yes.

    With `strict` every problem matters.
    """
    if any(weighs(finding, policy.fail_on) for finding in findings):
        return Verdict.FAIL
    if any(problem.matters or strict for problem in problems):
        return Verdict.INCOMPLETE
    return Verdict.PASS


def weighs(finding: Finding, fail_on: Severity) -> bool:
    """Whether FINDING makes the answer no."""
    return finding.severity.rank >= fail_on.rank
