# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Additional permissions of the outbound, which hold for the whole only where every part grants them."""

from __future__ import annotations

from licet.rules.compatibility import sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.question import Question, narrowed, reason


def without_what_is_not_granted(question: Question, answer: Answer) -> Answer:
    """ANSWER, narrowed to the outbound without its exception where the inbound's copyleft does not grant that.

    GPL-3.0 section 7: additional permissions are given by the copyright holders of the part that they are for.
    """
    inbound, outbound = question.inbound, question.outbound
    if not answer.allowed or outbound.exception is None or outbound.exception == inbound.exception:
        return answer
    text = f"{inbound.atom} grants no {outbound.exception}: the whole goes out without it"
    against = reason("exception-not-granted", text, sources.page(outbound.exception))
    effective = answer.effective_outbound or outbound.license
    return narrowed(against, effective, *answer.obligations)
