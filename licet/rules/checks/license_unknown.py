# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-unknown`: a license could not be determined, or nothing is known of it that would decide."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding, Severity
from licet.rules.checks.finding import about, exempted
from licet.rules.compatibility import Kind
from licet.rules.judged import Case, Judged

CODE = "license-unknown"


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject without a license, or with one that licet cannot judge."""
    for judged in case.judged:
        if exempted(judged, case):
            continue
        if judged.unknown is not None and not judged.unknown.missing:
            why = judged.unknown.why
            if judged.unknown.candidates and judged.cap is Severity.WARNING:
                why += "; whichever it is, it may be used"
            yield from about(case, CODE, judged, why, fixes=(clarify_entry(judged),))
        elif judged.answer and judged.answer.kind is Kind.UNKNOWN:
            message = f"{judged.expression} in a work under {case.outbound.expression}: {judged.answer.because[0].text}"
            fixes = (*judged.answer.remedies, clarify_entry(judged))
            yield from about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes)


def clarify_entry(judged: Judged) -> str:
    """How to say in the policy what a person found out."""
    return f'clarify it in the policy: [[clarify]] package = "{judged.subject}", license = "…"'
