# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One question between two licenses, and the building of its answer."""

from __future__ import annotations

from dataclasses import dataclass

from licet.licenses.expression import Expression
from licet.model import Distribution, Profile, Reason, Use
from licet.rules.compatibility.answer import Answer, Kind
from licet.rules.compatibility.terms import Terms

LINKED = (Use.STATIC, Use.DYNAMIC)


@dataclass(frozen=True)
class Question:
    """Whether `inbound`, used so, may go into a work that is passed on under `outbound`, so."""

    inbound: Terms
    outbound: Terms
    use: Use
    distribution: Distribution
    modified: bool = False
    profile: Profile = Profile.CONSERVATIVE

    @property
    def is_shipped(self) -> bool:
        """Whether the inbound's bytes reach somebody else: code in a browser is shipped, a service is not."""
        return self.distribution in (Distribution.BINARY, Distribution.BROWSER) or (
            self.distribution is Distribution.SOURCE and self.use is Use.COPIED
        )


def reason(rule: str, text: str, source: str) -> Reason:
    """A step of the argument."""
    return Reason(rule, text, source)


def allowed(because: Reason, *obligations: str) -> Answer:
    """It may be done; with OBLIGATIONS, if they are met."""
    return Answer(Kind.OBLIGATIONS if obligations else Kind.OK, (because,), tuple(obligations))


def narrowed(because: Reason, effective: Expression, *obligations: str) -> Answer:
    """It may be done, but the whole goes out under EFFECTIVE."""
    remedy = f"say that the work goes out under {effective}"
    return Answer(Kind.NARROWED, (because,), obligations, (remedy,), effective_outbound=effective)


def refused(because: Reason, *remedies: str, relabel: Expression | None = None) -> Answer:
    """It may not be done; with RELABEL, unless the whole goes out under that."""
    if relabel is None:
        return Answer(Kind.HARD, (because,), (), remedies)
    return Answer(Kind.RELABEL, (because,), (), (f"pass the whole work on under {relabel}", *remedies))


def undecided(because: Reason, *remedies: str) -> Answer:
    """No rule or fact decides."""
    return Answer(Kind.UNKNOWN, (because,), (), remedies)


def review(because: tuple[Reason, ...], *remedies: str) -> Answer:
    """Authorities differ: BECAUSE holds the position of each."""
    return Answer(Kind.REVIEW, because, (), remedies)
