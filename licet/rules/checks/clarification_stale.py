# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`clarification-stale`: the files that a clarification was made from are not the same any more."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.case import Case
from licet.rules.checks.finding import finding

CODE = "clarification-stale"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each clarification that was not applied."""
    for clarification in case.inventory.stale:
        files = ", ".join(path for path, _ in clarification.files)
        message = (
            f"{clarification.license} was concluded from {files}, which changed or cannot be found; it was not applied"
        )
        fixes = ("read the files again, and pin their new digests",)
        evidence = (clarification.place,) if clarification.place else ()
        yield from finding(case, CODE, clarification.package, message, evidence=evidence, fixes=fixes)
