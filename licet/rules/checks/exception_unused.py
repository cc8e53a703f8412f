# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`exception-unused`: an exception of the policy covers nothing that is found here."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Finding
from licet.rules.case import Case
from licet.rules.checks.finding import finding

CODE = "exception-unused"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each exception of this very policy that nothing used; an expired one has its own finding.

    Those of a file that it extends are for other projects too.
    """
    used = {judged.exemption for judged in case.judged if judged.exemption}
    for exemption in case.policy.exceptions:
        if case.policy.owns(exemption.place) and exemption not in used and not exemption.expired(case.today):
            message = f"nothing here is {exemption.selector.text} under {exemption.license}"
            fixes = ("remove it, so that it cannot cover something later that nobody looked at",)
            subject = exemption.selector.text
            yield from finding(case, CODE, subject, message, evidence=(exemption.place,), fixes=fixes)
