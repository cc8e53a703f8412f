# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether material under one license may itself be passed on under another, which is not combining the two.

Combining leaves each part under its own license inside a whole: `judge` answers that. Relicensing asks whether the part
may become the other license's: by its own text (a one-way door, later versions), because it asks for nothing that the
other does not, or because it is permissive and its notices travel along. It is what a matrix of "outbound against
inbound" without use and distribution answers, such as that of the OSADL.
"""

from __future__ import annotations

from licet.licenses.canonical import canonical
from licet.licenses.expression import Atom, License, With
from licet.licenses.record import Copyleft
from licet.model import Distribution, Profile, Use
from licet.rules.compatibility import sources
from licet.rules.compatibility.answer import Answer
from licet.rules.compatibility.atoms import judge_atoms
from licet.rules.compatibility.doors import through_door
from licet.rules.compatibility.gnu_versions import Way, ways
from licet.rules.compatibility.question import Question, reason, refused
from licet.rules.compatibility.terms import Terms


def relicensable(inbound: Atom, outbound: Atom, profile: Profile = Profile.CONSERVATIVE) -> Answer:
    """Whether material under INBOUND may itself be passed on under OUTBOUND.

    What may not be copied into a work under OUTBOUND cannot be passed on under it either; of what may, only that which
    is not bound to keep its own license can. PROFILE says whose position is taken where authorities differ.
    """
    question = Question(_terms(inbound), _terms(outbound), Use.COPIED, Distribution.BINARY, profile=profile)
    answer = judge_atoms(question)
    if not answer.allowed or question.inbound.license == question.outbound.license:
        return answer
    return answer if through_door(question) else _kept(question) or answer


def _terms(atom: Atom) -> Terms:
    made = canonical(atom)
    if not isinstance(made, License | With):
        raise TypeError(f"{atom} stands for several licenses")
    return Terms(made)


def _kept(question: Question) -> Answer | None:
    """The refusal where the material may go into the work, but stays under its own license there."""
    inbound, outbound = question.inbound, question.outbound
    freed = inbound.exception_row is not None and Use.COPIED in inbound.exception_row.frees
    if inbound.is_gnu and outbound.is_gnu:
        kept = all(way.joined for way in ways(inbound) if _reaches(way, outbound))
    else:
        kept = inbound.copyleft is Copyleft.FILE and not outbound.is_gnu
    if not (kept or freed or _source_stays(inbound)):
        return None
    text = f"what is under {inbound.atom} stays under it, inside a work under {outbound.id} as well"
    return refused(reason("keeps-its-license", text, sources.page(inbound.id)), "combine the two instead")


def _reaches(way: Way, outbound: Terms) -> bool:
    return way.family == outbound.family and way.version in outbound.versions


def _source_stays(inbound: Terms) -> bool:
    return bool(inbound.record and "source-same-license" in inbound.record.terms)
