# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`scan-incomplete`: something could not be read, so that the verdict does not speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Evidence, Finding, Severity
from licet.rules.case import Case
from licet.rules.checks.finding import finding

CODE = "scan-incomplete"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each problem; a note where it does not matter to the verdict."""
    for problem in case.inventory.problems:
        cap = Severity.ERROR if problem.matters else Severity.NOTE
        evidence = (Evidence(problem.path, problem.line, problem.code),)
        yield from finding(case, CODE, problem.path, problem.message, evidence=evidence, cap=cap)
