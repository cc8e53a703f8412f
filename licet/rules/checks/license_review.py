# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-review`: a person must look, because the policy says so or because authorities differ.

What is allowed only by the position of some, which the profile takes, is a note: the risk is told, and nothing fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from licet.model import Finding, Severity
from licet.rules.case import Case
from licet.rules.checks.finding import about, exception_entry, exempted
from licet.rules.checks.license_denied import reason
from licet.rules.compatibility import Kind
from licet.rules.compatibility.positions import rests_on_position
from licet.rules.policy import Ruling

CODE = "license-review"


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject to be reviewed."""
    for judged in case.judged:
        if exempted(judged, case):
            continue
        if judged.ruled and judged.ruled.ruling is Ruling.REVIEW:
            message = f"the policy wants {judged.ruled.atom} reviewed"
            because = (reason(judged.ruled, case),)
            yield from about(case, CODE, judged, message, because=because, fixes=(exception_entry(judged),))
        if judged.answer and judged.answer.kind is Kind.REVIEW:
            message = f"authorities differ on {judged.expression} in a work under {case.outbound.expression}"
            fixes = (*judged.answer.remedies, exception_entry(judged))
            yield from about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes)
        if judged.answer and rests_on_position(judged.answer):
            noted = replace(judged, cap=Severity.NOTE)
            message = (
                f"{judged.expression} goes into a work under {judged.into} by one of several positions, "
                f"which the profile {case.policy.profile} takes"
            )
            yield from about(case, CODE, noted, message, because=judged.answer.because, fixes=judged.answer.obligations)
