# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Who needs whom, and why each is there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from licet.model import Scope

STRENGTH = {Scope.RUNTIME: 4, Scope.OPTIONAL: 3, Scope.BUILD: 2, Scope.TEST: 1, Scope.DEV: 0}
"""The closer to what is shipped, the stronger: a package that is needed for two reasons has the stronger scope."""


def stronger(one: Scope, other: Scope) -> Scope:
    """The one of two scopes that is closer to what is shipped."""
    return max(one, other, key=STRENGTH.__getitem__)


def spread(roots: Mapping[str, Scope], needs: Mapping[str, Iterable[str]]) -> dict[str, Scope]:
    """The scope of every package that ROOTS lead to over NEEDS: that of the strongest root that leads there."""
    scopes: dict[str, Scope] = {}
    for scope in sorted(set(roots.values()), key=STRENGTH.__getitem__, reverse=True):
        queue = deque(package for package, own in roots.items() if own is scope)
        while queue:
            package = queue.popleft()
            if package not in scopes:
                scopes[package] = scope
                queue.extend(needs.get(package, ()))
    return scopes


def parents(needs: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """NEEDS turned round: package to those that need it, sorted."""
    found: dict[str, set[str]] = {}
    for package, needed in needs.items():
        for other in needed:
            found.setdefault(other, set()).add(package)
    return {package: tuple(sorted(above)) for package, above in found.items()}
