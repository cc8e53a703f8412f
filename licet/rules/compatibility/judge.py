# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whole expressions: AND and OR on both sides, and what would have to be otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from licet.licenses.canonical import canonical
from licet.licenses.expression import And, Atom, Expression, License, Or, With, all_of, atoms
from licet.licenses.record import Copyleft
from licet.model import Distribution, Profile, Reason, Use
from licet.rules.compatibility import sources
from licet.rules.compatibility.answer import Answer, Kind, best, worst
from licet.rules.compatibility.atoms import judge_atoms
from licet.rules.compatibility.branches import branches
from licet.rules.compatibility.question import Question, reason, refused
from licet.rules.compatibility.tables import exceptions
from licet.rules.compatibility.terms import Terms


def judge(
    inbound: Expression,
    outbound: Expression,
    *,
    use: Use = Use.DYNAMIC,
    distribution: Distribution = Distribution.BINARY,
    modified: bool = False,
    profile: Profile = Profile.CONSERVATIVE,
    otherwise: bool = True,
) -> Answer:
    """Whether a work under INBOUND, used so, may be part of one that is passed on under OUTBOUND, so.

    Every answer has at least one reason with its source. Unknown is never turned into another verdict on the way up.
    Where authorities differ, PROFILE says whose position is taken.
    What would have to be OTHERWISE for a yes takes several questions more: who does not tell it need not ask.
    """
    case = _Case(use, distribution, modified, profile)
    inbound, outbound = canonical(inbound), canonical(outbound)
    answer = case.judge(inbound, outbound)
    if otherwise and not answer.allowed:
        answer = replace(answer, counterfactuals=tuple(_otherwise(case, inbound, outbound)))
    return replace(answer, effective_outbound=answer.effective_outbound or (outbound if answer.allowed else None))


class _Case:
    """How the inbound is used and the outbound passed on, and whose position counts where authorities differ."""

    def __init__(self, use: Use, distribution: Distribution, modified: bool, profile: Profile) -> None:
        self.use = use
        self.distribution = distribution
        self.modified = modified
        self.profile = profile

    def judge(self, inbound: Expression, outbound: Expression) -> Answer:
        """The outbound outermost: each of its branches may take another branch of the inbound."""
        match outbound:
            case Or(branches):
                # The recipient chooses, so that every branch must hold.
                return self._every_branch(inbound, branches)
            case And(parts):
                return self._some_part(inbound, parts)
            case License() | With():
                return self._into_atom(inbound, outbound)

    def _every_branch(self, inbound: Expression, branches: tuple[Expression, ...]) -> Answer:
        answers = [self.judge(inbound, branch) for branch in branches]
        answer = worst(answers)
        broken = [branch for branch, own in zip(branches, answers, strict=True) if not own.allowed]
        if broken and len(broken) < len(branches):
            text = f"an outbound choice must hold in every branch, and {broken[0]} does not"
            because = reason("every-branch-must-hold", text, sources.SPDX_EXPRESSIONS)
            kept = " OR ".join(str(b) for b in branches if b not in broken)
            return replace(
                answer,
                because=(because, *answer.because),
                remedies=(*answer.remedies, f"offer the work under {kept} alone"),
            )
        return replace(answer, effective_outbound=None) if answer.kind is not Kind.NARROWED else answer

    def _some_part(self, inbound: Expression, parts: tuple[Expression, ...]) -> Answer:
        """Parts of the whole carry different licenses: one must take the inbound, none may forbid the combination."""
        answers = [self.judge(inbound, part) for part in parts]
        forbidding = [
            own
            for part, own in zip(parts, answers, strict=True)
            if not own.allowed and any(_covers_the_whole(atom) for atom in atoms(part))
        ]
        return worst(forbidding) if forbidding else best(answers)

    def _into_atom(self, inbound: Expression, outbound: Atom) -> Answer:
        match inbound:
            case Or(branches):
                answers = [(self._into_atom(branch, outbound), branch) for branch in branches]
                answer, branch = min(answers, key=lambda pair: pair[0].kind.rank)
                return replace(answer, chosen=answer.chosen or branch)
            case And(parts):
                return self._all_parts(inbound, parts, outbound)
            case License() | With():
                return judge_atoms(
                    Question(Terms(inbound), Terms(outbound), self.use, self.distribution, self.modified, self.profile)
                )

    def _all_parts(self, inbound: And, parts: tuple[Expression, ...], outbound: Atom) -> Answer:
        alone = _lone_exceptions(parts)
        if alone:
            left = self._into_atom(all_of(part for part in parts if part not in alone), outbound)
            return replace(left, because=(*left.because, *map(_left_aside, alone)))
        answers = [self._into_atom(part, outbound) for part in parts]
        answer = worst(answers)
        chosen = [own.chosen or part for own, part in zip(answers, parts, strict=True)]
        refused_anyway = answer.kind is Kind.HARD
        contradiction = None if refused_anyway else self._contradiction(chosen, answer.effective_outbound or outbound)
        if contradiction:
            return self._another_choice(parts, outbound, contradiction)
        made = all_of(chosen)
        return replace(answer, chosen=made if made != inbound else None)

    def _another_choice(self, parts: tuple[Expression, ...], outbound: Atom, contradiction: Answer) -> Answer:
        """The best answer where the branches that are best part by part contradict one another."""
        found = [replace(self._into_atom(branch, outbound), chosen=branch) for branch in branches(parts)]
        return best((*found, contradiction))

    def _contradiction(self, parts: list[Expression], outbound: Expression) -> Answer | None:
        """Two parts of one shipped whole, of which one is a strong copyleft that the other cannot go into.

        Texts, pictures, fonts and data lie beside the code: a package of both is no contradiction.
        """
        if self.use in (Use.SEPARATE, Use.BUILD) or self.distribution in (Distribution.INTERNAL, Distribution.NETWORK):
            return None
        code = [part for part in dict.fromkeys(parts) if not _is_no_code(part)]
        for strong in code:
            for other in code:
                if strong is other or not isinstance(strong, License | With) or not _covers_the_whole(strong):
                    continue
                goal = outbound if isinstance(outbound, License) and Terms(outbound).is_gnu else strong
                answer = _Case(Use.COPIED, Distribution.BINARY, self.modified, self.profile).judge(other, goal)
                if answer.kind in (Kind.RELABEL, Kind.HARD):
                    text = f"{other} and {strong} hold for one work at once, which cannot be: {answer.because[0].text}"
                    because = reason("inner-contradiction", text, answer.because[0].source)
                    return refused(because, "ask its authors which license holds for which part", "replace it")
        return None


def _lone_exceptions(parts: Sequence[Expression]) -> tuple[License, ...]:
    """The exceptions among PARTS that stand beside a license of copyleft, as texts of both in one file do.

    Each only adds permissions, and only those of which licet has facts: other words may take some away.
    """
    alone = tuple(part for part in parts if isinstance(part, License) and part.id in exceptions())
    others = [Terms(atom) for part in parts if part not in alone for atom in atoms(part)]
    return alone if any(terms.copyleft not in (None, Copyleft.NONE) for terms in others) else ()


def _left_aside(exception: License) -> Reason:
    text = f"{exception.id} only adds permissions to the license that it stands beside, which was judged without it"
    return reason("exception-alone", text, sources.page(exception.id))


def _covers_the_whole(atom: Atom) -> bool:
    terms = Terms(atom)
    freed = terms.exception_row is not None and not {Use.STATIC, Use.DYNAMIC}.isdisjoint(terms.exception_row.frees)
    return terms.copyleft in (Copyleft.STRONG, Copyleft.NETWORK) and not freed


def _is_no_code(part: Expression) -> bool:
    records = [Terms(atom).record for atom in atoms(part)]
    return all(record is not None and record.artefact is not None for record in records)


def _otherwise(case: _Case, inbound: Expression, outbound: Expression) -> Iterator[str]:
    """What would have to be otherwise for the answer to be yes, one change at a time."""
    for use, words in ((Use.DYNAMIC, "linked dynamically"), (Use.SEPARATE, "called as a separate program")):
        changed = _Case(use, case.distribution, case.modified, case.profile)
        if use is not case.use and changed.judge(inbound, outbound).allowed:
            yield f"would be allowed if it were {words}"
            break
    for distribution, words in (
        (Distribution.SOURCE, "only your own source were passed on"),
        (Distribution.NETWORK, "the work were offered over a network and not passed on"),
        (Distribution.INTERNAL, "the work stayed in house"),
    ):
        changed = _Case(case.use, distribution, case.modified, case.profile)
        if distribution is not case.distribution and changed.judge(inbound, outbound).allowed:
            yield f"would be allowed if {words}"
            break
    for atom in dict.fromkeys(atoms(inbound)):
        if _covers_the_whole(atom) and case.judge(inbound, atom).allowed:
            yield f"would be allowed if the whole went out under {atom}"
    if isinstance(outbound, Or):
        for branch in outbound.operands:
            if case.judge(inbound, branch).allowed:
                yield f"would be allowed under {branch} alone"
