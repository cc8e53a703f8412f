# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses counted, and the numbers that a drawing of them is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from licet.licenses.catalog import find
from licet.licenses.expression import Expression
from licet.model import SHIPPED, FileFacts, Resolution, Unknown
from licet.templates.formats.html.groups import Group, group_of

WIDTH = 1000
"""Of a whole bar, in the units of its drawing."""

NARROWEST = 6
"""What is there at all is drawn so wide at least."""

PATHS = 500
"""So many files of one license are named; the JSON report has them all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group's part of a bar: how many it counts, and where it is drawn."""

    group: Group
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One license (None where it is not known): how many are `shipped` under it, how many `other` things are."""

    license: str | None
    group: Group
    shipped: int
    other: int
    width: float
    paths: tuple[str, ...] = ()
    record: str = ""

    @property
    def more(self) -> int:
        """How many files are not named."""
        return max(self.shipped - len(self.paths), 0)


@dataclass(frozen=True, slots=True)
class Tally:
    """The rows, those first that count most, and the bar that all of them make."""

    rows: tuple[Row, ...]
    parts: tuple[Part, ...]


def of_dependencies(resolutions: Iterable[Resolution]) -> Tally:
    """Dependencies by license, those that ship apart from the others; the bar is of those that ship, if any do."""
    shipped: Counter[Expression | None] = Counter()
    other: Counter[Expression | None] = Counter()
    for each in resolutions:
        concluded = None if isinstance(each.concluded, Unknown) else each.concluded
        (shipped if each.component.scope in SHIPPED else other)[concluded] += 1
    licenses = {**shipped, **other}
    order = sorted(licenses, key=lambda each: (-shipped[each], -other[each], str(each)))
    most = max([*shipped.values(), *([] if shipped else other.values())], default=1)
    drawn = shipped or other
    rows = (
        Row(_name(each), group_of(each), shipped[each], other[each], _width(drawn[each], most), (), _record(each))
        for each in order
    )
    return Tally(tuple(rows), _parts(drawn))


def of_files(files: Iterable[FileFacts]) -> Tally:
    """Files by what was found in them, with their paths."""
    paths: dict[Expression, list[str]] = {}
    for file in files:
        if file.expression is not None:
            paths.setdefault(file.expression, []).append(file.path)
    order = sorted(paths, key=lambda each: (-len(paths[each]), str(each)))
    most = max(map(len, paths.values()), default=1)
    rows = (
        Row(
            str(each),
            group_of(each),
            len(paths[each]),
            0,
            _width(len(paths[each]), most),
            tuple(paths[each][:PATHS]),
            _record(each),
        )
        for each in order
    )
    return Tally(tuple(rows), _parts({each: len(found) for each, found in paths.items()}))


def of_repositories(licenses: Iterable[Expression | None]) -> Tally:
    """Repositories by the license that each goes out under."""
    counts = Counter(licenses)
    order = sorted(counts, key=lambda each: (-counts[each], str(each)))
    most = max(counts.values(), default=1)
    rows = (
        Row(_name(each), group_of(each), counts[each], 0, _width(counts[each], most), (), _record(each))
        for each in order
    )
    return Tally(tuple(rows), _parts(counts))


def _parts(counts: dict[Expression, int] | Counter[Expression | None]) -> tuple[Part, ...]:
    """The groups of a bar in their order; each that occurs can be seen."""
    groups: Counter[Group] = Counter()
    for expression, count in counts.items():
        groups[group_of(expression)] += count
    met = [group for group in Group if groups[group]]
    free = WIDTH - NARROWEST * len(met)
    parts: list[Part] = []
    x = 0.0
    for group in met:
        width = NARROWEST + free * groups[group] / groups.total()
        parts.append(Part(group, groups[group], round(x, 1), round(width, 1)))
        x += width
    return tuple(parts)


def _width(count: int, most: int) -> float:
    return round(max(100 * count / most, 2), 1) if count else 0


def _name(expression: Expression | None) -> str | None:
    return None if expression is None else str(expression)


def _record(expression: Expression | None) -> str:
    """The id that the catalog has a summary of, where the license is one by itself."""
    name = str(expression)
    return name if expression is not None and find(name) else ""
