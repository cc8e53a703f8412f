# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`low-confidence`: something like a license was found, too unlike any to be judged."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Evidence, FileKind, Finding, Role
from licet.rules.case import Case
from licet.rules.checks.finding import finding
from licet.rules.outbound import TEXT_SCORE
from licet.rules.stated import MENTION_SCORE, OWN_KINDS

CODE = "low-confidence"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each file with such a detection."""
    for file in case.inventory.files:
        if file.kind not in OWN_KINDS or file.kind is FileKind.TEST:
            continue
        floor = TEXT_SCORE if file.kind is FileKind.LICENSE else MENTION_SCORE
        weak = [d for d in file.detections if d.score < floor and d.role in (Role.TEXT, Role.NOTICE)]
        if weak:
            first = weak[0]
            message = f"looks {first.score:.0%} like {first.expression}, which is too little to judge by"
            evidence = (Evidence(file.path, first.start_line, str(first.expression)),)
            fixes = ('read it, and say what it is: [[clarify]] package = "' + file.path + '", license = "…"',)
            yield from finding(case, CODE, file.path, message, evidence=evidence, fixes=fixes)
