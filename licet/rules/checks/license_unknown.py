# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-unknown`: a license could not be determined, or nothing is known of it that would decide."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Evidence, FileKind, Finding, OutboundBasis, Severity
from licet.rules.case import Case
from licet.rules.checks.finding import about, exempted, finding
from licet.rules.compatibility import Kind
from licet.rules.judged import Judged
from licet.rules.stated import OWN_KINDS

CODE = "license-unknown"
MESSAGE = "has terms that belong to no license that licet knows"


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject without a license, with one that licet cannot judge, or with terms of its own."""
    for judged in case.judged:
        if exempted(judged, case):
            continue
        if judged.unknown is not None and not judged.unknown.missing:
            why = judged.unknown.why
            if judged.unknown.candidates and judged.cap is Severity.WARNING:
                why += "; whichever it is, it may be used"
            yield from about(case, CODE, judged, why, fixes=(*judged.unknown.ways, clarify_entry(judged)))
        elif judged.answer and judged.answer.kind is Kind.UNKNOWN:
            message = f"{judged.expression} in a work under {judged.into}: {judged.answer.because[0].text}"
            fixes = (*judged.answer.remedies, clarify_entry(judged))
            yield from about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes)
    yield from _passages(case)


def _passages(case: Case) -> Iterator[Finding]:
    """A finding for each file with terms that belong to no license that licet knows."""
    for file in case.inventory.files:
        if not file.unaccounted or file.kind not in OWN_KINDS or file.kind is FileKind.TEST:
            continue
        own = file.kind is FileKind.LICENSE and file.front
        if own and case.outbound.basis is OutboundBasis.POLICY:
            continue  # the terms that the policy has a name for
        evidence = tuple(
            Evidence(file.path, passage.start_line, ", ".join(passage.phrases)) for passage in file.unaccounted
        )
        cap = Severity.WARNING if own or file.kind in (FileKind.SOURCE, FileKind.GENERATED) else Severity.ERROR
        fixes = (f'read it, and say what it is: [[clarify]] package = "{file.path}", license = "…"',)
        yield from finding(case, CODE, file.path, MESSAGE, evidence=evidence, fixes=fixes, cap=cap)


def clarify_entry(judged: Judged) -> str:
    """How to say in the policy what a person found out."""
    return f'clarify it in the policy: [[clarify]] package = "{judged.subject}", license = "…"'
