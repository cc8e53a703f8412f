# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Many repositories in every format: nothing that speaks to a terminal, a spreadsheet or a browser; nothing lost."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from licet.licenses.expression import License
from licet.model import Finding, Outbound, OutboundBasis, Problem, Severity, Verdict, Versions
from licet.templates.formats import Canvas
from licet.templates.formats.structure import UNPRINTABLE
from licet.templates.repositories import FORMATS, Row, render
from licet.templates.repositories.row import shared, totals

EVIL = "=cmd|'/c x'!A1\x1b[2J\u202e\x9b31m\udcff</td><script>window.ran=1</script>"


def row(name: str, verdict: Verdict | None = Verdict.PASS, *findings: Finding, reason: str = "") -> Row:
    outbound = Outbound(License("MIT"), OutboundBasis.DECLARED)
    problems = (Problem(name, "unreadable", name),)
    code = {Verdict.PASS: 0, Verdict.FAIL: 1}.get(verdict or Verdict.INCOMPLETE, 3)
    return Row(name, code, reason, verdict, outbound, findings, problems, 3, 2, Versions("1", "r", "l"))


def finding(subject: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding("license-conflict", severity, subject, f"{subject} may not go in")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("width", [10, 80, 200])
def test_hostile_names_are_text(format: str, width: int) -> None:
    rows = [
        row(EVIL, Verdict.FAIL, finding(EVIL), finding(f"pkg:npm/{EVIL}")),
        row(EVIL, None, reason=EVIL + "\n" + EVIL),
    ]
    made = render(rows, format, Canvas(width))
    assert made.encode("utf-8")
    assert not UNPRINTABLE.search(made.replace("\r\n", "\n"))
    assert made.count("<script>") == (1 if format == "html" else made.count("</script>"))
    assert made == render(rows, format, Canvas(width))


def test_no_cell_of_a_spreadsheet_is_computed() -> None:
    made = render([row(EVIL, Verdict.FAIL, finding(EVIL))], "csv", Canvas())
    _, line = csv.reader(io.StringIO(made))
    assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_json_says_the_same_as_was_put_in() -> None:
    (entry,) = json.loads(render([row("a\x7f", Verdict.FAIL, finding("\x85"))], "json", Canvas()))["repositories"]
    assert entry["findings"][0]["message"] == "\x85 may not go in"
    assert entry["subject"] == "a\\x7f"


def test_what_many_have_is_counted_once_a_repository() -> None:
    both = (finding("pkg:npm/x@1"), finding("pkg:npm/x@1"), finding("a.c"), finding("pkg:npm/n@1", Severity.NOTE))
    rows = [row("one", Verdict.FAIL, *both), row("two", Verdict.FAIL, *both), row("three", None)]
    assert [(each.subject, each.repositories) for each in shared(rows)] == [("pkg:npm/x@1", 2)]
    assert totals(rows) == {"fail": 2, "unjudged": 1}


def test_a_note_is_not_the_worst() -> None:
    assert row("a", Verdict.PASS, finding("x", Severity.NOTE)).worst is None


def test_the_table_is_one_line_a_repository() -> None:
    rows = [row(f"repository-{number}" + "x" * 50, Verdict.FAIL, finding("pkg:npm/a@1")) for number in range(30)]
    made = render(rows, "text", Canvas(100))
    assert len(re.findall(r"^✗ fail", made, re.MULTILINE)) == 30
    assert all(len(line) <= 100 for line in made.splitlines())
