# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`declared-mismatch`: what is declared and what the license files say do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from licet.model import Evidence, Finding, OutboundBasis, Severity, Unknown
from licet.rules.agreement import agree
from licet.rules.case import Case
from licet.rules.checks.finding import about, finding
from licet.rules.judged import Judged
from licet.rules.outbound import detected, main_files
from licet.rules.texts import unordered

CODE = "declared-mismatch"


def check(case: Case) -> Iterator[Finding]:
    """A finding for the project, for its manifests among themselves, and for components."""
    yield from _manifests(case)
    yield from _project(case)
    yield from _intent(case)
    for subject in case.judged:
        yield from _component(case, subject)


def _component(case: Case, judged: Judged) -> Iterator[Finding]:
    found = judged.resolution.detected if judged.resolution else None
    if judged.expression is not None and found is not None and not agree(judged.expression, found):
        message = f"declares {judged.expression}, but its license files say {found}; both were judged"
        if judged.answer is not None and judged.answer.allowed:
            judged = replace(judged, cap=Severity.NOTE)  # whichever is true, it may be used
        fixes = (f'clarify it in the policy: [[clarify]] package = "{judged.subject}", license = "…"',)
        yield from about(case, CODE, judged, message, fixes=fixes)


def _manifests(case: Case) -> Iterator[Finding]:
    settled = [d for d in case.inventory.declarations if not isinstance(d.concluded, Unknown)]
    for declaration in settled[1:]:
        if declaration.concluded != settled[0].concluded:
            message = (
                f"{settled[0].evidence.path} declares {settled[0].concluded}, "
                f"{declaration.evidence.path} declares {declaration.concluded}"
            )
            places = (settled[0].evidence, declaration.evidence)
            yield from finding(case, CODE, "project", message, evidence=places, fixes=("make the manifests agree",))


def _intent(case: Case) -> Iterator[Finding]:
    """The license that was chosen, and another one, or none, that the project goes out under."""
    intent, outbound = case.policy.intent, case.outbound.expression
    if intent is None or (outbound is not None and unordered(outbound) == unordered(intent)):
        return
    assert case.policy.intent_place is not None  # an intent has its place
    message = f"{intent} was chosen for the project, and it goes out under {outbound or 'no license'}"
    fixes = (f"make it so: licet init '{intent}'", "choose anew: licet choose --write LICENSE")
    places = (case.policy.intent_place, *case.outbound.evidence)
    yield from finding(case, CODE, "project", message, evidence=places, fixes=fixes)


def _project(case: Case) -> Iterator[Finding]:
    outbound, found = case.outbound.expression, detected(case.inventory)
    if outbound is None or found is None or case.outbound.basis is OutboundBasis.DETECTED or agree(outbound, found):
        return
    declaring = {evidence.path for evidence in case.outbound.evidence}
    files = tuple(Evidence(file.path, 1, str(file.expression)) for file in main_files(case.inventory))
    if declaring.issuperset(file.path for file in files):  # DEP-5 says in one file what the whole is under, and parts
        return
    message = f"the project declares {outbound}, but {', '.join(e.path for e in files)} says {found}"
    fixes = (f"put the text of {outbound} into {files[0].path}", f"declare {found}")
    yield from finding(case, CODE, "project", message, evidence=(*case.outbound.evidence, *files), fixes=fixes)
