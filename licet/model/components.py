# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a project depends on, why it is there, and what was concluded of its license."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from licet.licenses.expression import Expression
from licet.model.files import Evidence


class Scope(StrEnum):
    """Why a component is there; `runtime` ships, the others as their names say."""

    RUNTIME = "runtime"
    OPTIONAL = "optional"
    DEV = "dev"
    BUILD = "build"
    TEST = "test"


SHIPPED = (Scope.RUNTIME, Scope.OPTIONAL)
"""Scopes of what may be in the result."""


@dataclass(frozen=True, slots=True)
class Component:
    """One dependency as a manifest or lockfile names it.

    `purl` is a canonical package URL, without version where none is pinned. `parents` are the purls that require it
    (empty for a direct dependency that nothing else requires). `declared` is the license text as the lockfile itself
    states it, raw; most state none. `place` is the folder or file below the root that it lies in, where it does. `use`
    is how it is used, where that is clear from how it was found: what no manifest asks for and lies here is copied.
    `systems` (`linux`, `darwin`, `win32`, ...), `machines` (`x64`, `arm64`, ...) and `libc` (`glibc`, `musl`) are those
    that alone it is for, sorted; empty where it is for all, or nothing says so.
    """

    purl: str
    scope: Scope = Scope.RUNTIME
    direct: bool = True
    parents: tuple[str, ...] = ()
    declared: str | None = None
    evidence: tuple[Evidence, ...] = ()
    place: str = ""
    use: Use | None = None
    systems: tuple[str, ...] = ()
    machines: tuple[str, ...] = ()
    libc: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """No license could be concluded, and `why`; `ways` would tell more, the first one first.

    `missing` is True only where the work was looked at and grants nothing (all rights reserved), which is another
    thing than not having been able to tell. `candidates` are the ids that an open text such as "BSD" may mean.
    `elsewhere` is True only where it was not looked at because it is for other systems than that which was.
    """

    why: str
    missing: bool = False
    candidates: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    elsewhere: bool = False


Conclusion: TypeAlias = Expression | Unknown


class Basis(StrEnum):
    """What a conclusion stands on."""

    CLARIFIED = "clarified"
    DECLARED = "declared"
    DETECTED = "detected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """A component and what its license was concluded to be.

    `declared` is the raw text of its metadata (expression, free text, or classifiers joined by "; ").
    `detected` is what its own license files say, where they were read; judged beside `concluded` when the two differ.
    `texts` is the part of it that stands there as whole license texts, and not as a sentence that may only talk of one.
    """

    component: Component
    concluded: Conclusion
    basis: Basis
    declared: str | None = None
    detected: Expression | None = None
    evidence: tuple[Evidence, ...] = ()
    texts: Expression | None = None


class Use(StrEnum):
    """How an inbound work is used; the words are those of the contract, from the closest tie to the loosest."""

    COPIED = "copied"
    STATIC = "static"
    DYNAMIC = "dynamic"
    SEPARATE = "separate"
    BUILD = "build"
