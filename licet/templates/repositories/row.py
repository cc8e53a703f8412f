# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is kept of one repository's report when there are many, and what all of them have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from licet.model import Finding, Outbound, OutboundBasis, Problem, Report, Severity, Verdict, Versions

NO_LICENSE = Outbound(None, OutboundBasis.NONE)

MOST_COMMON = 10
"""So many findings are told that most repositories have."""


@dataclass(frozen=True, slots=True)
class Row:
    """One repository, by its `name` in the list; `code` is what `licet check` of it alone would leave with.

    `verdict` is None where it could not be judged at all, for the `reason`.
    """

    name: str
    code: int
    reason: str = ""
    verdict: Verdict | None = None
    outbound: Outbound = NO_LICENSE
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    components: int = 0
    versions: Versions | None = None

    @classmethod
    def of(cls, name: str, report: Report, code: int) -> Row:
        """The row of the REPORT on the repository NAME."""
        inventory = report.inventory
        files, components = len(inventory.files), len(inventory.resolutions)
        return cls(
            name,
            code,
            verdict=report.verdict,
            outbound=report.outbound,
            findings=report.findings,
            problems=inventory.problems,
            files=files,
            components=components,
            versions=report.versions,
        )

    @property
    def license(self) -> str:
        """What it goes out under; empty where there is none, or it was not read."""
        return str(self.outbound.expression) if self.outbound.expression else ""

    @property
    def worst(self) -> Finding | None:
        """The gravest finding, where one is more than a note."""
        first = self.findings[0] if self.findings else None
        return first if first and first.severity is not Severity.NOTE else None

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Shared:
    """Findings of one code on one subject, and how many repositories have them."""

    code: str
    subject: str
    repositories: int


def totals(rows: Iterable[Row]) -> Counter[str]:
    """Repositories by verdict; those that could not be judged are `unjudged`."""
    return Counter(str(row.verdict) if row.verdict else "unjudged" for row in rows)


def shared(rows: Sequence[Row]) -> tuple[Shared, ...]:
    """The errors and warnings about one package that more than one repository has, the most common first."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found.update(
            {
                (finding.code, finding.subject)
                for finding in row.findings
                if finding.severity is not Severity.NOTE and finding.subject.startswith("pkg:")
            }
        )
    order = sorted(found, key=lambda each: (-found[each], each))
    return tuple(Shared(*each, found[each]) for each in order if found[each] > 1)
