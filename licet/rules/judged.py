# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What law and policy say of one subject, and of two that cannot stand together."""

from __future__ import annotations

from dataclasses import dataclass

from licet.licenses.expression import Expression
from licet.model import Component, Evidence, Reason, Resolution, Scope, Severity, Unknown, Use
from licet.rules.compatibility import Answer
from licet.rules.policy import Exemption, Ruled

NOT_SHIPPED = (Scope.DEV, Scope.TEST, Scope.BUILD)
"""Scopes of what leaves nothing in the result."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One subject and what law and policy say of it.

    `expression` is None where nothing could be concluded, for the reason `unknown`. `answer` is None where there is no
    outbound license to compare with. `cap` limits how much a finding about it weighs. `contested` is what its
    license files say, where that disagrees with what it declares and gave the worse answer. `into` is what it was
    judged against, and `wholes` are the paths of what goes out under that with it. `is_whole` says that it is passed on
    by itself as well; `is_own` that it is made of the project's own sources.
    """

    subject: str
    scope: Scope
    use: Use
    expression: Expression | None
    unknown: Unknown | None = None
    answer: Answer | None = None
    ruled: Ruled | None = None
    exemption: Exemption | None = None
    evidence: tuple[Evidence, ...] = ()
    resolution: Resolution | None = None
    cap: Severity = Severity.ERROR
    contested: Expression | None = None
    into: Expression | None = None
    wholes: tuple[str, ...] = ()
    is_whole: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Clash:
    """Two parts of one whole that no license lets go out in one work: `strong` wants all of it, `others` cannot follow.

    `others` are those under one license, and `because` says why; `wholes` are the paths of what both are in. Where the
    whole itself `is_shipped`, this bars it; else it bars whoever passes on the combination.
    """

    strong: Judged
    others: tuple[Judged, ...]
    because: tuple[Reason, ...]
    wholes: tuple[str, ...] = ()
    is_shipped: bool = True


def subject_of(component: Component) -> str:
    """What COMPONENT is called where it is judged: its place where it was copied and nothing tells what it is."""
    return (
        component.place if component.use is Use.COPIED and component.purl.startswith("pkg:generic/") else component.purl
    )


def names_of(judged: Judged) -> tuple[str, ...]:
    """All that an entry of the policy may name to mean what was JUDGED: its purl, its place, its files."""
    if judged.resolution is None:
        return (judged.subject, *(each.path for each in judged.evidence))
    component = judged.resolution.component
    files = (each.path for each in judged.evidence) if component.use is Use.COPIED else ()
    return (component.purl, *([component.place] if component.place else ()), *files)
