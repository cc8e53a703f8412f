# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A report as the templates want it: counted, ordered, each thing with what is shown beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from licet.model import Evidence, Excerpt, Finding, Obligation, Report, Severity, Whole
from licet.templates.formats.html.needs import Named, Node, named, nodes
from licet.templates.formats.html.tally import Tally, of_dependencies, of_files
from licet.templates.formats.structure import shown

PLACES = 20
"""So many places of one finding are named; the JSON report has them all."""

OPENED = 3
"""With so many errors or fewer, each is open from the start."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of evidence, with the lines around it where they were read."""

    evidence: Evidence
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding; `subject` is what it is about as a package, where it is about one."""

    finding: Finding
    number: int
    subject: Named | None
    places: tuple[Place, ...]
    more: int
    is_open: bool


class View:
    """One report of a page, `name` being what it is on and `key` what its anchors begin with."""

    def __init__(self, report: Report, key: str, name: str = "") -> None:
        self.report = report
        self.key = key
        self.name = shown(name or next((each.name for each in report.inventory.declarations if each.name), ""))

    @cached_property
    def counts(self) -> Counter[str]:
        """Findings by severity."""
        return Counter(str(finding.severity) for finding in self.report.findings)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The finding codes that occur."""
        return tuple(sorted({finding.code for finding in self.report.findings}))

    @cached_property
    def findings(self) -> tuple[Shown, ...]:
        """The findings in the report's order, which is that of their weight."""
        excerpts = {(each.subject, each.place): each for each in self.report.excerpts}
        few = self.counts["error"] <= OPENED
        return tuple(
            Shown(
                finding,
                number,
                named(finding.subject) if finding.subject.startswith("pkg:") else None,
                tuple(Place(each, excerpts.get((finding.subject, each))) for each in finding.evidence[:PLACES]),
                max(len(finding.evidence) - PLACES, 0),
                few and finding.severity is Severity.ERROR,
            )
            for number, finding in enumerate(self.report.findings, start=1)
        )

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The tree of dependencies."""
        marks: dict[str, Severity] = {}
        for finding in self.report.findings:
            marks.setdefault(finding.subject, finding.severity)
        return nodes(self.report.inventory, marks)

    @cached_property
    def of_dependencies(self) -> Tally:
        """Licenses of dependencies."""
        return of_dependencies(self.report.inventory.resolutions)

    @cached_property
    def of_files(self) -> Tally:
        """Licenses in files."""
        return of_files(self.report.inventory.files)

    @cached_property
    def wholes(self) -> tuple[Whole, ...]:
        """What ships, where that is more than one thing or goes out under less than it states."""
        every = self.report.wholes
        plain = all(each.effective in (None, each.outbound.expression) for each in every)
        return () if len(every) <= 1 and plain else every

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What has to be done to ship it; empty where nothing has to be, or nobody asked."""
        return self.report.obligations or ()
