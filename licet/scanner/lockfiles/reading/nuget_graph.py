# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The graphs that NuGet writes down, one for each framework that a project is built for, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.msbuild import PROJECTS, above, projects_in, read_project
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.packages.graph import parents, spread, stronger
from licet.scanner.packages.nuget import nuget


@dataclass(slots=True)
class Row:
    """One package, or project of the same tree, in the graph of one framework; `needs` are names."""

    name: str
    version: str | None
    is_project: bool
    is_direct: bool
    needs: tuple[str, ...] = ()
    scope: Scope | None = None

    @property
    def node(self) -> str:
        """What stands for it: its purl, or its name in lower case."""
        return self.name.lower() if self.is_project else nuget(self.name, self.version)


@dataclass(slots=True)
class Graph:
    """Rows of all frameworks, by node, with what each needs."""

    rows: dict[str, Row] = field(default_factory=dict)
    needs: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, rows: Mapping[str, Row], base: Mapping[str, Row]) -> None:
        """Take in ROWS of one framework, by their names in lower case; what they need may stand in those of BASE."""
        for row in rows.values():
            known = self.rows.setdefault(row.node, row)
            known.is_direct = known.is_direct or row.is_direct
            if row.scope:
                known.scope = stronger(row.scope, known.scope or row.scope)
            needs = self.needs.setdefault(row.node, {})
            for name in row.needs:
                needed = rows.get(name.lower()) or base.get(name.lower())
                if needed and needed.node != row.node:
                    needs[needed.node] = None

    def components(self, file: Opened, lines: Mapping[str, int], base: Scope) -> Iterator[Component]:
        """The packages, which FILE names in LINES (by name in lower case); those without a scope of theirs have BASE.

        What a project of the same tree references is said to be direct where that is read itself.
        """
        own = {node for node, row in self.rows.items() if row.is_project}
        direct = {node for node, row in self.rows.items() if row.is_direct and not row.is_project}
        roots = dict.fromkeys(own, base) | {node: self.rows[node].scope or base for node in direct}
        scopes = spread(roots, self.needs)
        above_ = parents({node: needed for node, needed in self.needs.items() if node not in own})
        for node, row in self.rows.items():
            if not row.is_project:
                yield component(
                    node, scopes.get(node, base), file, mark=f'"{row.name}', line=lines.get(row.name.lower()),
                    direct=node in direct, parents=above_.get(node, ()),
                )  # fmt: skip


def reasons(file: Opened) -> tuple[dict[str, Scope], Scope]:
    """Why each package (its name in lower case) is referenced by the projects in the folder of FILE, and all the rest.

    The rest is there for tests where all of those projects are.
    """
    why: dict[str, Scope] = {}
    are_tests = []
    for one in (*projects_in(file), *above(file)):
        try:
            project = read_project(one)
        except Unreadable:
            continue  # that is said where it is read itself
        are_tests += [project.is_test] if any(one.name.endswith(glob[1:]) for glob in PROJECTS) else []
        for asked in project.asked:
            why[asked.name.lower()] = stronger(asked.scope, why.get(asked.name.lower(), asked.scope))
    return why, Scope.TEST if are_tests and all(are_tests) else Scope.RUNTIME
