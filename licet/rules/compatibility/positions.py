# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which position an answer follows where authorities differ: the conservative profile none, another that of its choice.

The positions are facts with sources (`positions.toml`); one that nobody holds is never followed, and the others are
shown beside the one that is.
"""

from __future__ import annotations

from dataclasses import replace

from licet.licenses.record import Copyleft
from licet.model import Distribution, Profile, Reason, Use
from licet.rules.compatibility import obligations
from licet.rules.compatibility.answer import Answer, Kind
from licet.rules.compatibility.question import Question, reason
from licet.rules.compatibility.tables import Position, positions
from licet.rules.compatibility.terms import Terms

_WHOLE = (Copyleft.STRONG, Copyleft.NETWORK)


def by_profile(question: Question, answer: Answer, about: str | None) -> Answer:
    """ANSWER, the conservative one, or what the position ABOUT that question comes to which the profile takes."""
    position = taken(about, question.inbound.id, question.profile)
    if about is None or position is None or answer.allowed:
        return answer
    because = _because(question, answer, about, position)
    if not position.allows:
        kind = answer.kind if answer.verdict == "conflict" else Kind.HARD
        return replace(answer, kind=kind, because=because)
    return Answer(Kind.OBLIGATIONS, because, (*position.must, *obligations.to_keep(question.inbound)))


def held(about: str, license: str) -> tuple[Position, ...]:
    """Every position on the question ABOUT, as it is on LICENSE."""
    return tuple(each.on(license) for each in positions()[about])


def taken(about: str | None, license: str, profile: Profile) -> Position | None:
    """The position on the question ABOUT that PROFILE takes; None where it has none, and is as the conservative one."""
    known = held(about, license) if about and profile is not Profile.CONSERVATIVE else ()
    if profile is Profile.PRAGMATIC:
        return next((each for each in known if each.allows), None)
    return next((each for each in known if each.holder == profile and each.allows is not None), None)


def rests_on_position(answer: Answer) -> bool:
    """Whether ANSWER allows what it allows only by a position that a profile takes."""
    return answer.allowed and any(each.rule == "position-taken" for each in answer.because)


def across_links(inbound: Terms, outbound: Terms, use: Use, distribution: Distribution) -> str | None:
    """The question on which authorities differ where INBOUND is linked into OUTBOUND; None where they do not.

    It is about what is loaded at run time: code that is sent to browsers is mostly bundled into one file. An outbound
    that wants the whole work by its own copyleft takes no other license in by how far the inbound's reaches.
    """
    if use is not Use.DYNAMIC or distribution is Distribution.BROWSER or outbound.copyleft in _WHOLE:
        return None
    if inbound.family == "EUPL":
        return "eupl-linking"
    return "dynamic-linking" if inbound.is_gpl else None


def _because(question: Question, answer: Answer, about: str, position: Position) -> tuple[Reason, ...]:
    """The position that is taken, the argument of the conservative ANSWER, and what else is held on the question."""
    risk = "; that others hold otherwise is a risk which stays" if position.allows else ""
    text = f"the profile {question.profile} takes this position: {position.text}{risk}"
    said = {position.text, *(each.text for each in answer.because)}
    return (
        reason("position-taken", text, position.source),
        *(each for each in answer.because if each.text != position.text),
        *(
            reason("authorities-differ", each.text, each.source)
            for each in held(about, question.inbound.id)
            if each.text not in said
        ),
    )
