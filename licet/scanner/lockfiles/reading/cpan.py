# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the files of CPAN distributions share: modules that are asked for, phase by phase.

A module is asked for by its name (`Foo::Bar`); what is installed and locked is the distribution that has it. Modules
that come with Perl are listed where a file asks for them, since which those are depends on the Perl. Perl itself is no
package.
Source: https://perldoc.perl.org/CPAN::Meta::Spec#Prereq-Spec
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.packages.purls import purl
from licet.scanner.values import table

PHASES = {
    "configure": Scope.BUILD,
    "build": Scope.BUILD,
    "runtime": Scope.RUNTIME,
    "test": Scope.TEST,
    "develop": Scope.DEV,
}
"""The phases of a distribution's life, and why what is needed in them is there."""

_MODULE = re.compile(r"[A-Za-z_]\w*(?:(?:::|')\w+)*")
_EXACT = re.compile(r"\s*==\s*(v?[0-9][\w.]*)\s*")


def is_module(name: str) -> bool:
    """Whether NAME can be that of a module of others; `perl` is the language."""
    return name != "perl" and _MODULE.fullmatch(name) is not None


def phase_scope(phase: str, relation: str = "requires") -> Scope | None:
    """Why something with this RELATION is there in PHASE; None for what is not asked for, as a conflict."""
    scope = PHASES.get(phase)
    if relation in ("recommends", "suggests"):
        return Scope.OPTIONAL if scope is Scope.RUNTIME else scope
    return scope if relation == "requires" else None


def asked(name: str, version: object, scope: Scope, file: Opened, line: int | None) -> Component:
    """The module NAME, of VERSION where only one is allowed."""
    exact = _EXACT.fullmatch(version) if isinstance(version, str) else None
    return component(purl("cpan", name, exact[1] if exact else None), scope, file, mark=name, line=line)


def prereqs(phases: Mapping[str, Any], file: Opened, lines: Mapping[str, int]) -> Iterator[Component]:
    """What PHASES ask for: phase to relation to module to version."""
    for phase, relations in phases.items():
        for relation, modules in table(relations).items():
            scope = phase_scope(phase, relation)
            for name, version in table(modules).items() if scope else ():
                if scope and is_module(name):
                    yield asked(name, version, scope, file, lines.get(name))
