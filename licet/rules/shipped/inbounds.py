# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is in a whole, by license and use: a tree has thousands of components and few licenses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from licet.licenses.expression import Expression, License, With, atoms
from licet.licenses.record import Copyleft
from licet.model import Distribution, Profile, Use
from licet.rules.compatibility import Answer, Kind, judge
from licet.rules.compatibility.answer import worst
from licet.rules.compatibility.tables import doors
from licet.rules.compatibility.terms import GNU, Terms, gnu
from licet.rules.judged import Judged

LOOSE = (Use.SEPARATE, Use.BUILD)
"""Uses that leave two works."""

_LATER = (True, False)
"""What grants more stands first."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """What is in a whole under one license, used in one way; `parts` are in the order in which they were judged.

    `profile` is whose position counts where authorities differ on it.
    """

    expression: Expression
    use: Use
    parts: tuple[Judged, ...]
    profile: Profile = Profile.CONSERVATIVE

    def into(self, outbound: Expression, distributions: Sequence[Distribution]) -> Answer:
        """Whether it may go into a work under OUTBOUND."""
        return answer(self.expression, outbound, self.use, tuple(distributions), self.profile)


@lru_cache(maxsize=65536)
def answer(
    inbound: Expression,
    outbound: Expression,
    use: Use,
    distributions: tuple[Distribution, ...],
    profile: Profile = Profile.CONSERVATIVE,
) -> Answer:
    """The worst answer of all DISTRIBUTIONS."""
    return worst(
        judge(inbound, outbound, use=use, distribution=how, profile=profile, otherwise=False) for how in distributions
    )


def becomes_part(judged: Judged, today: date) -> bool:
    """Whether what was JUDGED becomes part of the work that is passed on, and no exception settles it TODAY."""
    settled = judged.exemption is not None and not judged.exemption.expired(today)
    return judged.use not in LOOSE and not settled


def inbounds(judged: Iterable[Judged], today: date, profile: Profile) -> tuple[Inbound, ...]:
    """What is JUDGED and becomes part of the work that is passed on, by license and use; choices are left open."""
    found: dict[tuple[Expression, Use], list[Judged]] = {}
    for each in judged:
        if each.expression is None or not becomes_part(each, today):
            continue
        found.setdefault((each.contested or each.expression, each.use), []).append(each)
    return tuple(Inbound(expression, use, tuple(parts), profile) for (expression, use), parts in found.items())


def covering(expression: Expression) -> tuple[License | With, ...]:
    """The licenses in EXPRESSION that want the whole work."""
    return tuple(each for each in dict.fromkeys(atoms(expression)) if _covers(each))


def _covers(atom: License | With) -> bool:
    terms = Terms(atom)
    row = terms.exception_row
    freed = row is not None and not {Use.STATIC, Use.DYNAMIC}.isdisjoint(row.frees)
    content = terms.record is not None and terms.record.artefact is not None
    return terms.copyleft in (Copyleft.STRONG, Copyleft.NETWORK) and not freed and not content


@lru_cache(maxsize=1024)
def goals(expression: Expression, use: Use) -> tuple[Expression, ...]:
    """The licenses that a whole may go out under with something in it that is under EXPRESSION, which wants all of it.

    They are its own, those that its text names, and, for a GNU license, every version of every GNU license that it can
    become. The closest to the license itself comes first.
    """
    pool: dict[Expression, None] = {}
    for atom in covering(expression):
        pool[atom] = None
        terms = Terms(atom)
        if terms.is_gnu:
            for family in dict.fromkeys((terms.family or "", "GPL", "AGPL")):
                pool.update({gnu(family, v, or_later=later): None for v in GNU[family] for later in _LATER})
        for door in doors():
            if terms.id in door.origins:
                pool.update({License(target): None for target in door.targets})
    settled = (Kind.OK, Kind.OBLIGATIONS)
    binary = (Distribution.BINARY,)
    return tuple(goal for goal in pool if covering(goal) and answer(expression, goal, use, binary).kind in settled)
