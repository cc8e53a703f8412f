# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a document leaves open, or the policy knows better, is concluded as the licenses of packages are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from licet.model import Basis, Clarification, Component, Inventory, Resolution, Unknown
from licet.scanner.installed import Places
from licet.scanner.packages.found import Registry
from licet.scanner.resolve import Clarifications, Resolved, resolve


def reopened(
    inventory: Inventory,
    places: Places,
    clarifications: Clarifications,
    registry: Registry | None,
    *,
    looked: bool,
    progress: Callable[[int, int], None] | None,
) -> Inventory:
    """INVENTORY, which a document states, with the licenses that are found of works in PLACES or at REGISTRY.

    Works that nobody clarifies are LOOKED for only where the caller named where: a document is judged by itself.
    """
    open_ = [each for each in inventory.resolutions if _is_open(each, clarifications, looked=looked)]
    if not open_:
        return inventory
    resolved = resolve(
        _once([each.component for each in open_]),
        places,
        clarifications=clarifications,
        registry=registry,
        progress=progress,
    )
    return _with(inventory, resolved)


def _is_open(each: Resolution, clarifications: Clarifications, *, looked: bool) -> bool:
    clarification: Clarification | None = clarifications.of(each.component.purl)
    if clarification is not None:
        return each.basis is not Basis.CLARIFIED or each.concluded != clarification.license
    return looked and isinstance(each.concluded, Unknown)


def _once(components: Sequence[Component]) -> tuple[Component, ...]:
    return tuple({each.purl: each for each in components}.values())


def _with(inventory: Inventory, resolved: Resolved) -> Inventory:
    found = {each.component.purl: each for each in resolved.resolutions}
    resolutions = tuple(_better(each, found.get(each.component.purl)) for each in inventory.resolutions)
    stale = tuple(dict.fromkeys((*inventory.stale, *resolved.stale)))
    return replace(inventory, resolutions=resolutions, stale=stale, problems=(*inventory.problems, *resolved.problems))


def _better(stated: Resolution, found: Resolution | None) -> Resolution:
    """What was FOUND, where it says more than what is STATED: what a document states gives way to people alone."""
    if found is None or isinstance(found.concluded, Unknown):
        return stated
    if found.basis is not Basis.CLARIFIED and not isinstance(stated.concluded, Unknown):
        return stated
    return replace(found, component=stated.component)
