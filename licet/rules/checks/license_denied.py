# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-denied`: the policy does not want a license, or has an allow list that leaves it out."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Evidence, Finding, Reason
from licet.rules.case import Case
from licet.rules.checks.finding import about, exception_entry, exempted
from licet.rules.policy import Lists, Ruled, Ruling

CODE = "license-denied"


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject that the lists deny."""
    for judged in case.judged:
        if judged.ruled is None or judged.ruled.ruling not in (Ruling.DENY, Ruling.UNLISTED) or exempted(judged, case):
            continue
        ruled = judged.ruled
        said = "denies" if ruled.ruling is Ruling.DENY else "does not allow"
        message = f"the policy {said} {ruled.atom}"
        allow = f'allow it in the policy: allow = [..., "{ruled.atom}"]'
        fixes = ("replace it", *(() if _is_above(ruled, case) else (allow,)), exception_entry(judged))
        yield from about(case, CODE, judged, message, because=(reason(ruled, case),), fixes=fixes)


def reason(ruled: Ruled, case: Case) -> Reason:
    """The line of the policy that decided, or that none did."""
    line = ruled.line
    if line is None:
        return Reason(
            "deny-by-default", "once anything is allowed, what is not listed is not", case.policy.path or "policy"
        )
    said = f"{line.reason} ({line.source})" if line.source else line.reason
    return Reason(f"policy-{ruled.ruling}", said or line.place.text, _place(line.place))


def _is_above(ruled: Ruled, case: Case) -> bool:
    """Whether a file that the policy extends denies it, which no line below can lift."""
    return any(lists.ruled(ruled.atom).ruling is Ruling.DENY for lists in map(Lists, case.policy.above))


def _place(place: Evidence) -> str:
    return f"{place.path}:{place.line}" if place.line else place.path
