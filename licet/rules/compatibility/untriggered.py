# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What needs no permission beyond running: arm's length, build tools, what stays in house, and services."""

from __future__ import annotations

from licet.licenses.record import Copyleft
from licet.model import Distribution, Use
from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.question import Question, allowed, reason, undecided

_COPYLEFT = ("weak-copyleft", "strong-copyleft")


def untriggered(question: Question) -> Answer | None:
    """The answer where nothing of the inbound's copyleft is triggered, or None where the other rules decide."""
    inbound = question.inbound
    if not _known(question):
        return None
    if question.use is Use.BUILD:
        text = f"a tool under {inbound.id} binds its own copies; what it makes holds none of it"
        return allowed(reason("build-tool", text, sources.BUILD_TOOL))
    return _separate(question) if question.use is Use.SEPARATE else _not_passed_on(question)


def _known(question: Question) -> bool:
    """Whether enough is known of the inbound to say what triggers it.

    A copyleft that nobody has read grants use in house and at arm's length, or it were none; of networks it may speak.
    """
    record = question.inbound.record
    if record is None:
        return False
    alone = question.distribution is Distribution.INTERNAL or question.use in (Use.SEPARATE, Use.BUILD)
    return record.copyleft is not None or (alone and record.category in _COPYLEFT)


def _not_passed_on(question: Question) -> Answer | None:
    inbound = question.inbound
    reaches_deployment = inbound.record is not None and inbound.record.trigger == "deployment"
    if question.distribution is Distribution.INTERNAL and not reaches_deployment:
        text = f"nobody outside gets the work, and {inbound.id} asks nothing of use in house"
        return allowed(reason("not-passed-on", text, sources.INTERNAL))
    if question.distribution is Distribution.NETWORK and not inbound.triggered_by_network:
        text = f"users reach the work over a network; nothing is passed on, so that {inbound.id} is not triggered"
        return allowed(reason("network-not-triggering", text, sources.SERVICE))
    return None


def _separate(question: Question) -> Answer:
    inbound = question.inbound
    text = f"a separate program at arm's length keeps {inbound.id} to itself: mere aggregation"
    because = reason("separate-program", text, sources.AGGREGATE)
    if (
        inbound.record
        and "service-source" in inbound.record.restricts
        and question.distribution is Distribution.NETWORK
        and inbound.id != question.outbound.id
    ):
        text = f"{inbound.id} section 13 reaches programs beside it that make up the service; how far is not settled"
        return undecided(reason("service-source", text, sources.page(inbound.id)), "ask its licensor for other terms")
    if question.distribution not in (Distribution.BINARY, Distribution.BROWSER) or inbound.copyleft is Copyleft.NONE:
        return allowed(because)
    return allowed(because, f"ship it under {inbound.id} with what that asks for", *obligations.to_keep(inbound))
