# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From an inventory and a policy to findings: every check is asked, and what it says is weighed by the policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from licet.model import Distribution, Finding, Inventory, Outbound, Problem, Severity, Use, Verdict, Whole
from licet.rules.case import Case
from licet.rules.checks import CHECKS
from licet.rules.judged import subject_of
from licet.rules.judging import Judge
from licet.rules.policy import Policy
from licet.rules.remedies import Bench
from licet.rules.shipped import clashes, effective, everything, shipments, wholes


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
    return findings(case_of(inventory, policy, outbound, use=use, distributions=distributions, today=today))


def case_of(
    inventory: Inventory,
    policy: Policy,
    outbound: Outbound,
    *,
    use: Use | None,
    distributions: tuple[Distribution, ...] | None,
    today: date,
) -> Case:
    """Everything judged, each whole of the tree by what it goes out under; the arguments are those of `evaluate`."""
    judge_of = partial(
        Judge, policy, use=use, distributions=distributions, today=today, is_collection=inventory.is_collection
    )
    shipped = shipments(inventory, wholes(inventory, policy, outbound), judge_of)
    root = shipped[0].whole.outbound
    return Case(inventory, policy, root, everything(shipped), today, clashes(shipped), shipped)


def findings(case: Case) -> tuple[Finding, ...]:
    """What the checks say of CASE, the gravest first, then by code and subject."""
    found = _with_ways(case.inventory, (finding for check in CHECKS for finding in check.check(case)))
    return tuple(sorted(found, key=lambda f: (-f.severity.rank, f.code, f.subject, f.message)))


def what_ships(case: Case) -> tuple[Whole, ...]:
    """The wholes of CASE, each with what it really goes out under."""
    bench = Bench(case.shipped)
    return tuple(
        replace(
            each.whole,
            effective=effective(each),
            would_work=bench.would_work(each.whole.path),
            ways_out=bench.ways_out(each.whole.path),
        )
        for each in case.shipped
    )


def _with_ways(inventory: Inventory, findings: Iterable[Finding]) -> Iterator[Finding]:
    """FINDINGS, each that is about a component with the way by which that came in."""
    purls = {subject_of(each.component): each.component.purl for each in inventory.resolutions}
    for finding in findings:
        purl = purls.get(finding.subject)
        if purl is None or finding.paths:
            yield finding
        else:
            yield replace(finding, paths=((*inventory.way_to(purl), purl),))


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
