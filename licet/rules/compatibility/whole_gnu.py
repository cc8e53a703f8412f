# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Into a work under the GPL or AGPL: one license for the whole, and no further restrictions."""

from __future__ import annotations

from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.positions import by_profile, held
from licet.rules.compatibility.question import LINKED, Question, allowed, narrowed, reason, refused, review, undecided
from licet.rules.compatibility.tables import GplRow
from licet.rules.compatibility.terms import Terms, gnu


def into_gpl(question: Question) -> Answer:
    """The answer for an inbound that is not of the GNU family, by its row of `gpl.toml`."""
    inbound, outbound = question.inbound, question.outbound
    row = inbound.gpl_row
    if row is None:
        text = f"licet holds no fact on whether {inbound.atom} goes into the {outbound.family}"
        return undecided(
            reason("gpl-compatibility-unknown", text, sources.LIST), f"read {inbound.id}, and clarify it in the policy"
        )
    if row.into is None:
        positions = tuple(reason("authorities-differ", each.text, each.source) for each in held(row.differ, inbound.id))
        remedies = ("take another license of the work where it offers a choice", "ask its authors")
        return by_profile(question, review(positions, *remedies), row.differ)
    if outbound.exception_row and inbound.id in outbound.exception_row.admits and question.use in LINKED:
        text = f"{outbound.exception}: {outbound.exception_row.why}"
        because = reason("exception-admits", text, sources.page(outbound.exception or outbound.id))
        return allowed(because, *obligations.to_keep(inbound))
    return _by_version(question, row, row.into)


def _by_version(question: Question, row: GplRow, into: tuple[str, ...]) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    because = reason("gpl-compatible", f"{inbound.atom} into {outbound.id}: {row.why}", row.source)
    reached = versions_within(outbound, into)
    if outbound.version in reached:
        return allowed(because, *_duties(inbound))
    if reached:
        effective = gnu(outbound.family or "GPL", reached[0], or_later=True)
        return narrowed(because, effective, *_duties(inbound))
    against = reason("gpl-incompatible", f"{inbound.atom} cannot go into {outbound.id}: {row.why}", row.source)
    remedies = ["replace it", "call it as a separate program"]
    if into:
        remedies.insert(
            0, f"pass your own work on under {outbound.family}-{into[-1]}-or-later, if all of it allows that"
        )
    return refused(against, *remedies)


def _duties(inbound: Terms) -> tuple[str, ...]:
    kept = obligations.to_keep(inbound)
    return () if inbound.is_bare_permission and kept in ((), (obligations.KEEP_NOTICES,)) else kept


def versions_within(terms: Terms, into: tuple[str, ...]) -> tuple[str, ...]:
    """The versions that TERMS grants and that count as one of INTO, ascending."""
    return tuple(version for version in terms.versions if _gpl_version(terms, version) in into)


def as_gpl_version(terms: Terms) -> str:
    """The version in `gpl.toml` that counts for TERMS: LGPL-2.1 is judged as GPL-2.0.

    "1.0" counts for GPL-1.0, LGPL-2.0 and AGPL-1.0, which licenses that name the GNU licenses they give way to
    ("version 2 or later", "AGPL version 3") do not name.
    """
    return _gpl_version(terms, terms.version)


def _gpl_version(terms: Terms, version: str) -> str:
    if terms.family == "LGPL":
        return {"2.0": "1.0", "2.1": "2.0"}.get(version, version)
    return version
