# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`contradictory-grant`: a grant that takes back what its license gives, such as "LGPL, non-commercial only"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.licenses.expression import Expression, License, ids
from licet.model import Evidence, FileKind, Finding, Reason
from licet.rules.case import Case
from licet.rules.checks.finding import finding
from licet.rules.compatibility.terms import GNU, Terms

CODE = "contradictory-grant"

_COPYLEFT = re.compile(r"\b(?:[AL]?GPL|GNU)", re.IGNORECASE)
_RESTRICTION = re.compile(
    r"non[- ]?commercial|academic use only|research (?:use|purposes) only|no commercial", re.IGNORECASE
)

_WHY = Reason(
    "no-further-restrictions",
    "recipients may use the work for anything, and drop a further restriction (GPL-3.0 sections 7 and 10)",
    "https://www.gnu.org/licenses/gpl-3.0.html#section7",
)
_FIX = (
    (
        "say what was meant: copyleft for everybody, and a commercial license for those who want other terms: "
        '`license = "LGPL-3.0-or-later OR LicenseRef-Commercial"`'
    ),
    "take a license that is for non-commercial use, such as PolyForm-Noncommercial-1.0.0",
)


def check(case: Case) -> Iterator[Finding]:
    """A finding for each declaration and each license file that contradicts itself."""
    for declaration in case.inventory.declarations:
        if _COPYLEFT.search(declaration.raw) and _RESTRICTION.search(declaration.raw):
            yield from _contradiction(case, "project", declaration.raw, (declaration.evidence,))
    for file in case.inventory.files:
        own = file.kind in (FileKind.LICENSE, FileKind.README) and file.front
        if own and file.expression is not None and _contradicts(file.expression):
            line = file.detections[0].start_line
            yield from _contradiction(case, file.path, str(file.expression), (Evidence(file.path, line),))
    for resolution in case.inventory.resolutions:
        raw = resolution.declared or ""
        if _COPYLEFT.search(raw) and _RESTRICTION.search(raw):
            yield from _contradiction(case, resolution.component.purl, raw, resolution.evidence)


def _contradiction(case: Case, subject: str, raw: str, evidence: tuple[Evidence, ...]) -> Iterator[Finding]:
    message = f"{raw!r} gives everybody a freedom and takes it back"
    yield from finding(case, CODE, subject, message, evidence=evidence, because=(_WHY,), fixes=_FIX)


def _contradicts(expression: Expression) -> bool:
    """A GNU license beside one that forbids commercial use, in one file that is the project's license."""
    terms = [Terms(License(identifier)) for identifier in ids(expression)]
    return any(t.family in GNU for t in terms) and any("non-commercial" in t.restricts for t in terms)
