# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Each whole judged by its own outbound license: its components, its files, and other wholes that are in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from licet.licenses.expression import Expression
from licet.model import FileFacts, FileKind, Inventory, Outbound, Resolution, Severity, Whole
from licet.rules.agreement import agree
from licet.rules.case import Shipment
from licet.rules.judged import Judged
from licet.rules.judging import Judge
from licet.rules.outbound import said_by
from licet.rules.shipped.wholes import by_folder, nearest
from licet.rules.stated import stated_expression, tagged_ids


def shipments(
    inventory: Inventory, wholes: Sequence[Whole], judge_of: Callable[[Outbound], Judge]
) -> tuple[Shipment, ...]:
    """Each of WHOLES with all in it judged by what it goes out under."""
    resolutions: dict[str, list[Resolution]] = {}
    for each in inventory.resolutions:
        resolutions.setdefault(each.component.purl, []).append(each)
    files = _files(inventory, wholes)
    tagged = tagged_ids(inventory.own_files)
    by_path = {whole.path: whole for whole in wholes}
    judges: dict[Expression | None, Judge] = {}
    known: dict[tuple[Expression | None, int], Judged] = {}
    found: list[Shipment] = []
    for whole in wholes:
        license = whole.outbound.expression
        judge = judges.setdefault(license, judge_of(whole.outbound))
        judged: list[Judged] = []
        for resolution in (one for purl in whole.components for one in resolutions[purl]):
            key = (license, id(resolution))
            if key not in known:
                known[key] = judge.component(resolution)
            judged.append(known[key])
        judged += judge.files(files[whole.path], tagged)
        judged += _siblings(whole, by_path, judge)
        found.append(Shipment(whole, judge, tuple(judged)))
    return tuple(found)


def everything(shipped: Sequence[Shipment]) -> tuple[Judged, ...]:
    """Each subject once, as the whole that is worst for it has it, or once for each license that it may not go into.

    `wholes` of each are those that go out under that license; none are named where the tree is the only one.
    """
    if len(shipped) == 1:
        return shipped[0].judged
    found: dict[tuple[object, ...], list[tuple[Judged, str]]] = {}
    for each in shipped:
        for judged in each.judged:
            resolution = judged.resolution
            key = (id(resolution),) if resolution else (judged.subject, judged.expression, judged.use, judged.ruled)
            found.setdefault(key, []).append((judged, each.whole.path))
    made: list[Judged] = []
    for several in found.values():
        worst = max((judged for judged, _ in several), key=_badness)
        said = {judged.into: judged for judged, _ in several if judged is worst or _is_conflict(judged)}
        for license, judged in said.items():
            paths = tuple(path for other, path in several if other.into == license)
            made.append(replace(judged, wholes=paths))
    return tuple(made)


def _is_conflict(judged: Judged) -> bool:
    return judged.answer is not None and judged.answer.verdict == "conflict"


def _badness(judged: Judged) -> tuple[bool, int]:
    answer = judged.answer
    return (answer is not None and not answer.allowed, answer.kind.rank if answer else 0)


def _files(inventory: Inventory, wholes: Sequence[Whole]) -> Mapping[str, list[FileFacts]]:
    """The project's own files, by the path of the whole that each lies in."""
    found: dict[str, list[FileFacts]] = {each.path: [] for each in wholes}
    if len(wholes) == 1:
        return {wholes[0].path: list(inventory.own_files)}
    homes = by_folder(wholes)
    for file in inventory.own_files:
        whole = nearest(file.path, homes)
        if not _speaks_for(file, whole):
            found[whole.path].append(file)
    return found


def _speaks_for(file: FileFacts, whole: Whole) -> bool:
    """Whether FILE is the license file of WHOLE, and says no more than what that goes out under."""
    if file.kind is not FileKind.LICENSE or file.path.rpartition("/")[0] not in (whole.path, *whole.others):
        return False
    said = said_by(file) or stated_expression(file)
    return whole.outbound.expression is not None and said is not None and agree(whole.outbound.expression, said)


def _siblings(whole: Whole, by_path: Mapping[str, Whole], judge: Judge) -> Iterator[Judged]:
    """Other wholes of the tree that are in WHOLE: their authors may agree to more than their licenses say."""
    for path in whole.siblings:
        other = by_path.get(path)
        if other is None or other.outbound.expression in (None, whole.outbound.expression):
            continue
        assert other.outbound.expression is not None
        made = judge.own_part(path, other.outbound.expression, other.outbound.evidence)
        yield replace(made, cap=Severity.WARNING)
