# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A report as plain values, in the shape of the JSON that docs/json.md describes."""

from __future__ import annotations

import re
from typing import Any

from licet.model import (
    Copyright,
    Detection,
    Evidence,
    FileFacts,
    Finding,
    Inventory,
    Outbound,
    Passage,
    Problem,
    Report,
    Resolution,
    Unknown,
    Versions,
)

_OF_CONTENT = ("expression", "matches", "copyrights", "unaccounted")

SCHEMA = "1"
"""Of the report's JSON; a field that changes its meaning changes this."""


def report(made: Report) -> dict[str, Any]:
    """The whole report of `licet check`."""
    return {
        **_head(made.versions),
        "project": project(made.outbound),
        "verdict": made.verdict,
        **inventory(made.inventory),
        "findings": [finding(each) for each in made.findings],
    }


def scan(versions: Versions, made: Inventory) -> dict[str, Any]:
    """The inventory of `licet scan`."""
    return {**_head(versions), **inventory(made)}


def _head(versions: Versions) -> dict[str, Any]:
    tool = {"version": versions.licet, "rules": versions.rules, "license_list": versions.license_list}
    return {"schema": SCHEMA, "tool": tool}


def project(outbound: Outbound) -> dict[str, Any]:
    """What the project goes out under."""
    expression = str(outbound.expression) if outbound.expression else None
    return {"outbound": expression, "basis": outbound.basis, "evidence": list(map(evidence, outbound.evidence))}


def inventory(made: Inventory) -> dict[str, Any]:
    """Files (made one by one, as they are asked for), components and problems."""
    return {
        "files": map(file_entry, made.files),
        "components": [component(each) for each in made.resolutions],
        "problems": [problem(each) for each in made.problems],
    }


def file_entry(facts: FileFacts) -> dict[str, Any]:
    """One file of a repository."""
    entry: dict[str, Any] = {
        "path": shown(facts.path),
        "kind": facts.kind,
        "size": facts.size,
        "sha256": facts.sha256 or None,
        "expression": str(facts.expression) if facts.expression else None,
        "matches": [match(each) for each in facts.detections],
        "copyrights": [copyright_entry(each) for each in facts.copyrights],
    }
    if facts.unaccounted:
        entry["unaccounted"] = [passage(each) for each in facts.unaccounted]
    return entry


def detected(path: str, facts: FileFacts, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """One file of `licet detect`; PATH is as it was asked."""
    entry = file_entry(facts)
    asked: dict[str, Any] = {key: entry[key] for key in _OF_CONTENT if key in entry}
    return {"path": shown(path), **asked, "problems": [problem(each) for each in problems]}


def match(detection: Detection) -> dict[str, Any]:
    """One license found in a file; where its words only point to other files, which, and what they were found to be."""
    entry: dict[str, Any] = {
        "expression": str(detection.expression),
        "start_line": detection.start_line,
        "end_line": detection.end_line,
        "score": detection.score,
        "method": detection.method,
        "rule": detection.rule,
    }
    if detection.refers:
        entry["refers_to"] = list(map(shown, detection.refers))
    if detection.followed:
        places = list(map(evidence, detection.followed.places))
        entry["followed"] = {"stated": str(detection.followed.stated), "places": places}
    return entry


def passage(made: Passage) -> dict[str, Any]:
    """Lines that speak as licenses do, of a license that nobody knows."""
    return {"start_line": made.start_line, "end_line": made.end_line, "phrases": list(made.phrases)}


def copyright_entry(found: Copyright) -> dict[str, Any]:
    """One copyright statement."""
    return {"statement": found.statement, "holder": found.holder, "years": found.years, "line": found.line}


def component(resolution: Resolution) -> dict[str, Any]:
    """One dependency; `concluded` is null where nothing could be, for the reason in `unknown`."""
    made, concluded = resolution.component, resolution.concluded
    unknown = concluded if isinstance(concluded, Unknown) else None
    return {
        "purl": made.purl,
        "scope": made.scope,
        "direct": made.direct,
        "declared": resolution.declared,
        "detected": str(resolution.detected) if resolution.detected else None,
        "concluded": None if unknown else str(concluded),
        "basis": resolution.basis,
        "unknown": unknown.why if unknown else None,
        "evidence": [evidence(each) for each in (*made.evidence, *resolution.evidence)],
        "parents": list(made.parents),
    }


def finding(made: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "code": made.code,
        "severity": made.severity,
        "subject": shown(made.subject),
        "message": made.message,
        "evidence": [evidence(each) for each in made.evidence],
        "because": [{"rule": r.rule, "text": r.text, "source": r.source} for r in made.because],
        "how_to_fix": list(made.how_to_fix),
    }


def problem(made: Problem) -> dict[str, Any]:
    """One problem."""
    return {"path": shown(made.path), "line": made.line, "code": made.code, "message": made.message}


def evidence(made: Evidence) -> dict[str, Any]:
    """One place."""
    return {"path": shown(made.path), "line": made.line, "text": made.text}


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of text: neither may speak to a terminal."""


def shown(text: str) -> str:
    r"""TEXT that came from outside, such that every format and terminal can carry it.

    Bytes that are not UTF-8 and control characters become `\xNN` (or `\uNNNN`).
    """
    encoded = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), encoded)
