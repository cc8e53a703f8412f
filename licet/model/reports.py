# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What goes out under which license, and the whole answer of `check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from licet.licenses.expression import Expression
from licet.model.files import Evidence
from licet.model.findings import Finding, Mark, Severity, WayOut
from licet.model.inventory import Inventory


class Distribution(StrEnum):
    """How the outbound work is passed on."""

    SOURCE = "source"
    BINARY = "binary"
    BROWSER = "browser"
    NETWORK = "network"
    INTERNAL = "internal"


class Profile(StrEnum):
    """Whose position an answer follows where authorities differ; the conservative one leaves that to a person."""

    CONSERVATIVE = "conservative"
    FSF = "fsf"
    ASF = "asf"
    PRAGMATIC = "pragmatic"


class OutboundBasis(StrEnum):
    """Where the outbound license was taken from."""

    POLICY = "policy"
    DECLARED = "declared"
    DETECTED = "detected"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Outbound:
    """The license that the project goes out under, and on what ground."""

    expression: Expression | None
    basis: OutboundBasis
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """Something that is passed on as one: the tree, or one of the packages that it builds (`path` is its folder).

    `components` are the purls of what is in it, `siblings` the paths of other wholes that are. `effective` is what it
    really goes out under with all of that: None where something may not be in it, or is not known to. Where something
    may not be in it, `would_work` are the licenses that all of it may go out under, what changes least first, and
    `ways_out` the smallest sets of changes. `others` are the folders of more packages, where it stands for several that
    go out alike.
    """

    name: str
    path: str
    outbound: Outbound
    components: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    effective: Expression | None = None
    would_work: tuple[str, ...] = ()
    ways_out: tuple[WayOut, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing that has to be done to ship: what `license` asks for, by `clause` of its text, of these `components`.

    `duty` is what obligations of several licenses have in common that are met in one go. `until` says for how long,
    where the license says so; `wholes` are the paths of what it has to be done for.
    """

    duty: str
    text: str
    license: str
    clause: str
    source: str
    components: tuple[str, ...]
    until: str = ""
    wholes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a report supposes to be otherwise than it is, and what that changes: the verdict before, and findings."""

    changes: tuple[str, ...]
    before: Verdict
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


class Verdict(StrEnum):
    """The answer of `check`."""

    PASS = "pass"
    FAIL = "fail"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Versions:
    """Which licet, which rules and which license list an answer was made with."""

    licet: str
    rules: str
    license_list: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What findings were measured `against`: the path of a baseline, or a revision.

    `known` are those that it has already, which do not count; `gone` is what it had and what is not found any more.
    """

    against: str
    known: tuple[Finding, ...] = ()
    gone: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The lines of a file around a `place` that a finding on `subject` names, from `first_line` on.

    `line` is that of the place. Long lines are cut.
    """

    subject: str
    place: Evidence
    line: int
    first_line: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Inventory and findings. No clock, no host name, no absolute path: same input, same bytes.

    `obligations` are None where nobody asked for them. Where something is `supposed`, the rest is as if it were so.
    """

    versions: Versions
    outbound: Outbound
    verdict: Verdict
    inventory: Inventory
    findings: tuple[Finding, ...] = field(default=())
    wholes: tuple[Whole, ...] = ()
    fail_on: Severity = Severity.ERROR
    compared: Compared | None = None
    excerpts: tuple[Excerpt, ...] = ()
    obligations: tuple[Obligation, ...] | None = None
    supposed: Supposed | None = None
