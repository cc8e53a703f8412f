# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One whole judged again, with something otherwise than it is.

Parts under one license that are used in one way are judged alike, so that a tree of thousands of parts is tried by the
few licenses that are in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from licet.licenses.expression import Expression, License
from licet.model import Distribution, Remedy, Use
from licet.rules.case import Shipment
from licet.rules.compatibility import Kind
from licet.rules.judged import Judged
from licet.rules.remedies.candidates import candidates, change
from licet.rules.shipped.inbounds import Inbound, covering, inbounds
from licet.rules.shipped.together import pairs_in

Change: TypeAlias = Callable[[Judged], Judged | None]
"""What becomes of a part; None where it is dropped."""

Key: TypeAlias = tuple[Expression, Use]
"""What parts have in common that are judged alike."""

_SETTLED = (Kind.OK, Kind.OBLIGATIONS)


@dataclass(frozen=True)
class Way:
    """A change of one part that was tried and helps, and how it is told."""

    part: Judged
    change: Change
    remedy: Remedy


class Trial:
    """The parts of one whole, which goes out under `outbound` in these `ways`."""

    def __init__(self, shipment: Shipment, outbound: Expression) -> None:
        self.whole = shipment.whole
        self.outbound = outbound
        self.ways: tuple[Distribution, ...] = shipment.judge.distributions
        self.today = shipment.judge.today
        self.profile = shipment.judge.policy.profile
        self.inbounds = inbounds(shipment.judged, self.today, self.profile)
        self._helps: dict[tuple[Key, Key | None], bool] = {}
        self._left: dict[tuple[Expression, tuple[Distribution, ...]], frozenset[Key] | None] = {}

    @property
    def name(self) -> str:
        """The whole, in words."""
        return self.whole.path or "the whole work"

    def spelled(self, license: Expression) -> str:
        """How `--what-if` spells that the whole goes out under LICENSE."""
        return f"license:{self.whole.path}={license}" if self.whole.path else f"license={license}"

    @cached_property
    def barred(self) -> frozenset[Key]:
        """What may not go into the whole as it is, or is not known to."""
        return self.barred_from(self.outbound, self.ways)

    @cached_property
    def undecided(self) -> frozenset[Key]:
        """What is not known to be allowed in the whole as it is, and not barred either."""
        return frozenset(
            key_of(each) for each in self.inbounds if each.into(self.outbound, self.ways).verdict == "unknown"
        )

    @cached_property
    def clashing(self) -> frozenset[tuple[Key, Key]]:
        """What cannot stand together in the whole, that which wants all of it first."""
        return clashing(self.inbounds, self.outbound, self.ways)

    @property
    def in_conflict(self) -> bool:
        """Whether there is something to be mended."""
        return bool(self.barred - self.undecided or self.clashing)

    @cached_property
    def works(self) -> tuple[License, ...]:
        """Every license that all of the whole may go out under as it is, what changes least first.

        What is not decided as it is may stay so: no other license of the whole mends that.
        """
        if self.clashing:
            return ()
        strict = sorted(self.inbounds, key=lambda each: -each.into(self.outbound, self.ways).kind.rank)
        wanted = {atom for each in strict for atom in covering(each.expression)}
        found = [each for each in candidates() if each != self.outbound and self._takes(each, strict)]
        return tuple(sorted(found, key=lambda license: change(license, self.outbound, wanted, self.ways)))

    def _takes(self, license: License, every: Sequence[Inbound]) -> bool:
        for each in every:
            made = each.into(license, self.ways)
            if made.kind not in _SETTLED and not (made.verdict == "unknown" and key_of(each) in self.undecided):
                return False
        return True

    def barred_from(self, outbound: Expression, ways: tuple[Distribution, ...]) -> frozenset[Key]:
        """What may not go into a whole that goes out under OUTBOUND in these WAYS, or is not known to."""
        return frozenset(key_of(each) for each in self.inbounds if not each.into(outbound, ways).allowed)

    def helps_under(self, outbound: Expression, ways: tuple[Distribution, ...], part: Judged) -> bool:
        """Whether PART is in no conflict with OUTBOUND and these WAYS, and nothing is that was not before."""
        asked = (outbound, ways)
        if asked not in self._left:
            self._left[asked] = self._left_under(outbound, ways)
        left = self._left[asked]
        return left is not None and _key(part) not in left

    def _left_under(self, outbound: Expression, ways: tuple[Distribution, ...]) -> frozenset[Key] | None:
        """What is in conflict with OUTBOUND and these WAYS, if only for recipients; None where more is than before."""
        barred, pairs = self.barred_from(outbound, ways), tuple(pairs_in(self.inbounds, outbound, ways))
        known = {frozenset(pair) for pair in self.clashing}
        clashes = {frozenset((key_of(pair.strong), key_of(pair.other))) for pair in pairs if pair.is_shipped}
        if not (barred <= self.barred and clashes <= known):
            return None
        return barred | {key_of(each) for pair in pairs for each in (pair.strong, pair.other)}

    def helps(self, part: Judged, changed: Judged | None) -> bool:
        """Whether nothing is in conflict with what PART is CHANGED to."""
        asked = (_key(part), None if changed is None else _key(changed))
        if asked not in self._helps:
            self._helps[asked] = changed is None or self._stands(part, changed)
        return self._helps[asked]

    def _stands(self, part: Judged, changed: Judged) -> bool:
        (made,) = inbounds((changed,), self.today, self.profile) or (None,)
        if made is None:
            return True
        if not made.into(self.outbound, self.ways).allowed:
            return False
        others = [each for each in self.inbounds if key_of(each) != _key(part) or len(each.parts) > 1]
        return not any(
            made in (pair.strong, pair.other) for pair in pairs_in((made, *others), self.outbound, self.ways)
        )


def key_of(inbound: Inbound) -> Key:
    """What the parts of INBOUND have in common."""
    return (inbound.expression, inbound.use)


def _key(part: Judged) -> Key:
    license = part.contested or part.expression
    assert license is not None  # what is tried has one
    return (license, part.use)


def clashing(
    every: Sequence[Inbound], outbound: Expression, ways: Sequence[Distribution]
) -> frozenset[tuple[Key, Key]]:
    """What of EVERY thing in a whole that is passed on under OUTBOUND in these WAYS cannot stand together."""
    pairs = pairs_in(every, outbound, ways)
    return frozenset((key_of(pair.strong), key_of(pair.other)) for pair in pairs if pair.is_shipped)


def used(use: Use) -> Change:
    """The change of how a part is used."""
    return lambda part: replace(part, use=use)


def dropped(part: Judged) -> Judged | None:  # noqa: ARG001 - every change has this signature
    """The change of a part to nothing."""
    return None


def licensed(license: Expression) -> Change:
    """The change of what a part is licensed as."""
    return lambda part: replace(part, expression=license, contested=None)


def after(trial: Trial, ways: Iterable[Way]) -> tuple[Inbound, ...]:
    """What is in the whole of TRIAL after all the changes of WAYS."""
    changes = {id(way.part): way.change for way in ways}
    parts = (part for each in trial.inbounds for part in each.parts)
    made = (changes[id(part)](part) if id(part) in changes else part for part in parts)
    return inbounds((each for each in made if each is not None), trial.today, trial.profile)
