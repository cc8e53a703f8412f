# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A report as plain values, in the shape of the JSON that docs/json.md describes."""

from __future__ import annotations

import re
from typing import Any

from licet.model import (
    Compared,
    Copyright,
    Detection,
    Evidence,
    FileFacts,
    Finding,
    Inventory,
    Mark,
    Obligation,
    Outbound,
    Passage,
    Problem,
    Remedy,
    Report,
    Resolution,
    Supposed,
    Unknown,
    Versions,
    Whole,
)

_OF_CONTENT = ("expression", "matches", "copyrights", "unaccounted")

SCHEMA = "1"
"""Of the report's JSON; a field that changes its meaning changes this."""


def report(made: Report) -> dict[str, Any]:
    """The whole report of `licet check`."""
    return {
        **head(made.versions),
        "project": project(made.outbound),
        "verdict": made.verdict,
        **inventory(made.inventory),
        "findings": [finding(each) for each in made.findings],
        "wholes": [whole(each) for each in made.wholes],
        **({"compared": compared(made.compared)} if made.compared else {}),
        **({"obligations": list(map(obligation, made.obligations))} if made.obligations is not None else {}),
        **({"what_if": supposed(made.supposed)} if made.supposed else {}),
    }


def obligation(made: Obligation) -> dict[str, Any]:
    """One thing that has to be done to ship."""
    return {
        "duty": made.duty,
        "text": made.text,
        "license": made.license,
        "clause": made.clause or None,
        "source": made.source or None,
        "until": made.until or None,
        "components": list(map(shown, made.components)),
        "wholes": list(map(shown, made.wholes)),
    }


def supposed(made: Supposed) -> dict[str, Any]:
    """What is supposed to be otherwise, and what that changes."""
    return {
        "changes": list(map(shown, made.changes)),
        "verdict_before": made.before,
        "gone": [finding(each) for each in made.gone],
        "new": [finding(each) for each in made.new],
    }


def compared(made: Compared) -> dict[str, Any]:
    """What the findings were measured against, what of it is still found, and what is gone."""
    known, gone = list(map(finding, made.known)), list(map(mark, made.gone))
    return {"against": shown(made.against), "known": known, "gone": gone}


def mark(made: Mark) -> dict[str, Any]:
    """What stays of a finding that is not found any more."""
    return {key: shown(value) for key, value in made._asdict().items() if value}


def scan(versions: Versions, made: Inventory) -> dict[str, Any]:
    """The inventory of `licet scan`."""
    return {**head(versions), **inventory(made)}


def head(versions: Versions) -> dict[str, Any]:
    """What every document begins with."""
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
    platforms = {"systems": list(made.systems), "machines": list(made.machines), "libc": list(made.libc)}
    return {
        "purl": made.purl,
        "scope": made.scope,
        "direct": made.direct,
        **{key: said for key, said in platforms.items() if said},
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
        "paths": [list(map(shown, each)) for each in made.paths],
        "wholes": list(map(shown, made.wholes)),
        "remedies": [remedy(each) for each in made.remedies],
    }


def remedy(made: Remedy) -> dict[str, Any]:
    """One way out; `change` is what `--what-if` takes, null where it has no words for it."""
    return {"kind": made.cure, "text": shown(made.text), "change": shown(made.change) or None}


def whole(made: Whole) -> dict[str, Any]:
    """One thing that is passed on; `effective_outbound` is null where what is in it leaves it open, or bars it."""
    return {
        "name": shown(made.name),
        "path": shown(made.path),
        **project(made.outbound),
        "effective_outbound": str(made.effective) if made.effective else None,
        "components": list(map(shown, made.components)),
        "includes": list(map(shown, made.siblings)),
        **({"others": list(map(shown, made.others))} if made.others else {}),
        "would_work": list(made.would_work),
        "ways_out": [
            {"outbound": str(way.outbound), "remedies": [remedy(each) for each in way.remedies]}
            for way in made.ways_out
        ],
    }


def problem(made: Problem) -> dict[str, Any]:
    """One problem."""
    return {"path": shown(made.path), "line": made.line, "code": made.code, "message": made.message}


def evidence(made: Evidence) -> dict[str, Any]:
    """One place."""
    return {"path": shown(made.path), "line": made.line, "text": made.text}


UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters and those that turn the direction of text, which may not speak to a terminal; halves of characters
and what is none, which no encoding and no XML has."""


def shown(text: str) -> str:
    r"""TEXT that came from outside, such that every format and terminal can carry it.

    Bytes that are not UTF-8 and control characters become `\xNN` (or `\uNNNN`).
    """
    return UNPRINTABLE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte, as `surrogateescape` keeps it
        return f"\\x{code - 0xDC00:02x}"
    return match[0].encode("unicode_escape").decode()
