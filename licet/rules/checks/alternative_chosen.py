# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`alternative-chosen`: which branch of a choice was taken, so that it can be written down."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.case import Case
from licet.rules.checks.finding import about

CODE = "alternative-chosen"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each subject that offers a choice of which some branch is allowed."""
    for judged in case.judged:
        answer = judged.answer
        if answer is None or not answer.allowed or answer.chosen is None or answer.chosen == judged.expression:
            continue
        message = f"of {judged.expression}, {answer.chosen} is taken"
        fixes = (f"say in your NOTICE that it is used under {answer.chosen}",)
        yield from about(case, CODE, judged, message, because=answer.because, fixes=fixes)
