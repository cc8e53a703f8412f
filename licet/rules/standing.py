# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a license that is thought of stands with what is in a repository: the law asked of everything that comes in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from licet.licenses.catalog import find
from licet.licenses.chooser import Here, Standing
from licet.licenses.expression import Expression, ids
from licet.licenses.record import Copyleft
from licet.model import Distribution, FileKind, Inventory, Outbound, Profile, Unknown, Use
from licet.rules.agreement import agree
from licet.rules.compatibility import Answer, Kind, judge
from licet.rules.compatibility.answer import worst
from licet.rules.judged import NOT_SHIPPED, subject_of
from licet.rules.policy import Policy
from licet.rules.stated import stated_expression

SHOWN = 3
"""So many ways out, duties and names are shown of each."""


OWN_WAYS = ("have everybody who wrote a part of it agree to another license (then: --answer authorship=mine)",)
"""What would have to change where the license of what is here already is in the way."""


@dataclass(frozen=True, slots=True)
class Inbound:
    """What comes in under `expression`: a dependency, files, or what the project `is` licensed as already.

    `subjects` are those of one license and use; `way` leads to the first one. `own` is what the project's authors may
    license anew if they hold all of it.
    """

    expression: Expression
    use: Use
    subjects: tuple[str, ...]
    way: tuple[str, ...] = ()
    own: bool = False

    @property
    def named(self) -> str:
        """What it is, in words."""
        more = f" and {len(self.subjects) - 1} more" if len(self.subjects) > 1 else ""
        verb = "are" if more else "is"
        way = f" ({' -> '.join((*self.way, self.subjects[0]))})" if self.way else ""
        return f"{self.subjects[0]}{more} {verb} {self.expression}{way}"


def here(inventory: Inventory, policy: Policy, outbound: Outbound, customs: Sequence[str]) -> Here:
    """What INVENTORY, whose project is OUTBOUND, leaves to choose; CUSTOMS are communities that its files speak of."""
    project = outbound.expression
    inbounds = tuple(_inbounds(inventory, policy, project))
    unknown = tuple(
        each.component.purl
        for each in inventory.resolutions
        if isinstance(each.concluded, Unknown) and each.component.scope not in NOT_SHIPPED
    )
    licensed = any(each.own for each in inbounds)
    copyleft = any(not each.own and _is_copyleft(each.expression) for each in inbounds)
    facts = (*(("licensed",) if licensed else ()), *(("dependencies",) if copyleft else ()))

    def standing(license: Expression, answers: Mapping[str, str]) -> Standing:
        asked = answers.get("distribution")
        ways = (Distribution(asked),) if asked else policy.distributions or (Distribution.BINARY,)
        mine = answers.get("authorship") == "mine"
        counted = [each for each in inbounds if not (mine and each.own)]
        return _standing(license, counted, ways, unknown, policy.profile)

    return Here(tuple(customs), facts, str(project) if project else None, standing)


def _is_copyleft(expression: Expression) -> bool:
    records = (find(identifier) for identifier in ids(expression))
    return any(record is None or record.copyleft is not Copyleft.NONE for record in records)


def _inbounds(inventory: Inventory, policy: Policy, project: Expression | None) -> Iterator[Inbound]:
    if project is not None:
        yield Inbound(project, Use.COPIED, ("what is here",), own=True)
    groups: dict[tuple[Expression, Use, bool], list[str]] = defaultdict(list)
    for each in inventory.resolutions:
        use = policy.use_of(each.component.purl) or each.component.use or Use.DYNAMIC
        if each.component.scope not in NOT_SHIPPED and not isinstance(each.concluded, Unknown):
            groups[each.concluded, use, False].append(subject_of(each.component))
    for file in inventory.own_files:
        stated = None if file.kind is FileKind.TEST else stated_expression(file)
        if stated is not None and stated != project:
            own = file.kind is not FileKind.VENDORED and project is not None and agree(project, stated)
            groups[stated, policy.use_of(file.path) or Use.COPIED, own].append(file.path)
    for (expression, use, own), subjects in groups.items():
        first = min(subjects, key=lambda subject: (len(inventory.way_to(subject)), subject))
        ordered = (first, *sorted(each for each in subjects if each != first))
        yield Inbound(expression, use, ordered, inventory.way_to(first), own)


@cache
def _answer(
    inbound: Expression, license: Expression, use: Use, ways: tuple[Distribution, ...], profile: Profile
) -> Answer:
    return worst(judge(inbound, license, use=use, distribution=how, profile=profile) for how in ways)


def _standing(
    license: Expression,
    inbounds: Sequence[Inbound],
    ways: tuple[Distribution, ...],
    unknown: Sequence[str],
    profile: Profile,
) -> Standing:
    bars: list[str] = []
    change: list[str] = []
    caveats: list[str] = []
    for inbound in inbounds:
        answer = _answer(inbound.expression, license, inbound.use, ways, profile)
        if answer.verdict == "conflict":
            bars.append(f"{inbound.named}: {answer.because[0].text} ({answer.because[0].source})")
            ways_out = OWN_WAYS if inbound.own else (*answer.remedies, *answer.counterfactuals)[:SHOWN]
            change += (f"{inbound.subjects[0]}: {way}" for way in ways_out)
        elif answer.verdict == "unknown":
            caveats.append(f"{inbound.named}: whether it may go in is not known ({answer.because[0].text})")
        elif answer.kind is Kind.NARROWED:
            caveats.append(f"{inbound.named}: the whole then goes out under {answer.effective_outbound}")
        elif not inbound.own and _is_copyleft(inbound.expression):
            caveats.append(f"{inbound.named}: {'; '.join(answer.obligations[:SHOWN])}")
    if unknown:
        named = ", ".join(unknown[:SHOWN]) + (f" and {len(unknown) - SHOWN} more" if len(unknown) > SHOWN else "")
        caveats.append(f"no license is known of {named}: `licet check` says why")
    return Standing(tuple(bars), tuple(dict.fromkeys(change)), tuple(dict.fromkeys(caveats)))
