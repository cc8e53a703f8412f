# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What ScanCode says of a file becomes facts; the answers here are recorded in its shape, of made-up files."""

from __future__ import annotations

import pytest

from licet.licenses.expression import parse
from licet.model import Copyright, Detection, Method, Role
from licet.scanner.peer.answers import Answer, MatchAnswer, copyrights, detections, years


def match(expression: str = "MIT", lines: tuple[int, int] = (1, 1), matcher: str = "2-aho") -> MatchAnswer:
    return {
        "license_expression_spdx": expression,
        "start_line": lines[0],
        "end_line": lines[1],
        "matcher": matcher,
        "match_coverage": 100.0,
        "rule_identifier": "mit_30.RULE",
    }


def answer(*matches: MatchAnswer, clues: tuple[MatchAnswer, ...] = (), kind: str | None = None) -> Answer:
    kinds = {"mit_30.RULE": kind} if kind else {}
    return Answer({"license_detections": [{"matches": [m]} for m in matches], "license_clues": list(clues)}, [], kinds)


def test_a_match_is_a_detection() -> None:
    raw = match("GPL-2.0-or-later WITH Classpath-exception-2.0", (3, 9), "3-seq") | {"match_coverage": 87.654}
    found, problems = detections("a.c", answer(MatchAnswer(**raw), kind="notice"))
    expression = parse("GPL-2.0-or-later WITH Classpath-exception-2.0")
    assert found == (Detection(expression, 3, 9, 0.8765, Method.APPROXIMATE, "mit_30.RULE", Role.NOTICE),)
    assert problems == ()


@pytest.mark.parametrize(
    ("matcher", "kind", "method", "role"),
    [
        ("1-hash", "text", Method.HASH, Role.TEXT),
        ("1-spdx-id", None, Method.SPDX_TAG, Role.TAG),
        ("2-aho", "tag", Method.EXACT, Role.TAG),
        ("3-seq", "text", Method.APPROXIMATE, Role.TEXT),
        ("5-aho-frag", None, Method.APPROXIMATE, Role.MENTION),
        ("6-unknown", None, Method.UNKNOWN, Role.MENTION),
        ("9-of-some-other-day", "notice", Method.UNKNOWN, Role.NOTICE),
    ],
)
def test_matchers_and_rules_in_words_of_the_model(matcher: str, kind: str | None, method: Method, role: Role) -> None:
    (found,), _ = detections("a.c", answer(match(matcher=matcher), kind=kind))
    assert (found.method, found.role) == (method, role)


def test_what_spdx_does_not_list_keeps_its_name() -> None:
    (found,), _ = detections("a.c", answer(match("LicenseRef-scancode-public-domain")))
    assert str(found.expression) == "LicenseRef-scancode-public-domain"


def test_clues_are_among_the_matches_and_all_stand_by_line() -> None:
    found, _ = detections("a.c", answer(match("MIT", (9, 9)), match("ISC", (2, 5)), clues=(match("Zlib", (4, 4)),)))
    assert [str(each.expression) for each in found] == ["ISC", "Zlib", "MIT"]


def test_what_is_no_expression_is_a_problem_and_the_rest_is_kept() -> None:
    found, (problem,) = detections("a.c", answer(match("MIT AND", (7, 7)), match("ISC", (8, 8))))
    assert [str(each.expression) for each in found] == ["ISC"]
    assert (problem.path, problem.line, problem.matters) == ("a.c", 7, True)
    assert "'MIT AND'" in problem.message


def test_a_holder_belongs_to_the_statement_before_it() -> None:
    found = copyrights(
        [
            {"copyright": "Copyright 1999, 2001-04 Ann Lee", "start_line": 3, "end_line": 3},
            {"holder": "Ann Lee", "start_line": 3, "end_line": 3},
            {"copyright": "(c) 2020", "start_line": 4, "end_line": 4},
            {"copyright": "Copyright Ben Roe and others", "start_line": 4, "end_line": 5},
            {"holder": "Ben Roe and others", "start_line": 4, "end_line": 5},
        ]
    )
    assert found == (
        Copyright("Copyright 1999, 2001-04 Ann Lee", "Ann Lee", "1999, 2001-04", 3),
        Copyright("(c) 2020", "", "2020", 4),
        Copyright("Copyright Ben Roe and others", "Ben Roe and others", "", 4),
    )


def test_a_holder_without_a_statement_is_passed_over() -> None:
    assert copyrights([{"holder": "Ann Lee", "start_line": 3, "end_line": 3}]) == ()


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Copyright (c) 2019 - 2021, 2023 A", "2019-2021, 2023"),
        ("Copyright 2019 to present A", "2019-present"),
        ("Copyright 1998--2001 A", "1998-2001"),
        ("Copyright A, Suite 12001 B", ""),
    ],
)
def test_years(statement: str, expected: str) -> None:
    assert years(statement) == expected
