# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Findings measured against what was found before: only what is new counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from licet.model import Compared, Finding, Mark, Report
from licet.rules.checks.scan_incomplete import CODE as UNREAD
from licet.rules.evaluate import verdict
from licet.rules.policy import Policy


def marked(findings: Iterable[Finding]) -> Counter[Mark]:
    """How often each mark is in FINDINGS."""
    return Counter(mark for finding in findings for mark in finding.marks)


def compared(
    report: Report, before: Mapping[Mark, int], against: str, policy: Policy, *, strict: bool = False
) -> Report:
    """REPORT with the findings that are not in BEFORE, and the verdict on these alone.

    A finding on several files of which some are known is one on the others. What could not be read then, and cannot be
    read now, does not make the answer incomplete.
    """
    left = Counter(before)
    new: list[Finding] = []
    known: list[Finding] = []
    for finding in report.findings:
        fresh = [mark for mark in finding.marks if not _taken(mark, left)]
        if fresh:
            new.append(_narrowed(finding, fresh))
        else:
            known.append(finding)
    gone = tuple(sorted(mark for mark, count in left.items() if count > 0))
    unread = {mark.about for mark in before if mark.code == UNREAD}
    problems = [problem for problem in report.inventory.problems if problem.path not in unread]
    return replace(
        report,
        findings=tuple(new),
        verdict=verdict(tuple(new), tuple(problems), policy, strict=strict),
        compared=Compared(against, tuple(known), gone),
    )


def _taken(mark: Mark, left: Counter[Mark]) -> bool:
    if left[mark] <= 0:
        return False
    left[mark] -= 1
    return True


def _narrowed(finding: Finding, fresh: list[Mark]) -> Finding:
    """FINDING with the places that are FRESH, where it has others; what is no place is left as it is."""
    marks = finding.marks
    if len(fresh) == len(marks):
        return finding
    paths, wholes = {mark.about for mark in fresh}, {mark.whole for mark in fresh}
    evidence = tuple(each for each in finding.evidence if each.path in paths) or finding.evidence
    message = f"{finding.message}; {len(fresh)} of {len(marks)} are new"
    kept = tuple(whole for whole in finding.wholes if whole in wholes)
    return replace(finding, message=message, evidence=evidence, wholes=kept)
