# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The duties of all that is shipped, each license's once, in the order in which the duties stand in the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.licenses.expression import And, Atom, Expression, Or, all_of, atoms
from licet.model import SHIPPED, Obligation, Use
from licet.rules.agreement import texts
from licet.rules.case import Shipment
from licet.rules.compatibility.positions import rests_on_position
from licet.rules.compatibility.terms import Terms
from licet.rules.duties.table import WHOLE, Duty, duties_of, rows
from licet.rules.judged import Judged


def obligations(shipped: Sequence[Shipment]) -> tuple[Obligation, ...]:
    """What has to be done to pass on all that is SHIPPED, as it is used and passed on."""
    found: dict[Duty, dict[str, None]] = {}
    wholes: dict[Duty, dict[str, None]] = {}
    for shipment in shipped:
        for judged in shipment.judged:
            for atom in _taken(judged, shipment.whole.outbound.expression):
                for duty in duties_of(atom, judged.use, shipment.judge.distributions):
                    if duty.key == WHOLE and judged.answer and rests_on_position(judged.answer):
                        continue  # by the position that is taken, it reaches no further than itself
                    found.setdefault(duty, {})[judged.subject] = None
                    wholes.setdefault(duty, {})[shipment.whole.path] = None
    order = {row.key: number for number, row in enumerate(rows())}
    ordered = sorted(found, key=lambda duty: (order.get(duty.key, len(order)), duty.license))
    return tuple(
        Obligation(
            duty.key,
            duty.text,
            duty.license,
            duty.clause,
            duty.source,
            tuple(sorted(found[duty])),
            duty.until,
            tuple(wholes[duty]),
        )
        for duty in ordered
    )


def _taken(judged: Judged, own: Expression | None) -> Iterator[Atom]:
    """The licenses that JUDGED is used under: of a choice, the branch that was taken.

    None of what is not shipped, nor of what the tree itself builds: that is its authors' own, and so are its sources
    that say themselves that they are under its OWN license, or another version of it.
    """
    if judged.scope not in SHIPPED or judged.use is Use.BUILD or judged.is_whole:
        return
    theirs = tuple(atoms(own)) if own is not None and judged.is_own else ()
    yield from (atom for atom in _all_taken(judged) if not any(_is_of_project(atom, each) for each in theirs))


def _is_of_project(stated: Atom, own: Atom) -> bool:
    """Whether STATED is the license OWN, in words for other versions of it: "LGPL" of what is under LGPL-2.1."""
    said, meant = Terms(stated), Terms(own)
    return texts(stated) == texts(own) or (said.is_gnu and said.family == meant.family and said.or_later)


def _all_taken(judged: Judged) -> Iterator[Atom]:
    license = judged.answer.chosen if judged.answer and judged.answer.chosen else judged.expression
    if license is not None:
        yield from dict.fromkeys(atoms(_one(license)))
    if judged.contested is not None:
        yield from dict.fromkeys(atoms(_one(judged.contested)))


def _one(license: Expression) -> Expression:
    """LICENSE with the first branch of each choice that is still open."""
    match license:
        case Or(operands):
            return _one(operands[0])
        case And(operands):
            return all_of(map(_one, operands))
        case _:
            return license
