# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SARIF 2.1.0, such that code scanning of GitHub takes it.

Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html,
https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from licet.model import Report, Severity, Verdict
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.findings import ANYWHERE, Findings, Told, verdict_line
from licet.templates.formats.json_format import document
from licet.templates.formats.meanings import MEANINGS
from licet.templates.formats.structure import shown

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RELATED = 100
"""So many other places of a finding are named: code scanning shows no more."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report, canvas: Canvas) -> str:
    """The report as a log of one run."""
    return render_several((("", report),), canvas)


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:  # noqa: ARG001 - as every format
    """The reports as a log with a run each, told apart by the `automationDetails` that code scanning asks for."""
    runs = [_run(name, report) for name, report in reports]
    return "".join(document({"$schema": SCHEMA, "version": "2.1.0", "runs": runs}))


def _run(name: str, report: Report) -> dict[str, Any]:
    findings = Findings(report)
    codes = sorted({finding.code for finding in report.findings})
    run: dict[str, Any] = {
        "tool": {"driver": _driver(report, codes)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, findings)],
        "results": [_result(told, codes, findings) for told in findings],
        "properties": {"verdict": report.verdict, "summary": verdict_line(report)},
    }
    return run | ({"automationDetails": {"id": f"licet/{quote(shown(name))}"}} if name else {})


def _driver(report: Report, codes: Sequence[str]) -> dict[str, Any]:
    versions = report.versions
    return {
        "name": "licet",
        "version": versions.licet,
        "semanticVersion": versions.licet,
        "properties": {"rules": versions.rules, "license_list": versions.license_list},
        "rules": [_rule(code) for code in codes],
    }


def _rule(code: str) -> dict[str, Any]:
    meaning = MEANINGS.get(code, code)
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in code.split("-")),
        "shortDescription": {"text": meaning},
        "fullDescription": {"text": meaning},
        "help": {"text": f"{meaning} docs/findings.md tells what mends it, and how the policy weighs it."},
        "properties": {"tags": ["license", "compliance"], "precision": "high"},
    }


def _invocation(report: Report, findings: Findings) -> dict[str, Any]:
    """Whether all that matters could be read, and what could not."""
    notes = []
    for problem in report.inventory.problems:
        path = findings.problem_place(problem)
        note: dict[str, Any] = {
            "descriptor": {"id": problem.code},
            "level": "error" if problem.matters else "note",
            "message": {"text": shown(f"{problem.path}: {problem.message}")},
        }
        notes.append(note | ({"locations": [_location(path, problem.line)]} if path else {}))
    return {"executionSuccessful": report.verdict is not Verdict.INCOMPLETE, "toolExecutionNotifications": notes}


def _result(told: Told, codes: Sequence[str], findings: Findings) -> dict[str, Any]:
    finding = told.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": told.text},
        # The first is the one name that code scanning heeds; whoever else compares runs finds the second.
        "partialFingerprints": {"primaryLocationLineHash": told.digest, "licetFinding/v1": told.digest},
        "properties": {"subject": shown(finding.subject), "how_to_fix": list(map(shown, finding.how_to_fix))},
    }
    if told.path != ANYWHERE:
        result["locations"] = [_location(told.path, told.line)]
    related = list(_related(told, findings))
    return result | ({"relatedLocations": related} if related else {})


def _related(told: Told, findings: Findings) -> Iterator[dict[str, Any]]:
    for number, place in zip(range(1, RELATED + 1), findings.other_places(told.finding), strict=False):
        yield {"id": number, **_location(place.path, place.line), "message": {"text": shown(place.text) or "here"}}


def _location(path: str, line: int | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(path.encode("utf-8", "surrogateescape"))}}
    return {"physicalLocation": place | ({"region": {"startLine": line}} if line else {})}
