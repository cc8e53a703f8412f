# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two parts of one whole that cannot stand together, whatever the whole goes out under.

What is under a strong copyleft wants the whole work, so that everything else in it must go into one and the same
license that it lets the whole have: https://www.gnu.org/licenses/gpl-faq.html#WhatDoesCompatMean. A part that two
others want under licenses which exclude each other is found as the pair that these two are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from licet.licenses.expression import Expression, License, With, atoms
from licet.model import Distribution, Profile, Reason
from licet.rules.case import Shipment
from licet.rules.compatibility.positions import across_links, taken
from licet.rules.compatibility.terms import Terms
from licet.rules.judged import Clash, Judged
from licet.rules.shipped.inbounds import Inbound, covering, goals, inbounds

_ONE_WORK = (Distribution.BINARY,)


def clashes(shipped: Sequence[Shipment]) -> tuple[Clash, ...]:
    """What cannot stand together in any of the wholes that are SHIPPED, each pair of licenses once."""
    found: dict[tuple[int, tuple[int, ...]], Clash] = {}
    for each in shipped:
        for clash in clashes_in(_inbounds(each), each.whole.outbound.expression, each.judge.distributions):
            key = (id(clash.strong), tuple(map(id, clash.others)))
            known = found.get(key, clash)
            found[key] = replace(
                known, wholes=(*known.wholes, each.whole.path), is_shipped=known.is_shipped or clash.is_shipped
            )
    return tuple(found.values())


def _inbounds(shipment: Shipment) -> tuple[Inbound, ...]:
    return inbounds(shipment.judged, shipment.judge.today, shipment.judge.policy.profile)


def clashes_in(
    every: Sequence[Inbound], outbound: Expression | None, distributions: Sequence[Distribution]
) -> Iterator[Clash]:
    """What of EVERY thing in one whole, which is passed on under OUTBOUND and so, cannot stand together."""
    for pair in pairs_in(every, outbound, distributions):
        for part in pair.strong.parts:
            yield Clash(part, pair.other.parts, pair.because, is_shipped=pair.is_shipped)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a `Clash` is, by licenses and uses."""

    strong: Inbound
    other: Inbound
    because: tuple[Reason, ...]
    is_shipped: bool


def pairs_in(
    every: Sequence[Inbound], outbound: Expression | None, distributions: Sequence[Distribution]
) -> Iterator[Pair]:
    """The licenses and uses among EVERY that cannot stand together in a whole under OUTBOUND, each two once."""
    seen: set[frozenset[int]] = set()
    for strong in every:
        reach = _reach(strong, outbound, distributions)
        possible = goals(strong.expression, strong.use) if reach is not None else ()
        for other in every if possible else ():
            both = frozenset((id(strong), id(other)))
            if other is strong or both in seen:
                continue
            answers = [other.into(goal, _ONE_WORK) for goal in possible]
            if all(each.verdict == "conflict" for each in answers):
                seen.add(both)
                yield Pair(strong, other, (_said(strong, other), *answers[0].because), bool(reach))


def _reach(strong: Inbound, outbound: Expression | None, distributions: Sequence[Distribution]) -> bool | None:
    """Whether the copyleft of STRONG is triggered by how the whole is passed on.

    None where it is not; False where only those meet it who pass on what the sources alone name.
    """
    every = covering(strong.expression)
    reaching = [each for each in every if not _stands_apart(each, strong, outbound, distributions)]
    if not reaching:
        return None
    if {Distribution.BINARY, Distribution.BROWSER}.intersection(distributions):
        return True
    if Distribution.NETWORK in distributions and any(Terms(atom).triggered_by_network for atom in reaching):
        return True
    return False if Distribution.SOURCE in distributions else None


def _stands_apart(
    atom: License | With, strong: Inbound, outbound: Expression | None, distributions: Sequence[Distribution]
) -> bool:
    """Whether what is linked so leaves a work under OUTBOUND alone, by the position that the profile takes."""
    inbound = Terms(atom)
    if outbound is None or strong.profile is Profile.CONSERVATIVE:
        return False
    asked = [across_links(inbound, Terms(part), strong.use, how) for part in atoms(outbound) for how in distributions]
    positions = [taken(about, inbound.id, strong.profile) for about in asked]
    return all(position is not None and position.allows for position in positions)


def _said(strong: Inbound, other: Inbound) -> Reason:
    text = (
        f"{strong.expression} wants the whole work that both are in under a license that it allows, and "
        f"{other.expression} goes into none of those"
    )
    source = "https://www.gnu.org/licenses/gpl-faq.html#WhatDoesCompatMean"
    return Reason("parts-cannot-stand-together", text, source)


def is_settled(clash: Clash) -> bool:
    """Whether a finding about one of its parts says so already: what does not go into the whole at all."""
    return all(_is_barred(each, clash.strong) for each in clash.others)


def _is_barred(other: Judged, strong: Judged) -> bool:
    """Whether OTHER does not go into the whole, which goes out under a license that STRONG lets it have."""
    barred = other.answer is not None and other.answer.verdict == "conflict"
    return barred and strong.answer is not None and strong.answer.allowed
