# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What two engines say of the same file, set side by side: pure, and blind to which of them is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import And, Expression, License, Or, With, ids
from licet.model import Copyright, Detection, FileFacts

_FOLDED = re.compile(r"[\W_]+")


class Aspect(StrEnum):
    """In what two answers differ. Of the first three at most one holds: the weightiest.

    `licenses` are other licenses; `expressions` the same licenses, found more often or joined in another way, or a
    mention that names none; `lines` the same expressions in other lines; `holders` other copyright holders.
    """

    LICENSES = "licenses"
    EXPRESSIONS = "expressions"
    LINES = "lines"
    HOLDERS = "holders"


@dataclass(frozen=True, slots=True)
class Side:
    """What one engine alone says of a file."""

    detections: tuple[Detection, ...]
    copyrights: tuple[Copyright, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One file as the two engines see it; `aspects` is empty where they agree."""

    path: str
    licet: FileFacts
    scancode: FileFacts
    aspects: tuple[Aspect, ...]

    @property
    def alone(self) -> tuple[Side, Side]:
        """What only licet and what only ScanCode says."""
        return _alone(self.licet, self.scancode), _alone(self.scancode, self.licet)

    @property
    def agreed(self) -> int:
        """How many licenses both find in the same lines."""
        return len(self.licet.detections) - len(self.alone[0].detections)


@dataclass(frozen=True, slots=True)
class Totals:
    """Files counted. `same` agree in everything, `same_licenses` in the set of licenses.

    `only_licet` and `only_scancode` are the files in which one engine found a license or a copyright holder, and the
    other found neither.
    """

    files: int
    same: int
    same_licenses: int
    only_licet: int
    only_scancode: int
    differing: tuple[tuple[Aspect, int], ...]


def compare(path: str, licet: FileFacts, scancode: FileFacts) -> Compared:
    """The two answers for the file at PATH, and in what they differ."""
    aspects = [aspect] if (aspect := _licensing(licet.detections, scancode.detections)) else []
    if holders(licet.copyrights) != holders(scancode.copyrights):
        aspects.append(Aspect.HOLDERS)
    return Compared(path, licet, scancode, tuple(aspects))


def total(files: Sequence[Compared]) -> Totals:
    """FILES counted."""
    return Totals(
        files=len(files),
        same=sum(not file.aspects for file in files),
        same_licenses=sum(Aspect.LICENSES not in file.aspects for file in files),
        only_licet=sum(_says_something(file.licet) and not _says_something(file.scancode) for file in files),
        only_scancode=sum(_says_something(file.scancode) and not _says_something(file.licet) for file in files),
        differing=tuple((aspect, sum(aspect in file.aspects for file in files)) for aspect in Aspect),
    )


def named(detections: Iterable[Detection]) -> frozenset[str]:
    """The ids of the licenses that DETECTIONS name; "a license is mentioned" names none."""
    return frozenset(id for each in detections for id in ids(_form(each.expression)) if not _names_none(id))


def holders(copyrights: Iterable[Copyright]) -> frozenset[str]:
    """The holders of COPYRIGHTS, without what is only spelling: case, punctuation, spaces."""
    return frozenset(folded for each in copyrights if (folded := _fold(each.holder)))


def _licensing(licet: Sequence[Detection], scancode: Sequence[Detection]) -> Aspect | None:
    if named(licet) != named(scancode):
        return Aspect.LICENSES
    if Counter(_form(each.expression) for each in licet) != Counter(_form(each.expression) for each in scancode):
        return Aspect.EXPRESSIONS
    return Aspect.LINES if Counter(map(_placed, licet)) != Counter(map(_placed, scancode)) else None


def _says_something(facts: FileFacts) -> bool:
    return bool(facts.detections or holders(facts.copyrights))


def _alone(one: FileFacts, other: FileFacts) -> Side:
    left = Counter(map(_placed, other.detections))
    detections = []
    for each in one.detections:
        if left[_placed(each)]:
            left[_placed(each)] -= 1
        else:
            detections.append(each)
    passed = {"", *holders(other.copyrights)}
    alone: list[Copyright] = []
    for statement in sorted(one.copyrights, key=lambda each: each.line):
        if (holder := _fold(statement.holder)) not in passed:
            passed.add(holder)
            alone.append(statement)
    return Side(tuple(detections), tuple(alone))


def _placed(detection: Detection) -> tuple[Expression, int, int]:
    return _form(detection.expression), detection.start_line, detection.end_line


@cache
def _form(expression: Expression) -> Expression:
    """EXPRESSION in the one form that all ways of writing it share: today's ids, operands sorted."""
    return _sorted(canonical(expression))


def _sorted(expression: Expression) -> Expression:
    match expression:
        case And(operands):
            return And(tuple(sorted(map(_sorted, operands), key=str)))
        case Or(operands):
            return Or(tuple(sorted(map(_sorted, operands), key=str)))
        case License() | With():
            return expression


@cache
def _names_none(id: str) -> bool:
    """Whether ID only says that there is some license, or a disclaimer: the catalog's category for what states none."""
    record = find(id)
    return record is not None and record.category == "unstated"


def _fold(holder: str) -> str:
    return _FOLDED.sub(" ", holder.casefold()).strip()
