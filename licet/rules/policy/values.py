# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy file says, as values. `Policy()` is what holds where there is no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from licet.licenses.expression import Expression
from licet.model import Clarification, Distribution, Evidence, RulesFolder, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.selectors import Selector


class Ruling(StrEnum):
    """What the lists of a policy say of a license; the words of the first three are the keys of the file."""

    ALLOW = "allow"
    REVIEW = "review"
    DENY = "deny"
    UNLISTED = "unlisted"


class Flag(StrEnum):
    """Lists kept by others that a term may name: `flag:osi-approved`."""

    OSI_APPROVED = "osi-approved"
    FSF_FREE = "fsf-free"


@dataclass(frozen=True, slots=True)
class Category:
    """Every license of one category of the catalog."""

    name: str

    def __str__(self) -> str:
        return f"category:{self.name}"


Term: TypeAlias = Expression | Category | Flag


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of `allow`, `review` or `deny`; `layer` is 0 for the file's own, higher for what it extends."""

    ruling: Ruling
    term: Term
    place: Evidence
    reason: str = ""
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Exemption:
    """An `[[exception]]`: the packages or files meant, the license accepted, why, and until when (inclusive)."""

    selector: Selector
    license: Expression
    reason: str
    expires: date | None
    place: Evidence

    def expired(self, today: date) -> bool:
        """Whether it has ended before TODAY."""
        return self.expires is not None and self.expires < today


@dataclass(frozen=True, slots=True)
class UseLine:
    """A `[[use]]`: how the packages or files meant are used."""

    selector: Selector
    use: Use
    place: Evidence


UNSHIPPED_CAP = Severity.WARNING
"""Most that a finding about a development, test or build dependency weighs where the policy sets no other cap.

What is not shipped triggers no license of the whole, yet using it still needs a license, so it is not silent either.
"""

DEFAULT_CAPS = tuple((scope, UNSHIPPED_CAP) for scope in sorted((Scope.DEV, Scope.BUILD, Scope.TEST)))


@dataclass(frozen=True, slots=True)
class Policy:
    """What a project wants of licenses. `path` is None where no file says so and these are the defaults.

    `intent` is the license that was chosen, which the repository is held to. `lines` are the allow, review and deny
    entries, the file's own first. `severities` maps a finding code to its severity, or to None for off.
    """

    path: str | None = None
    license: Expression | None = None
    license_place: Evidence | None = None
    intent: Expression | None = None
    intent_place: Evidence | None = None
    distributions: tuple[Distribution, ...] = ()
    lines: tuple[Line, ...] = ()
    caps: tuple[tuple[Scope, Severity], ...] = DEFAULT_CAPS
    fail_on: Severity = Severity.ERROR
    severities: tuple[tuple[str, Severity | None], ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    clarifications: tuple[Clarification, ...] = ()
    uses: tuple[UseLine, ...] = ()
    own_rules: RulesFolder | None = None

    def severity(self, code: str, scope: Scope = Scope.RUNTIME) -> Severity | None:
        """How much a finding of CODE about something of SCOPE weighs; None where the check is off."""
        severity = dict(self.severities).get(code, SEVERITIES[code])
        cap = dict(self.caps).get(scope)
        if severity is None or cap is None:
            return severity
        return min(severity, cap, key=lambda s: s.rank)

    def use_of(self, subject: str) -> Use | None:
        """How SUBJECT (a purl or path) is used, where an entry says so; the first that matches counts."""
        return next((line.use for line in self.uses if line.selector.selects(subject)), None)
