# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The smallest sets of changes that leave a whole without a conflict.

Once the outbound license is fixed, each part is in conflict or not whatever becomes of the others, so that the least
changes for each license are found part by part, and the smallest set is the least over all licenses: there is no
search over combinations, and no solver for one. Two parts that clash are the exception; of these the one that wants the
whole work is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from licet.licenses.expression import Expression, License
from licet.model import Cure, Remedy, WayOut
from licet.rules.judged import Judged
from licet.rules.remedies.candidates import candidates, change
from licet.rules.remedies.parts import ways_of
from licet.rules.remedies.trial import Trial, Way, after, clashing, key_of
from licet.rules.shipped.inbounds import Inbound, inbounds

Versions: TypeAlias = Callable[[Judged], Sequence[Judged]]
"""Other versions of the package that a part is, as far as they are here."""


def ways_out(trial: Trial, versions: Versions) -> tuple[WayOut, ...]:
    """Without another outbound license and with another alone; with both, where that is less or all there is."""
    kept = _with_parts(trial, trial.outbound, versions)
    found = [kept] if kept is not None else []
    if trial.works:
        found.append(WayOut(trial.works[0], (_relabelled(trial, trial.works[0]),)))
    else:
        mixed = _with_parts(trial, _closest(trial), versions)
        if mixed is not None and (kept is None or len(mixed.remedies) < len(kept.remedies)):
            found.append(mixed)
    return tuple(sorted(found, key=lambda each: len(each.remedies)))


def _relabelled(trial: Trial, license: Expression) -> Remedy:
    return Remedy(Cure.OUTBOUND, f"pass {trial.name} on under {license}", trial.spelled(license))


def _closest(trial: Trial) -> Expression:
    """The license with which the fewest parts are left in conflict, and of several the one that changes least."""

    def left(license: License) -> tuple[int, tuple[object, ...]]:
        return (
            sum(len(each.parts) for each in _in_the_way(trial, license)),
            change(license, trial.outbound, (), trial.ways),
        )

    return min(candidates(), key=left)


def _in_the_way(trial: Trial, outbound: Expression) -> Iterator[Inbound]:
    """The parts that must change for the whole to go out under OUTBOUND.

    They are what may not go in, and of two that clash the one that wants the whole work, unless the other must change.
    """
    barred = trial.barred_from(outbound, trial.ways) - trial.undecided
    clashing = {strong for strong, other in trial.clashing if other not in barred}
    for each in trial.inbounds:
        if key_of(each) in barred or key_of(each) in clashing:
            yield each


def _with_parts(trial: Trial, outbound: Expression, versions: Versions) -> WayOut | None:
    """The least changes of parts with which all of the whole may go out under OUTBOUND; None where none are enough."""
    parts = (part for each in _in_the_way(trial, outbound) for part in each.parts)
    found = (_first(trial, part, outbound, versions) for part in parts)
    taken = [way for way in found if way is not None]
    left = after(trial, taken)
    barred = {key_of(each) for each in left if not each.into(outbound, trial.ways).allowed}
    if barred - trial.undecided or clashing(left, outbound, trial.ways):
        return None
    relabelled = () if outbound == trial.outbound else (_relabelled(trial, outbound),)
    return WayOut(outbound, (*relabelled, *(way.remedy for way in taken)))


def _first(trial: Trial, part: Judged, outbound: Expression, versions: Versions) -> Way | None:
    """What changes PART least, without asking anybody, so that it may go into the whole under OUTBOUND."""
    for way in ways_of(trial, part, versions(part)):
        made = way.change(part)
        left = inbounds((made,), trial.today, trial.profile) if made is not None else ()
        if way.remedy.cure is not Cure.EXCEPTION and all(each.into(outbound, trial.ways).allowed for each in left):
            return way
    return None
