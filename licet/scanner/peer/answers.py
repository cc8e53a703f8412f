# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From what ScanCode says of a file to the facts that licet's own engine would state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from licet.errors import ExpressionError
from licet.licenses.expression import parse
from licet.model import Copyright, Detection, Method, Problem, Role


class MatchAnswer(TypedDict):
    """One match as ScanCode states it; more keys than these are passed over. `match_coverage` runs from 0 to 100."""

    license_expression_spdx: str
    start_line: int
    end_line: int
    matcher: str
    match_coverage: float
    rule_identifier: str


class DetectionAnswer(TypedDict):
    """Matches that ScanCode reads together."""

    matches: list[MatchAnswer]


class LicensesAnswer(TypedDict):
    """The licenses of one file; the clues are matches that ScanCode takes for too weak to count."""

    license_detections: list[DetectionAnswer]
    license_clues: list[MatchAnswer]


class StatementAnswer(TypedDict, total=False):
    """One thing said of copyright: a statement (`copyright`), or the `holder` of the statement before it."""

    copyright: str
    holder: str
    start_line: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """All that ScanCode says of one file; `kinds` has "text", "notice" or "tag" by the name of a rule."""

    licenses: LicensesAnswer
    statements: list[StatementAnswer]
    kinds: Mapping[str, str]


_METHODS = {
    "1-hash": Method.HASH,
    "1-spdx-id": Method.SPDX_TAG,
    "2-aho": Method.EXACT,
    "3-seq": Method.APPROXIMATE,
    "5-aho-frag": Method.APPROXIMATE,
}
"""ScanCode's matchers in licet's words; the others find licenses that it does not know."""

_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(rf"\b({_YEAR})(?:\s*(?:-+|–|to)\s*({_YEAR}\b|\d\d\b|present\b|now\b))?", re.IGNORECASE)


def matches_of(licenses: LicensesAnswer) -> Iterator[MatchAnswer]:
    """Every match, those among the clues included: licet does not tell them apart."""
    for detection in licenses["license_detections"]:
        yield from detection["matches"]
    yield from licenses["license_clues"]


def detections(path: str, answer: Answer) -> tuple[tuple[Detection, ...], tuple[Problem, ...]]:
    """The licenses of ANSWER, by line, and what of them is no expression."""
    found: list[Detection] = []
    problems: list[Problem] = []
    for match in matches_of(answer.licenses):
        try:
            found.append(_detection(match, answer.kinds))
        except ExpressionError as error:
            message = f"ScanCode's answer in line {match['start_line']} was left out: {error}"
            problems.append(Problem(path, "scancode-expression", message, match["start_line"], matters=True))
    return tuple(sorted(found, key=lambda each: (each.start_line, each.end_line))), tuple(problems)


def _detection(match: MatchAnswer, kinds: Mapping[str, str]) -> Detection:
    method = _METHODS.get(match["matcher"], Method.UNKNOWN)
    return Detection(
        expression=parse(match["license_expression_spdx"]),
        start_line=match["start_line"],
        end_line=match["end_line"],
        # Not its `score`, which weighs in how telling a rule is: licet's is the part of the rule that is there.
        score=round(min(match["match_coverage"] / 100, 1.0), 4),
        method=method,
        rule=match["rule_identifier"],
        role=_role(method, kinds.get(match["rule_identifier"])),
    )


def _role(method: Method, kind: str | None) -> Role:
    if method in (Method.HASH, Method.SPDX_TAG):
        return Role.TEXT if method is Method.HASH else Role.TAG
    return Role(kind) if kind else Role.MENTION


def copyrights(statements: Iterable[StatementAnswer]) -> tuple[Copyright, ...]:
    """The statements, each with the holder that follows it."""
    found: list[Copyright] = []
    for each in statements:
        if "copyright" in each:
            found.append(Copyright(each["copyright"], "", years(each["copyright"]), each["start_line"]))
        elif "holder" in each and found:
            found[-1] = replace(found[-1], holder=each["holder"])
    return tuple(found)


def years(statement: str) -> str:
    """The years that STATEMENT names, ranges closed up, commas between: `1999-2001, 2003`."""
    return ", ".join(f"{first}-{last}" if last else first for first, last in _YEARS.findall(statement))
