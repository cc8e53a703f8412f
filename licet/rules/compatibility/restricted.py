# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses that limit use itself: non-commercial, no derivatives, field of use, time-delayed."""

from __future__ import annotations

from licet.model import Distribution, Use
from licet.rules.compatibility import sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.obligations import to_keep
from licet.rules.compatibility.question import Question, allowed, reason, refused, undecided

_WORDS = {
    "non-commercial": "it may not be used commercially",
    "no-derivatives": "changed versions may not be passed on",
    "field-of-use": "it allows some uses only",
    "changes-with-time": "its release date decides when another license takes its place",
}


def restricted(question: Question) -> Answer | None:
    """The answer for an inbound that limits use, or None where it does not."""
    inbound, outbound = question.inbound, question.outbound
    if not inbound.restricts:
        return None
    text = f"{inbound.id}: {', and '.join(_WORDS[word] for word in inbound.restricts)}"
    because = reason("restricted-use", text, sources.page(inbound.id))
    if inbound.id == outbound.id:
        return allowed(because, "pass it on under the same license", *to_keep(inbound))
    agreed = f"if your use is allowed, clarify {inbound.id} in the policy with what was agreed"
    if (
        outbound.is_proprietary
        or question.use in (Use.SEPARATE, Use.BUILD)
        or question.distribution in (Distribution.INTERNAL, Distribution.NETWORK)
    ):
        return undecided(because, agreed)
    against = reason(
        "open-source-has-no-limits", f"{outbound.id} lets everybody use the work for anything", sources.OPEN_SOURCE
    )
    refusal = refused(because, "replace it", "ask its licensor for other terms", agreed)
    return Answer(refusal.kind, (because, against), (), refusal.remedies)
