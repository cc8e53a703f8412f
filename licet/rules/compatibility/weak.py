# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""File and library copyleft inbound."""

from __future__ import annotations

from licet.licenses.record import Copyleft
from licet.model import Use
from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.doors import through_door
from licet.rules.compatibility.gnu_versions import reaches
from licet.rules.compatibility.permissive import into_lgpl
from licet.rules.compatibility.question import Question, allowed, reason, undecided
from licet.rules.compatibility.strong import among_gnu, strong
from licet.rules.compatibility.whole_gnu import into_gpl


def file_copyleft(question: Question) -> Answer:
    """The answer for an inbound whose files stay its own, such as MPL-2.0."""
    inbound, outbound = question.inbound, question.outbound
    remade = outbound.is_font and question.use is Use.COPIED and inbound.id != outbound.id
    if inbound.is_font and not remade:
        text = f"a font under {inbound.id} may be bundled and embedded with any program; the font stays under it"
        because = reason("font-bundled", text, sources.OFL_FAQ)
        return allowed(because, "do not sell the font alone, and keep its reserved names", obligations.KEEP_NOTICES)
    if inbound.id == outbound.id:
        because = reason("same-license", f"both are {inbound.id}", sources.page(inbound.id))
        return allowed(because, *obligations.of_files(inbound))
    if outbound.is_gpl:
        return through_door(question) or into_gpl(question)
    if outbound.family == "LGPL":
        against = into_lgpl(question)
        if against:
            return against
    elif outbound.copyleft in (Copyleft.STRONG, Copyleft.NETWORK) or (inbound.is_font and remade):
        return through_door(question) or _two_copylefts(question)
    text = f"the files of {inbound.atom} stay under it; the rest of the work may be under {outbound.id}"
    return allowed(reason("file-copyleft", text, sources.page(inbound.id)), *obligations.of_files(inbound))


def _two_copylefts(question: Question) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    text = f"{outbound.id} covers the whole work, {inbound.id} keeps its files; licet holds no fact on which gives way"
    return undecided(reason("two-copylefts", text, sources.page(outbound.id)), "clarify it in the policy")


def library_copyleft(question: Question) -> Answer:
    """The answer for an inbound library, such as one under the LGPL."""
    inbound, outbound = question.inbound, question.outbound
    if question.use is Use.COPIED:
        return strong(question)
    if inbound.is_gnu and outbound.is_gpl:
        # A program under the GPL is one work with what it links: GPL-2.0-only and LGPL-3.0 do not meet.
        met = among_gnu(question)
        if met is None:
            return strong(question)
        return _linked(question) if reaches(inbound, outbound) else _with_library_duties(question, met)
    if outbound.is_gpl and not inbound.is_gnu:
        return through_door(question) or into_gpl(question)
    return _linked(question)


def _linked(question: Question) -> Answer:
    inbound = question.inbound
    section = {"2.0": "section 6", "2.1": "section 6", "3.0": "section 4"}.get(inbound.version, "its linking clause")
    text = f"{inbound.atom} {section}: a work that uses the library may be under any terms if users can replace it"
    source = (
        (sources.LGPL_3 if inbound.version == "3.0" else sources.LGPL_21)
        if inbound.is_gnu
        else sources.page(inbound.id)
    )
    duties = obligations.of_library(inbound, question.use)
    return allowed(reason("library-copyleft", text, source), *duties)


def _with_library_duties(question: Question, met: Answer) -> Answer:
    duties = obligations.of_library(question.inbound, question.use)
    return Answer(met.kind, met.because, duties, met.remedies, effective_outbound=met.effective_outbound)
