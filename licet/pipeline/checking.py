# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From an inventory to a report: judge, look for ways out, suppose what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import licet
from licet.licenses import catalog
from licet.model import Excerpt, Inventory, Report, Supposed, Versions
from licet.pipeline.inventory import inventory_of, opened, take_inventory
from licet.pipeline.options import Options
from licet.rules.case import Case
from licet.rules.duties import obligations
from licet.rules.evaluate import case_of, findings, verdict, what_ships
from licet.rules.outbound import outbound
from licet.rules.policy import Policy
from licet.rules.supposing import Setting, difference
from licet.scanner.archives import Tree
from licet.scanner.excerpts import Wanted, excerpts

QUOTED = 8
"""So many places of one finding are shown with their lines, where lines are asked for."""


def check(path: Path | None, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on what is at PATH: may it be passed on as it is? TODAY is when exceptions expire."""
    with opened(path) as tree:
        return check_tree(tree, policy, options, today)


def check_tree(tree: Tree | None, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on what is in TREE, which is open, or on the environment alone."""
    inventory, _ = inventory_of(tree, policy, options)
    report = _report(inventory, policy, options, today)
    if options.suppositions:
        report = _supposing(report, policy, options, today)
    return replace(report, excerpts=_quoted(tree, report)) if tree and options.quotes else report


def _report(inventory: Inventory, policy: Policy, options: Options, today: date) -> Report:
    """The verdict on INVENTORY."""
    case = _case(inventory, policy, options, today)
    found = findings(case)
    answer = verdict(found, inventory.problems, policy, strict=options.strict)
    duties = obligations(case.shipped) if options.obligations else None
    ships = what_ships(case)
    return Report(versions(), case.outbound, answer, inventory, found, ships, policy.fail_on, obligations=duties)


def _supposing(before: Report, policy: Policy, options: Options, today: date) -> Report:
    """BEFORE, judged again with what OPTIONS suppose. Raises `UsageError` where that is of something not there."""
    setting = Setting(before.inventory, policy, options.distributions)
    for suppose in options.suppositions.values():
        setting = suppose(setting)
    made = _report(setting.inventory, setting.policy, replace(options, distributions=setting.distributions), today)
    gone, new = difference(before.findings, made.findings)
    return replace(made, supposed=Supposed(tuple(options.suppositions), before.verdict, gone, new))


def _quoted(tree: Tree, report: Report) -> tuple[Excerpt, ...]:
    """The lines in TREE that the first pieces of evidence of each finding of REPORT point to."""
    asked = {
        (each.component.purl, place.path): place.line
        for each in report.inventory.resolutions
        for place in each.component.evidence
    }
    root = tree.root if tree.root.is_dir() else tree.root.parent
    return excerpts(
        root,
        (
            Wanted(finding.subject, place, asked.get((finding.subject, place.path)))
            for finding in report.findings
            for place in finding.evidence[:QUOTED]
        ),
    )


def case_at(path: Path | None, policy: Policy, options: Options, today: date) -> Case:
    """What is at PATH, judged: what the findings of `check` come from. TODAY is when exceptions expire."""
    return _case(take_inventory(path, policy, options), policy, options, today)


def judged_anew(case: Case, policy: Policy, options: Options) -> Case:
    """The same things judged by another POLICY, whose clarifications are not applied."""
    return _case(case.inventory, policy, options, case.today)


def _case(inventory: Inventory, policy: Policy, options: Options, today: date) -> Case:
    license = outbound(inventory, policy)
    return case_of(inventory, policy, license, use=options.use, distributions=options.distributions, today=today)


def versions() -> Versions:
    """What an answer was made with."""
    rules, license_list = catalog.versions()
    return Versions(licet.__version__, rules, license_list)
