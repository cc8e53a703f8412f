# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy file says, as values. `Policy()` is what holds where there is no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from licet.licenses.expression import Expression
from licet.model import Clarification, Distribution, Evidence, Profile, RulesFolder, Scope, Severity, Use
from licet.rules.codes import SEVERITIES
from licet.rules.selectors import Selection, Selector


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
    """One entry of `allow`, `review` or `deny`; `layer` is 0 for the file's own, higher for what it extends.

    `reason` and the `source` that it rests on are those of a preset's lines; empty where a file gives none.
    """

    ruling: Ruling
    term: Term
    place: Evidence
    reason: str = ""
    layer: int = 0
    source: str = ""


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


@dataclass(frozen=True, slots=True)
class OutboundLine:
    """An `[[outbound]]`: what the folders meant go out under."""

    selector: Selector
    license: Expression
    place: Evidence

    @property
    def folder(self) -> str | None:
        """The folder that it names; None where it has wildcards, and only means what is known to be a whole."""
        path = self.selector.text.removeprefix("./").rstrip("/").removesuffix("/**")
        return None if {"*", "?"}.intersection(path) else path


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A `[[where]]`: lines and severities for the packages or files meant, of the scopes meant; none means all."""

    selectors: tuple[Selector, ...]
    scopes: tuple[Scope, ...]
    lines: tuple[Line, ...]
    severities: tuple[tuple[str, Severity | None], ...]
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
    entries, the file's own first. `severities` maps a finding code to its severity, or to None for off. `profile` is
    whose position is taken where authorities differ on the law. `above` are the files that it extends, each with what
    that extends: what they say is in the other fields already, and their denials and severities hold whatever those
    say.
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
    profile: Profile = Profile.CONSERVATIVE
    severities: tuple[tuple[str, Severity | None], ...] = ()
    exceptions: tuple[Exemption, ...] = ()
    clarifications: tuple[Clarification, ...] = ()
    uses: tuple[UseLine, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    outbounds: tuple[OutboundLine, ...] = ()
    own_rules: RulesFolder | None = None
    above: tuple[Policy, ...] = ()
    _exceptions: Selection[Exemption] = field(init=False, repr=False, compare=False)
    _uses: Selection[UseLine] = field(init=False, repr=False, compare=False)
    _circumstances: Selection[int] = field(init=False, repr=False, compare=False)
    _everywhere: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_exceptions", Selection((each.selector, each) for each in self.exceptions))
        object.__setattr__(self, "_uses", Selection((each.selector, each) for each in self.uses))
        rows = tuple(enumerate(self.circumstances))
        meant = Selection((selector, at) for at, each in rows for selector in each.selectors)
        object.__setattr__(self, "_circumstances", meant)
        object.__setattr__(self, "_everywhere", tuple(at for at, each in rows if not each.selectors))

    def severity(self, code: str, scope: Scope = Scope.RUNTIME, subjects: Sequence[str] = ()) -> Severity | None:
        """How much a finding of CODE about SUBJECTS, names of one thing of SCOPE, weighs; None where the check is off.

        What a file above makes of it is the least: a repository makes what its organisation asks for only heavier.
        """
        said = [each.severities for each in self.circumstances_of(subjects, scope)]
        tables = map(dict, (*said, self.severities))
        severity = next((table[code] for table in tables if code in table), SEVERITIES[code])
        cap = dict(self.caps).get(scope)
        own = severity if severity is None or cap is None else min(severity, cap, key=lambda s: s.rank)
        asked = [own, *(each.severity(code, scope, subjects) for each in self.above)]
        return max((each for each in asked if each), key=lambda s: s.rank, default=None)

    def use_of(self, subject: str) -> Use | None:
        """How SUBJECT (a purl or path) is used, where an entry says so; the first that matches counts."""
        line = self.use_line(subject)
        return line.use if line else None

    def use_line(self, subject: str) -> UseLine | None:
        """The entry that says how SUBJECT is used."""
        return next(iter(self._uses.of((subject,))), None)

    def exceptions_of(self, subjects: Sequence[str]) -> tuple[Exemption, ...]:
        """The exceptions that are about any of SUBJECTS, which name one thing, in their order."""
        return self._exceptions.of(subjects)

    def circumstances_of(self, subjects: Sequence[str], scope: Scope) -> tuple[Circumstance, ...]:
        """The entries for SUBJECTS, which name one thing of SCOPE, in their order."""
        if not self.circumstances:
            return ()
        meant = {*self._everywhere, *self._circumstances.of(subjects)}
        rows = (self.circumstances[at] for at in sorted(meant))
        return tuple(each for each in rows if not each.scopes or scope in each.scopes)

    def owns(self, place: Evidence | None) -> bool:
        """Whether what stands at PLACE stands in this very file, and not in one above it."""
        return place is not None and place.path == self.path
