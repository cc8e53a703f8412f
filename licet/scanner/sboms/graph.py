# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill's relations say of each work: who needs it, why it is there, whether the project asks for it itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from packageurl import PackageURL

from licet.bill import Bill, ListedPackage
from licet.model import Component, Evidence, Scope, Use
from licet.scanner.packages.graph import STRENGTH, stronger
from licet.scanner.packages.purls import purl


class Graph:
    """The relations of one bill."""

    def __init__(self, bill: Bill) -> None:
        self._purls = {each.key: purl_of(each) for each in bill.packages}
        self._parents: dict[str, set[str]] = {}
        self._uses: dict[str, Use] = {}
        self._roots: dict[str, Scope] = {}
        stated = {each.key: each.scope for each in bill.packages if each.scope is not None}
        needs: dict[str, list[tuple[str, Scope]]] = {}
        for need in bill.needs:
            if need.needed not in self._purls:
                continue
            if need.use is not None:
                self._uses.setdefault(need.needed, need.use)
            # What is called optional is so for whoever needs it; a tool may be needed by what ships, too.
            optional = Scope.OPTIONAL if stated.get(need.needed) is Scope.OPTIONAL else Scope.RUNTIME
            if bill.root is not None and need.dependent == bill.root.key:
                scope = need.scope or stated.get(need.needed, Scope.RUNTIME)
                self._roots[need.needed] = stronger(scope, self._roots.get(need.needed, scope))
            elif need.dependent in self._purls:
                self._parents.setdefault(need.needed, set()).add(self._purls[need.dependent])
                needs.setdefault(need.dependent, []).append((need.needed, need.scope or optional))
        # What is needed by nobody was asked for by the project, or the document does not say by whom.
        for key in self._purls:
            if key not in self._parents:
                self._roots.setdefault(key, stated.get(key, Scope.RUNTIME))
        self._scopes = {**stated, **_spread(self._roots, needs)}

    def component(self, each: ListedPackage, path: str) -> Component:
        """The component that EACH of the document at PATH is."""
        return Component(
            purl=self._purls[each.key],
            scope=self._scopes.get(each.key, Scope.RUNTIME),
            direct=each.key in self._roots,
            parents=tuple(sorted(self._parents.get(each.key, ()))),
            evidence=(Evidence(path, None, each.name),),
            use=self._uses.get(each.key),
        )


def _spread(roots: Mapping[str, Scope], needs: Mapping[str, list[tuple[str, Scope]]]) -> dict[str, Scope]:
    """The scope of all that ROOTS lead to: of the ways that lead there, that whose weakest step is the strongest."""
    found: dict[str, Scope] = {}
    for scope in sorted(STRENGTH, key=STRENGTH.__getitem__, reverse=True):
        reached = {key for key, own in roots.items() if STRENGTH[own] >= STRENGTH[scope]}
        waiting = deque(reached)
        while waiting:
            for needed, step in needs.get(waiting.popleft(), ()):
                if needed not in reached and STRENGTH[step] >= STRENGTH[scope]:
                    reached.add(needed)
                    waiting.append(needed)
        for key in reached:
            found.setdefault(key, scope)
    return found


def purl_of(each: ListedPackage) -> str:
    """The canonical purl of EACH; one that says no more than its name where the document gives none that is one."""
    try:
        return PackageURL.from_string(each.purl).to_string()
    except ValueError:
        return purl("generic", each.name.strip() or "unnamed", each.version or None)
