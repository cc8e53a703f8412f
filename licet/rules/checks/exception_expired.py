# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`exception-expired`: an exception of the policy has a date that is past; it is not applied any more."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.case import Case
from licet.rules.checks.finding import finding

CODE = "exception-expired"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each exception that has expired, of this very policy or for something here."""
    met = {judged.exemption for judged in case.judged if judged.exemption}
    for exemption in case.policy.exceptions:
        if exemption.expired(case.today) and (exemption in met or case.policy.owns(exemption.place)):
            message = f"the exception for {exemption.license} ended on {exemption.expires}: {exemption.reason}"
            fixes = ("review it, and give it a new date or remove it",)
            subject = exemption.selector.text
            yield from finding(case, CODE, subject, message, evidence=(exemption.place,), fixes=fixes)
