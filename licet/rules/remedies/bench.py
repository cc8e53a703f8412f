# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The ways out of each conflict of a tree, ranked by how much they change; what does not work is not among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from licet.licenses.expression import Or
from licet.model import Cure, Distribution, Remedy, WayOut
from licet.rules.case import Shipment
from licet.rules.judged import Clash, Judged
from licet.rules.remedies.parts import ways_of
from licet.rules.remedies.sets import ways_out
from licet.rules.remedies.trial import Trial, licensed
from licet.rules.shipped.inbounds import covering

SHOWN = 3
"""So many other outbound licenses are proposed for one conflict; the whole lists all that would work."""

_WAYS = {
    Distribution.SOURCE: "pass on only your own source, and let recipients fetch {} themselves",
    Distribution.NETWORK: "offer the work over a network, and pass nothing on",
    Distribution.INTERNAL: "keep the work in house",
}


class Bench:
    """Where remedies are tried, for the wholes that are SHIPPED."""

    def __init__(self, shipped: Sequence[Shipment]) -> None:
        self._shipped = {each.whole.path: each for each in shipped}
        self._trials: dict[str, Trial] = {}

    def of(self, part: Judged) -> tuple[Remedy, ...]:
        """What gets PART out of its conflict with what the first of its wholes goes out under."""
        trial = self._trial(part.wholes)
        if trial is None:
            return ()
        found = [
            *(way.remedy for way in ways_of(trial, part, self._versions(part))),
            *_branches(trial, part),
            *_relicensed(trial, part),
            *_outbounds(trial, part),
            *_distributions(trial, part),
        ]
        return _ranked(found)

    def beside(self, clash: Clash) -> tuple[Remedy, ...]:
        """What gets the parts of CLASH out of it. Where many stand against one, it is the one that can be changed."""
        trial = self._trial(clash.wholes)
        if trial is None or not clash.is_shipped:
            return ()
        sides = (clash.strong, *(clash.others if len(clash.others) == 1 else ()))
        return _ranked(way.remedy for side in sides for way in ways_of(trial, side, self._versions(side)))

    def would_work(self, path: str) -> tuple[str, ...]:
        """The licenses that all of the whole at PATH could go out under, if it is in conflict as it is."""
        trial = self._trial((path,))
        return tuple(map(str, trial.works)) if trial is not None and trial.in_conflict else ()

    def ways_out(self, path: str) -> tuple[WayOut, ...]:
        """The smallest sets of changes that leave the whole at PATH without a conflict, if it is in one."""
        trial = self._trial((path,))
        return ways_out(trial, self._versions) if trial is not None and trial.in_conflict else ()

    def _trial(self, wholes: Sequence[str]) -> Trial | None:
        """The trial of the first of WHOLES; None where it states no license to compare with."""
        shipment = self._shipped[wholes[0] if wholes else ""]
        license = shipment.whole.outbound.expression
        if license is None:
            return None
        if shipment.whole.path not in self._trials:
            self._trials[shipment.whole.path] = Trial(shipment, license)
        return self._trials[shipment.whole.path]

    def _versions(self, part: Judged) -> Sequence[Judged]:
        """Other versions of the package that PART is."""
        if part.resolution is None:
            return ()
        purl = part.resolution.component.purl
        return [each for each in self._by_package.get(_package(purl), ()) if each.subject != part.subject]

    @cached_property
    def _by_package(self) -> dict[str, list[Judged]]:
        found: dict[str, dict[str, Judged]] = {}
        for shipment in self._shipped.values():
            for each in shipment.judged:
                if each.resolution is not None:
                    purl = each.resolution.component.purl
                    found.setdefault(_package(purl), {}).setdefault(purl, each)
        return {package: list(versions.values()) for package, versions in found.items()}


def _package(purl: str) -> str:
    return purl.partition("?")[0].rpartition("@")[0] if "@" in purl.partition("?")[0] else purl.partition("?")[0]


def _ranked(remedies: Iterable[Remedy]) -> tuple[Remedy, ...]:
    order = list(Cure)
    return tuple(sorted(dict.fromkeys(remedies), key=lambda remedy: order.index(remedy.cure)))


def _branches(trial: Trial, part: Judged) -> Iterator[Remedy]:
    """One of the licenses that the whole is offered under, without the others."""
    if isinstance(trial.outbound, Or):
        for branch in trial.outbound.operands:
            if trial.helps_under(branch, trial.ways, part):
                yield Remedy(Cure.BRANCH, f"offer {trial.name} under {branch} alone", trial.spelled(branch))


def _relicensed(trial: Trial, part: Judged) -> Iterator[Remedy]:
    """Another license for a part that the tree itself builds, and passes on by itself as well."""
    if part.resolution is None and part.is_whole and trial.helps(part, licensed(trial.outbound)(part)):
        text = f"license {part.subject} under {trial.outbound}, if all who wrote it agree"
        yield Remedy(Cure.OUTBOUND, text, f"license:{part.subject}={trial.outbound}")


def _outbounds(trial: Trial, part: Judged) -> Iterator[Remedy]:
    """What all of the whole may go out under; where there is no such license, what helps PART and harms nothing."""
    offered = trial.outbound.operands if isinstance(trial.outbound, Or) else ()
    works = [license for license in trial.works if license not in offered]
    own = () if works else covering(part.contested or part.expression or trial.outbound)
    for license in (*works[:SHOWN], *(each for each in own if trial.helps_under(each, trial.ways, part))):
        yield Remedy(Cure.OUTBOUND, f"pass {trial.name} on under {license}", trial.spelled(license))


def _distributions(trial: Trial, part: Judged) -> Iterator[Remedy]:
    for how, words in _WAYS.items():
        fits = how is not Distribution.SOURCE or part.resolution is not None  # nobody fetches what is here
        if fits and how not in trial.ways and trial.helps_under(trial.outbound, (how,), part):
            yield Remedy(Cure.DISTRIBUTION, words.format(part.subject), f"distribution={how}")
