# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Permissive and public-domain inbound: goes anywhere, unless its further terms meet an outbound that admits none."""

from __future__ import annotations

from licet.licenses.record import Copyleft
from licet.model import Use
from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.question import Question, allowed, narrowed, reason, refused, review, undecided
from licet.rules.compatibility.terms import gnu
from licet.rules.compatibility.whole_gnu import into_gpl, versions_within


def permissive(question: Question) -> Answer:
    """The answer for an inbound without copyleft."""
    inbound, outbound = question.inbound, question.outbound
    if outbound.is_gpl:
        return into_gpl(question)
    if outbound.family == "LGPL":
        against = into_lgpl(question)
        if against:
            return against
    elif outbound.copyleft in (Copyleft.STRONG, Copyleft.NETWORK) and inbound.further_terms:
        text = f"{outbound.id} covers the whole; licet holds no fact on whether it admits the terms of {inbound.id}"
        return undecided(reason("further-terms", text, sources.page(outbound.id)), "clarify it in the policy")
    text = f"{inbound.atom} is permissive: it goes into a work under any license, notices kept"
    because = reason("permissive-inbound", text, sources.page(inbound.id))
    kept = obligations.to_keep(inbound)
    return allowed(because, *(() if kept in ((), (obligations.KEEP_NOTICES,)) else kept))


def into_lgpl(question: Question) -> Answer | None:
    """Where the LGPL's "no further restrictions" (LGPL-2.1 section 10) stands against an inbound; None where not."""
    inbound, outbound = question.inbound, question.outbound
    row = inbound.gpl_row
    reached = versions_within(outbound, row.into or ()) if row is not None else ()
    if question.use is Use.DYNAMIC or outbound.version in reached:
        return None  # the library and what it loads stay two works
    if row is not None and reached:
        because = reason("gpl-compatible", f"{inbound.atom} into {outbound.id}: {row.why}", row.source)
        kept = obligations.of_files(inbound) if inbound.copyleft is Copyleft.FILE else obligations.to_keep(inbound)
        return narrowed(because, gnu("LGPL", reached[0], or_later=True), *kept)
    if row is None:
        text = f"licet holds no fact on whether {inbound.atom} goes into the LGPL"
        return undecided(reason("gpl-compatibility-unknown", text, sources.LIST), "clarify it in the policy")
    because = reason("lgpl-no-further-restrictions", f"{inbound.atom} into {outbound.id}: {row.why}", row.source)
    if question.use is Use.STATIC or row.into is None:
        other = "the parts keep their licenses inside the binary, which section 6 lets be under terms of your choice"
        return review((because, reason("lgpl-work-that-uses", other, sources.LGPL_21)), "link it dynamically")
    return refused(because, "replace it", "link it dynamically instead of copying it")
