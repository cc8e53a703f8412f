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
        message = f"{judged.expression} ({judged.use}) cannot go into a work under {case.outbound.expression}"
        fixes = (*judged.answer.remedies, *judged.answer.counterfactuals, exception_entry(judged))
        yield from about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes)
