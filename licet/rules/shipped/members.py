# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which components are in which package of a tree: what its manifests ask for, what that needs, what lies in it.

What nobody is known to ask for, such as what a lockfile lists without saying why, is in the package that the file
which names it lies in: nothing is left out for want of a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from licet.licenses.expression import Expression
from licet.model import Component, Inventory, Outbound, Package


def joined(
    packages: Sequence[Package], outbounds: Mapping[str, Outbound]
) -> tuple[tuple[Package, ...], dict[str, tuple[str, ...]]]:
    """PACKAGES that go out alike as one each, by OUTBOUNDS of their folders; and the folders of each, its own first."""
    groups: dict[Expression | None, list[Package]] = {}
    for each in packages:
        groups.setdefault(outbounds[each.folder].expression, []).append(each)
    homes = {each.folder: alike[0].folder for alike in groups.values() for each in alike}
    made = tuple(_as_one(alike, homes) for alike in groups.values())
    return made, {alike[0].folder: tuple(each.folder for each in alike) for alike in groups.values()}


def _as_one(alike: Sequence[Package], homes: Mapping[str, str]) -> Package:
    first = alike[0]
    if len(alike) == 1:
        siblings = {homes[each] for each in first.siblings} - {first.folder}
        return replace(first, siblings=tuple(sorted(siblings)))
    built_on = {homes[each] for package in alike for each in package.siblings} - {first.folder}
    name = f"{first.name or first.folder or 'project'} and {len(alike) - 1} more"
    manifests = tuple(path for each in alike for path in each.manifests)
    return Package(first.folder, name, None, manifests, tuple(sorted(built_on)))


def members(inventory: Inventory, packages: Sequence[Package], homes: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The purls of the components in each of PACKAGES, sorted, by the package's folder.

    HOMES are those folders, by the folders of all packages that they stand for.
    """
    components = [each.component for each in inventory.resolutions]
    if len(packages) == 1:
        return {packages[0].folder: tuple(sorted(each.purl for each in components))}
    below = _below(components)
    owners = {path: each.folder for each in packages for path in each.manifests}
    found: dict[str, set[str]] = {each.folder: set() for each in packages}
    for component in components:
        for folder in _askers(component, owners, homes):
            found[folder].add(component.purl)
    reached = {folder: _reached(seeds, below) for folder, seeds in found.items()}
    claimed = set().union(*reached.values())
    for component in components:
        if component.purl not in claimed:
            places = [_nearest(each.path, homes) for each in component.evidence] or [_nearest("", homes)]
            for folder in places:
                reached[folder].add(component.purl)
    siblings = {each.folder: each.siblings for each in packages}
    return {
        folder: tuple(sorted(set().union(*(reached[each] for each in _reached({folder}, siblings) if each in reached))))
        for folder in reached
    }


def _askers(component: Component, owners: Mapping[str, str], homes: Mapping[str, str]) -> Iterator[str]:
    """The folders of the packages that ask for COMPONENT themselves, or hold it."""
    if component.place:
        yield _nearest(component.place, homes)
    for each in component.evidence:
        if each.path in owners:
            yield owners[each.path]


def _below(components: Iterable[Component]) -> dict[str, list[str]]:
    """What each component needs, by purl."""
    needs: dict[str, list[str]] = {}
    for each in components:
        for parent in each.parents:
            needs.setdefault(parent, []).append(each.purl)
    return needs


def _reached(seeds: Iterable[str], needs: Mapping[str, Iterable[str]]) -> set[str]:
    """SEEDS and all that they need."""
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for each in needs.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _nearest(path: str, homes: Mapping[str, str]) -> str:
    """What stands for the innermost folder in HOMES that PATH is, or lies in."""
    while path and path not in homes:
        path = path.rpartition("/")[0]
    return homes[path]
