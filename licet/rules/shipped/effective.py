# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a whole really goes out under, computed from what is in it and not only from what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.licenses.expression import Expression, Or, any_of
from licet.model import Use
from licet.rules.case import Shipment
from licet.rules.compatibility import Kind
from licet.rules.shipped.inbounds import Inbound, answer, becomes_part, covering, goals, inbounds

_SETTLED = (Kind.OK, Kind.OBLIGATIONS)


def effective(shipment: Shipment) -> Expression | None:
    """The license that the whole of SHIPMENT goes out under with all that is in it.

    It is the one that the whole states where everything goes into that; else the first that everything goes into and
    that the project's own part may go out under as well. None where there is none, or something in it is not known.
    """
    stated = shipment.whole.outbound.expression
    today = shipment.judge.today
    shipped = [each for each in shipment.judged if becomes_part(each, today)]
    if stated is None or any(each.unknown is not None for each in shipped):
        return None
    return _effective(stated, inbounds(shipped, today, shipment.judge.policy.profile), shipment)


def _effective(stated: Expression, every: Sequence[Inbound], shipment: Shipment) -> Expression | None:
    if isinstance(stated, Or):  # the recipient chooses: each branch goes out under what it comes to
        branches = [_effective(branch, every, shipment) for branch in stated.operands]
        return None if None in branches else any_of(branch for branch in branches if branch)
    ways = shipment.judge.distributions
    return next(
        (
            goal
            for goal in _possible(stated, every, shipment)
            if all(each.into(goal, ways).kind in _SETTLED for each in every)
            and (goal == stated or answer(stated, goal, Use.COPIED, ways).kind.rank <= Kind.NARROWED.rank)
        ),
        None,
    )


def _possible(stated: Expression, every: Sequence[Inbound], shipment: Shipment) -> Iterator[Expression]:
    """What the whole may come to, what is closest to what it states first."""
    yield stated
    for each in every:
        narrowed = each.into(stated, shipment.judge.distributions).effective_outbound
        if narrowed is not None and narrowed != stated:
            yield narrowed
    for each in every:
        if covering(each.expression):
            yield from goals(each.expression, each.use)
