# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One license into one license: which rule decides."""

from __future__ import annotations

from dataclasses import replace

from licet.licenses.catalog import find
from licet.licenses.record import Copyleft
from licet.model import Use
from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.permissive import permissive
from licet.rules.compatibility.question import Question, allowed, reason, refused, undecided
from licet.rules.compatibility.restricted import restricted
from licet.rules.compatibility.strong import strong
from licet.rules.compatibility.untriggered import untriggered
from licet.rules.compatibility.weak import file_copyleft, library_copyleft


def judge_atoms(question: Question) -> Answer:
    """The answer to QUESTION; the rules stand in the order in which they decide."""
    answer = _not_a_license(question) or restricted(question) or untriggered(question) or _freed(question)
    answer = answer or _by_copyleft(question)
    return _with_exception(question, answer)


def _not_a_license(question: Question) -> Answer | None:
    """SPDX's NONE is all rights reserved, NOASSERTION is not knowing; the two are never mixed up."""
    for side, terms in (("inbound", question.inbound), ("outbound", question.outbound)):
        if terms.id == "NOASSERTION":
            text = f"NOASSERTION: nobody has determined the {side} license"
            return undecided(
                reason("not-determined", text, sources.SPDX_NOASSERTION), "find out, and clarify it in the policy"
            )
    if question.inbound.id == "NONE":
        text = "no license is all rights reserved: nobody may copy, change or pass on the work"
        return refused(reason("no-license", text, sources.NO_LICENSE), "ask its authors for a license", "replace it")
    if question.outbound.id == "NONE":
        text = "without a license of its own nothing may be passed on, so that nothing can be said of what goes into it"
        return undecided(reason("no-outbound", text, sources.NO_LICENSE), "choose a license for the work")
    return None


def _freed(question: Question) -> Answer | None:
    inbound = question.inbound
    row = inbound.exception_row
    if row is None or question.use not in row.frees or inbound.copyleft is Copyleft.NONE:
        return None
    because = reason(
        "exception-frees", f"{inbound.exception}: {row.why}", sources.page(inbound.exception or inbound.id)
    )
    duty = f"keep the part itself under {inbound.atom}, with its source"
    if question.use is Use.COPIED:
        duty = f"copy no more than what it puts into its output: its own code stays under {inbound.atom}"
    return allowed(because, duty, *obligations.to_keep(inbound))


def _by_copyleft(question: Question) -> Answer:
    inbound = question.inbound
    match inbound.copyleft:
        case Copyleft.NONE:
            return permissive(question)
        case Copyleft.FILE:
            return file_copyleft(question)
        case Copyleft.LIBRARY:
            return library_copyleft(question)
        case Copyleft.STRONG | Copyleft.NETWORK:
            return strong(question)
        case None:
            return _no_facts(question)


def _no_facts(question: Question) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    if inbound.license == outbound.license:
        text = f"both are {inbound.id}, of which licet knows no more than that"
        return undecided(reason("no-facts", text, sources.SPDX_EXPRESSIONS), f"read {inbound.id}")
    text = f"licet holds no facts about {inbound.id}"
    source = (
        sources.page(inbound.id)
        if inbound.record and not inbound.id.startswith("LicenseRef-")
        else sources.SPDX_EXPRESSIONS
    )
    return undecided(reason("no-facts", text, source), f"read {inbound.id}, and clarify it in the policy")


def _with_exception(question: Question, answer: Answer) -> Answer:
    """An exception without facts leaves the license as it is, and the answer says so."""
    inbound = question.inbound
    if inbound.exception is None or inbound.exception_row is not None:
        return answer
    text = f"licet holds no facts about {inbound.exception}; {inbound.id} was judged without it"
    because = reason("exception-without-facts", text, sources.page(inbound.exception))
    if answer.allowed and find(inbound.exception) is None:
        # Nobody has said that it only adds permissions: "WITH AdditionRef-Commons-Clause" takes some away.
        text = f"nobody but its authors knows whether {inbound.exception} gives or takes permissions"
        unknown = undecided(
            reason("exception-without-facts", text, sources.SPDX_EXPRESSIONS), "clarify it in the policy"
        )
        return replace(unknown, because=(*unknown.because, *answer.because))
    return replace(answer, because=(*answer.because, because))
