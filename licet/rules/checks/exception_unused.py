# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`exception-unused`: an exception of the policy covers nothing that is found here."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.checks.finding import finding
from licet.rules.judged import Case

CODE = "exception-unused"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each exception that nothing used; an expired one has its own finding."""
    used = {judged.exemption for judged in case.judged if judged.exemption}
    for exemption in case.policy.exceptions:
        if exemption not in used and not exemption.expired(case.today):
            message = f"nothing here is {exemption.selector.text} under {exemption.license}"
            fixes = ("remove it, so that it cannot cover something later that nobody looked at",)
            subject = exemption.selector.text
            yield from finding(case, CODE, subject, message, evidence=(exemption.place,), fixes=fixes)
