# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-missing`: the project, or something in it, grants nobody anything."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding, Reason, Severity, Unknown
from licet.rules.case import Case
from licet.rules.checks.finding import about, exempted, finding
from licet.rules.compatibility import sources

CODE = "license-missing"

_ALL_RIGHTS = Reason("no-license", "without a license nobody may copy, change or pass on a work", sources.NO_LICENSE)

_NAME_IT = 'name it in licet.toml: [project] license = "…"'


def check(case: Case) -> Iterator[Finding]:
    """A finding for the project, and one for every component that was looked at and has no license."""
    if case.outbound.expression is None:
        yield from _project(case)
    for judged in case.judged:
        if judged.unknown is not None and judged.unknown.missing and not exempted(judged, case):
            fixes = ("ask its authors for a license", "replace it")
            yield from about(case, CODE, judged, judged.unknown.why, because=(_ALL_RIGHTS,), fixes=fixes)


def _project(case: Case) -> Iterator[Finding]:
    if case.inventory.is_collection:
        message = "these are works side by side, none of which speaks for all: each was judged by the policy alone"
        yield from finding(case, CODE, "project", message, fixes=(_NAME_IT,), cap=Severity.WARNING)
        return
    unsettled = [d for d in case.inventory.declarations if isinstance(d.concluded, Unknown)]
    message = "the project has no license that could be read: nothing can be judged against it"
    evidence = tuple(declaration.evidence for declaration in unsettled)
    fixes = (
        'state one SPDX expression in the manifest (PEP 639: `license = "MIT"`) and add its text as LICENSE',
        _NAME_IT,
    )
    yield from finding(case, CODE, "project", message, evidence=evidence, because=(_ALL_RIGHTS,), fixes=fixes)
