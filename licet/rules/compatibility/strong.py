# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Strong and network copyleft inbound: the whole must go out under the same license, or by a way out of it."""

from __future__ import annotations

from licet.licenses.expression import License
from licet.model import Distribution, Use
from licet.rules.compatibility import obligations, sources
from licet.rules.compatibility.additional import without_what_is_not_granted
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.doors import through_door
from licet.rules.compatibility.gnu_versions import Way, meeting, ways
from licet.rules.compatibility.positions import across_links, by_profile, held
from licet.rules.compatibility.question import LINKED, Question, allowed, narrowed, reason, refused, review, undecided
from licet.rules.compatibility.terms import Terms, gnu
from licet.rules.compatibility.whole_gnu import as_gpl_version, into_gpl


def strong(question: Question) -> Answer:
    """The answer for an inbound under a strong or network copyleft (or a library copied into the work)."""
    answer = without_what_is_not_granted(question, _into_whole(question))
    about = across_links(question.inbound, question.outbound, question.use, question.distribution)
    return by_profile(question, answer, about)


def _into_whole(question: Question) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    if inbound.is_gnu and outbound.is_gnu:
        met = among_gnu(question)
        if met:
            return met
    elif inbound.license == outbound.license:
        return _same(question)
    elif outbound.is_gpl and inbound.gpl_row is not None and inbound.gpl_row.into != ():
        return into_gpl(question)
    door = through_door(question)
    if door:
        return door
    if question.distribution is Distribution.SOURCE and question.use in LINKED and inbound.is_gpl:
        return _source_only(question)
    return _refused(question)


def _same(question: Question) -> Answer:
    inbound = question.inbound
    text = f"the whole goes out under {inbound.id}, as it asks"
    return allowed(reason("same-license", text, sources.page(inbound.id)), *obligations.of_whole(inbound))


def among_gnu(question: Question) -> Answer | None:
    """The answer between two GNU licenses where the inbound can reach the outbound, or None."""
    inbound, outbound = question.inbound, question.outbound
    reached = [way for way in ways(inbound) if way.family == outbound.family]
    stated = [way for way in reached if way.version == outbound.version]
    if stated:
        return _reached(question, stated[0])
    later = [way for way in reached if way.version in outbound.versions]
    if later:
        exact = not any(way.version != later[0].version for way in later) and not inbound.or_later
        effective = gnu(outbound.family or "GPL", later[0].version, or_later=not exact)
        text = f"{inbound.atom} does not allow {outbound.id} as stated, but {effective}: {later[0].clause}"
        return narrowed(reason("later-version", text, later[0].source), effective, *obligations.of_whole(inbound))
    return None


def _reached(question: Question, way: Way) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    because = reason("gnu-versions", f"{inbound.atom} into {outbound.id}: {way.clause}", way.source)
    if outbound.or_later and not way.later:
        effective = gnu(way.family, way.version)
        text = f"{inbound.atom} grants no later versions: the whole goes out under {effective}; your own files may stay"
        return narrowed(reason("only-this-version", text, way.source), effective, *obligations.of_whole(inbound))
    return allowed(because, *obligations.of_whole(inbound))


def _source_only(question: Question) -> Answer:
    """Your own source alone is passed on: it may stay under a license that the GPL can take in."""
    inbound, outbound = question.inbound, question.outbound
    row = outbound.gpl_row
    wanted = {as_gpl_version(inbound)} if not inbound.or_later else {"2.0", "3.0"}
    if outbound.is_bare_permission and row is not None and row.into is not None and wanted.intersection(row.into):
        text = (
            f"you pass on your own source under {outbound.id}, which is compatible with {inbound.id}; "
            "whoever passes on the combination does so under the GPL (the FSF's view; dynamic linking counts as static)"
        )
        because = reason("gpl-compatible-source", text, sources.COMPATIBLE)
        return allowed(because, f"tell users that the combination with this dependency is under {inbound.atom}")
    return _refused(question)


def _refused(question: Question) -> Answer:
    inbound, outbound = question.inbound, question.outbound
    if inbound.family == "EUPL" and question.use in LINKED:
        return _eupl_across_interfaces(question)
    if inbound.record and inbound.record.artefact in ("content", "documentation") and question.use in LINKED:
        return _content_beside_code(question)
    if inbound.record and inbound.record.artefact == "data" and question.use in LINKED:
        text = f"{inbound.id} holds for the database; works produced from it are free of its share-alike"
        return undecided(
            reason("data-share-alike", text, sources.page(inbound.id)), "keep the data in files of their own"
        )
    because = reason("strong-copyleft-inbound", _why(question), _source(question))
    remedies = ("replace it", "call it as a separate program", "ask its authors for other terms")
    return refused(because, *remedies, relabel=_relabel(outbound, inbound))


def _why(question: Question) -> str:
    inbound, outbound = question.inbound, question.outbound
    text = f"{inbound.id} wants the whole work that is passed on under {inbound.id}, and {outbound.atom} is not that"
    if question.use is Use.DYNAMIC and inbound.is_gpl:
        text += "; dynamic linking counts as static, by the FSF's view"
    if question.distribution is Distribution.NETWORK:
        text += "; use over a network counts as passing on"
    return text


def _source(question: Question) -> str:
    if question.inbound.is_gpl:
        return sources.LINKING if question.use in LINKED else sources.MATRIX
    return sources.page(question.inbound.id)


def _relabel(outbound: Terms, inbound: Terms) -> License | None:
    """What the rest of the work, under OUTBOUND as it is, could go out under together with the inbound; or None."""
    if outbound.is_proprietary:
        return inbound.license  # its owner decides
    if not inbound.is_gnu:
        return None
    if outbound.is_gnu:
        return meeting(inbound, outbound)
    into = outbound.gpl_row.into if outbound.gpl_row else None
    if as_gpl_version(inbound) in (into or ()):
        return inbound.license
    if inbound.or_later and "3.0" in (into or ()):
        return gnu(inbound.family or "GPL", "3.0", or_later=True)
    return None


def _content_beside_code(question: Question) -> Answer:
    """Documentation and pictures under a share-alike license that come with a library."""
    inbound = question.inbound
    page = sources.page(inbound.id)
    beside = f"content under {inbound.id} that lies beside the code is a collection with it, which it leaves alone"
    inside = f"code under {inbound.id} that is linked makes one adapted work, which must go out under {inbound.id}"
    return review(
        (reason("content-beside-code", beside, page), reason("content-as-code", inside, page)),
        "see whether it is code or content, and clarify it in the policy",
    )


def _eupl_across_interfaces(question: Question) -> Answer:
    positions = held("eupl-linking", question.inbound.id)
    because = tuple(reason("eupl-linking", each.text, each.source) for each in positions)
    return review(because, "call it as a separate program", "ask its authors which position they take")
