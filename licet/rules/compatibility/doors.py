# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One-way doors: what a license's own text lets the work be passed on under."""

from __future__ import annotations

from licet.rules.compatibility import obligations
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.question import Question, allowed, narrowed, reason
from licet.rules.compatibility.tables import doors
from licet.rules.compatibility.terms import gnu


def through_door(question: Question) -> Answer | None:
    """The answer where the inbound's own text lets it go out under the outbound, or None."""
    inbound, outbound = question.inbound, question.outbound
    for door in doors():
        if door.leads(inbound.id, outbound.id):
            because = reason("one-way-door", door.clause, door.source)
            return allowed(because, *obligations.of_whole(outbound), *obligations.to_keep(inbound))
        for version in outbound.versions if outbound.is_gnu and outbound.or_later else ():
            exact = gnu(outbound.family or "", version)
            if door.leads(inbound.id, exact.id):
                text = f"{door.clause}; {inbound.id} does not promise later versions"
                return narrowed(reason("one-way-door", text, door.source), exact, *obligations.to_keep(inbound))
    return None
