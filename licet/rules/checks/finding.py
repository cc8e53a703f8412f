# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What checks share: the interface, and a finding weighed by the policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from licet.model import Evidence, Finding, Reason, Scope, Severity
from licet.rules.case import Case
from licet.rules.judged import Judged, names_of


class Check(Protocol):
    """One check: `CODE` is what it reports, `check` looks."""

    CODE: str

    def check(self, case: Case) -> Iterator[Finding]:
        """The findings of CASE."""
        ...


def finding(
    case: Case,
    code: str,
    subject: str,
    message: str,
    *,
    evidence: tuple[Evidence, ...] = (),
    because: tuple[Reason, ...] = (),
    fixes: tuple[str, ...] = (),
    scope: Scope = Scope.RUNTIME,
    cap: Severity = Severity.ERROR,
    names: tuple[str, ...] = (),
    paths: tuple[tuple[str, ...], ...] = (),
    wholes: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """A finding as heavy as the policy says, at most CAP; none where the policy turns CODE off.

    NAMES are those by which the policy may mean the subject, where it has more than one. WHOLES are named where the
    tree itself is none of them.
    """
    severity = case.policy.severity(code, scope, names or (subject,))
    if severity is not None:
        severity = min(severity, cap, key=lambda s: s.rank)
        yield Finding(code, severity, subject, message, evidence, because, fixes, paths, () if "" in wholes else wholes)


def about(
    case: Case,
    code: str,
    judged: Judged,
    message: str,
    *,
    because: tuple[Reason, ...] = (),
    fixes: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """A finding about something judged, with its evidence and scope."""
    if len(judged.evidence) > 1 and judged.resolution is None:
        message += f" ({len(judged.evidence)} files)"
    yield from finding(
        case, code, judged.subject, message, evidence=judged.evidence, because=because, fixes=fixes,
        scope=judged.scope, cap=judged.cap, names=names_of(judged), wholes=judged.wholes,
    )  # fmt: skip


def exempted(judged: Judged, case: Case) -> bool:
    """Whether an exception that has not expired covers it."""
    return judged.exemption is not None and not judged.exemption.expired(case.today)


def exception_entry(judged: Judged) -> str:
    """The fix that every judgement of a person can be: an exception, as the policy spells it."""
    license = judged.expression or "LICENSE"
    return f'accept it in the policy: [[exception]] package = "{judged.subject}", license = "{license}", reason = "…"'
