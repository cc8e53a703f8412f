# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What formats of other tools need of a finding: one place in the tree, a title, a text, a name that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from licet.model import Evidence, FileKind, Finding, Problem, Report, Verdict
from licet.templates.formats.structure import shown

ANYWHERE = "."
"""The place of what is found in no file."""

SAID = {
    Verdict.PASS: "pass: it may be passed on as it is",
    Verdict.FAIL: "fail: it may not be passed on as it is",
    Verdict.INCOMPLETE: "incomplete: something that matters could not be read",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One finding of a report as other tools want it.

    `path` is as the tree has it, and `line` 1 where none is known; `title` is one line, `text` several with what mends
    it. `digest` stays when lines move and versions rise, and no other finding of the report has it.
    """

    finding: Finding
    path: str
    line: int
    title: str
    text: str
    digest: str


class Findings:
    """The findings of a report, told one by one; PREFIX goes before their digests, where there are several reports."""

    def __init__(self, report: Report, prefix: str = "") -> None:
        self._report = report
        self._prefix = prefix

    def __iter__(self) -> Iterator[Told]:
        seen: Counter[str] = Counter()
        for finding in self._report.findings:
            digest = sha256(" ".join((self._prefix, *(mark.digest for mark in finding.marks))).encode()).hexdigest()
            seen[digest] += 1
            place = self._place(finding)
            path, line = (place.path, place.line or 1) if place else (ANYWHERE, 1)
            unique = f"{digest[:32]}:{seen[digest]}"
            yield Told(finding, path, line, title(finding), "\n".join(self._lines(finding)), unique)

    def other_places(self, finding: Finding) -> Iterator[Evidence]:
        """The places in the tree that FINDING names besides the one that it is told at."""
        first = self._place(finding)
        yield from (each for each in finding.evidence if each != first and each.path in self._paths)

    def problem_place(self, problem: Problem) -> str | None:
        """The path of PROBLEM where that is a file of the tree."""
        return problem.path if problem.path in self._paths else None

    def needed_by(self, finding: Finding) -> str:
        """The shortest way to the package that FINDING is about; empty where the project asks for it itself."""
        ways = [way[:-1] for way in finding.paths] or [self._report.inventory.way_to(finding.subject)]
        return " > ".join(map(shown, ways[0]))

    def _lines(self, finding: Finding) -> Iterator[str]:
        yield title(finding)
        if way := self.needed_by(finding):
            yield f"needed by {way}"
        yield from (shown(f"because {reason.text} [{reason.source}]") for reason in finding.because)
        for word, fix in zip(("fix:", *["or:"] * len(finding.how_to_fix)), finding.how_to_fix, strict=False):
            yield shown(f"{word} {fix}")

    def _place(self, finding: Finding) -> Evidence | None:
        """Where FINDING is: by its evidence, else where its package is asked for, else where the license is stated."""
        asked = self._asked.get(finding.subject, ())
        for place in (Evidence(finding.subject), *finding.evidence, *asked, *self._report.outbound.evidence):
            if place.path in self._paths:
                lines = (each.line for each in finding.evidence if each.path == place.path and each.line)
                return place if place.line else Evidence(place.path, next(lines, None))
        return self._front

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(file.path for file in self._report.inventory.files)

    @cached_property
    def _asked(self) -> dict[str, tuple[Evidence, ...]]:
        components = (resolution.component for resolution in self._report.inventory.resolutions)
        return {component.purl: component.evidence for component in components}

    @cached_property
    def _front(self) -> Evidence | None:
        """The file that speaks for the whole where nothing else does: a manifest, else a license, else a README."""
        kinds = (FileKind.MANIFEST, FileKind.LICENSE, FileKind.README, FileKind.LOCKFILE)
        fronts = [file for file in self._report.inventory.files if file.front and file.kind in kinds]
        first = min(fronts, key=lambda file: (kinds.index(file.kind), file.path), default=None)
        return Evidence(first.path, 1) if first else None


def title(finding: Finding) -> str:
    """FINDING in one line: what it is about and what is to be said of it."""
    subject, message = shown(finding.subject), " ".join(shown(finding.message).split())
    return message if finding.subject == "project" or subject in message else f"{subject}: {message}"


def verdict_line(report: Report) -> str:
    """The verdict and what the project goes out under, in one line."""
    license = report.outbound.expression
    under = f"; the project goes out under {license}" if license else ""
    return f"{SAID[report.verdict]}{under}"
