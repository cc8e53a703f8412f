# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`policy-unused`: an entry of the policy says something of nothing that is found here."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Evidence, Finding
from licet.rules.case import Case
from licet.rules.checks.finding import finding
from licet.rules.unused import unused_circumstances, unused_clarifications, unused_lines, unused_uses

CODE = "policy-unused"
PROJECT = "project"
REMOVE = "remove it, so that it cannot cover something later that nobody looked at"


def check(case: Case) -> Iterator[Finding]:
    """One finding for the licenses that are allowed and not here; one for each other entry that nothing used."""
    lines = unused_lines(case)
    if lines:
        names = ", ".join(str(line.term) for line in lines)
        message = f"allowed, and nothing here is under it: {names}"
        yield from finding(case, CODE, PROJECT, message, evidence=tuple(line.place for line in lines), fixes=(REMOVE,))
    for use in unused_uses(case):
        message = f"nothing here is {use.selector.text}, or an entry before this says how it is used"
        yield from _entry(case, use.selector.text, message, use.place)
    for clarification in unused_clarifications(case):
        package = clarification.package
        message = f"nothing here is {package}, or an entry before this says what its license is"
        yield from _entry(case, package, message, clarification.place)
    for circumstance in unused_circumstances(case):
        meant = " or ".join([selector.text for selector in circumstance.selectors] or ["a package or file"])
        scopes = f" of scope {' or '.join(circumstance.scopes)}" if circumstance.scopes else ""
        yield from _entry(case, PROJECT, f"nothing here is {meant}{scopes}", circumstance.place)


def _entry(case: Case, subject: str, message: str, place: Evidence | None) -> Iterator[Finding]:
    yield from finding(case, CODE, subject, message, evidence=(place,) if place else (), fixes=(REMOVE,))
