# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`license-conflict`: something may not go into the project under the license that the project is passed on under.

Or two things may not go into one work, whatever that is passed on under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from licet.model import Finding, Remedy, Severity
from licet.rules.case import Case
from licet.rules.checks.finding import about, exception_entry, exempted, finding
from licet.rules.judged import Clash, Judged, names_of
from licet.rules.remedies import Bench
from licet.rules.shipped import is_settled

CODE = "license-conflict"

SHOWN = 5
"""So many of those that one part cannot stand beside are named."""


def check(case: Case) -> Iterator[Finding]:
    """A finding for every subject whose answer is no, and for all under one license that a part cannot stand beside."""
    bench = Bench(case.shipped)
    for judged in case.judged:
        if judged.answer is None or judged.answer.verdict != "conflict" or exempted(judged, case):
            continue
        said = f"{judged.contested or judged.expression} ({judged.use})"
        message = f"{said} cannot go into a work under {judged.into}"
        if judged.contested:
            message += f"; it declares {judged.expression}, and its license files say more"
        remedies = bench.of(judged)
        fixes = (*_told(remedies), exception_entry(judged))
        for found in about(case, CODE, judged, message, because=judged.answer.because, fixes=fixes):
            yield replace(found, remedies=remedies)
    for clash in case.clashes:
        if not is_settled(clash):
            yield from _beside(case, clash, bench.beside(clash))


def _beside(case: Case, clash: Clash, remedies: tuple[Remedy, ...]) -> Iterator[Finding]:
    strong, first = clash.strong, clash.others[0]
    message = (
        f"{strong.contested or strong.expression} ({strong.use}) and {first.contested or first.expression} "
        f"({first.use}) of {_named(clash.others)} cannot be in one work, whatever that is passed on under"
    )
    heaviest = next((each.cap for each in clash.others if each.cap is Severity.ERROR), first.cap)
    cap = min((strong.cap, heaviest), key=_rank)
    if not clash.is_shipped:
        message += "; only your own source is passed on, and whoever passes on the combination meets this"
        cap = min((cap, Severity.WARNING), key=_rank)
    fixes = (*_told(remedies), exception_entry(strong))
    made = finding(
        case, CODE, strong.subject, message, evidence=(*strong.evidence, *first.evidence), because=clash.because,
        fixes=fixes, scope=strong.scope, cap=cap, names=names_of(strong),
        paths=tuple(_ways(case, strong, clash.others)), wholes=clash.wholes,
    )  # fmt: skip
    yield from (replace(each, remedies=remedies) for each in made)


def _told(remedies: Iterable[Remedy]) -> tuple[str, ...]:
    return tuple(remedy.text for remedy in remedies)


def _named(others: Sequence[Judged]) -> str:
    more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
    return ", ".join(each.subject for each in others[:SHOWN]) + more


def _ways(case: Case, strong: Judged, others: Sequence[Judged]) -> Iterator[tuple[str, ...]]:
    """The way to each component of the conflict that is named in it."""
    for each in (strong, *others[:SHOWN]):
        if each.resolution is not None:
            purl = each.resolution.component.purl
            yield (*case.inventory.way_to(purl), purl)


def _rank(severity: Severity) -> int:
    return severity.rank
