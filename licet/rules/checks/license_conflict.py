# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-conflict`: something may not go into the project under the license that the project is passed on under."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.checks.finding import about, exception_entry, exempted
from licet.rules.judged import Case

CODE = "license-conflict"


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject whose answer is no."""
    for judged in case.judged:
        if judged.answer is None or judged.answer.verdict != "conflict" or exempted(judged, case):
            continue
        said = f"{judged.contested or judged.expression} ({judged.use})"
        message = f"{said} cannot go into a work under {case.outbound.expression}"
        if judged.contested:
            message += f"; it declares {judged.expression}, and its license files say more"
        fixes = (*judged.answer.remedies, *judged.answer.counterfactuals, exception_entry(judged))
        yield from about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes)
