# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Who needs whom, as a tree: each dependency once, where the way to it is shortest, however often it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from packageurl import PackageURL

from licet.model import Inventory, Resolution, Severity, Unknown
from licet.templates.formats.html.groups import Group, group_of

DEEPEST = 32
"""Levels that are drawn one within the other; what lies deeper stands at the last of them, with its own number."""


@dataclass(frozen=True, slots=True)
class Named:
    """A package as a person calls it."""

    purl: str
    kind: str
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Node:
    """One dependency in the tree, in the order in which it is written.

    `mark` is the gravest severity of what was found of it, `leads` says that such a one is below. `also` counts the
    others that need it. `closes` is how many levels end behind it. `level` is its real depth, from 1.
    """

    named: Named
    resolution: Resolution
    license: str | None
    group: Group
    level: int
    mark: Severity | None
    leads: bool
    also: int
    has_children: bool
    closes: int


def named(purl: str) -> Named:
    """The package at PURL, which need not be a good one."""
    try:
        parts = PackageURL.from_string(purl)
    except ValueError:
        return Named(purl, "", purl, "")
    between = ":" if parts.type == "maven" else "/"
    name = f"{parts.namespace}{between}{parts.name}" if parts.namespace else parts.name
    return Named(purl, parts.type, name, parts.version or "")


def nodes(inventory: Inventory, marks: Mapping[str, Severity]) -> tuple[Node, ...]:
    """The dependencies of INVENTORY as a tree; MARKS are the gravest severities by purl."""
    known = {each.component.purl: each for each in inventory.resolutions}
    below: dict[str, list[str]] = {}
    for purl in known:
        above = inventory.above(purl)
        below.setdefault(above if above in known else "", []).append(purl)
    order = list(_ordered(below))
    leading = _leading(inventory, marks)
    made: list[Node] = []
    for at, (purl, level) in enumerate(order):
        here = min(level, DEEPEST)
        following = min(order[at + 1][1], DEEPEST) if at + 1 < len(order) else 1
        resolution = known[purl]
        concluded = None if isinstance(resolution.concluded, Unknown) else resolution.concluded
        made.append(
            Node(
                named=named(purl),
                resolution=resolution,
                license=None if concluded is None else str(concluded),
                group=group_of(concluded),
                level=level,
                mark=marks.get(purl),
                leads=purl in leading,
                also=max(len(resolution.component.parents) - (level > 1), 0),
                has_children=following > here,
                closes=max(here - following, 0),
            )
        )
    return tuple(made)


def _ordered(below: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Every purl with its level, each before what is below it."""
    waiting = [(purl, 1) for purl in reversed(below.get("", ()))]
    while waiting:
        purl, level = waiting.pop()
        yield purl, level
        waiting += [(child, level + 1) for child in reversed(below.get(purl, ()))]


def _leading(inventory: Inventory, marks: Mapping[str, Severity]) -> set[str]:
    """What stands above the marked ones."""
    found: set[str] = set()
    for purl, severity in marks.items():
        above = inventory.above(purl) if severity is not Severity.NOTE else ""
        while above and above not in found:
            found.add(above)
            above = inventory.above(above)
    return found
