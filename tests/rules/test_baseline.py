# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A baseline knows findings again when lines move, and nothing else; and is a file that merges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from licet.errors import BaselineError
from licet.licenses.expression import License
from licet.model import (
    Evidence,
    Finding,
    Inventory,
    Mark,
    Outbound,
    OutboundBasis,
    Problem,
    Report,
    Severity,
    Verdict,
    Versions,
)
from licet.rules.baseline import parse_baseline, written
from licet.rules.comparison import compared, marked
from licet.rules.policy import Policy

GPL = "GPL-3.0-only (dynamic) cannot go into a work under MIT"


def finding(subject: str, *paths: str, message: str = GPL, severity: Severity = Severity.ERROR) -> Finding:
    evidence = tuple(Evidence(path, line) for line, path in enumerate(paths, 1))
    return Finding("license-conflict", severity, subject, message, evidence)


def report(*findings: Finding, problems: tuple[Problem, ...] = ()) -> Report:
    outbound = Outbound(License("MIT"), OutboundBasis.DECLARED)
    return Report(Versions("0", "r", "l"), outbound, Verdict.FAIL, Inventory(problems=problems), findings)


def beside(then: Report, now: Report, *, strict: bool = False) -> Report:
    text = "".join(written(then.findings, Severity.ERROR))
    return compared(now, parse_baseline(text, "b.jsonl"), "b.jsonl", Policy(), strict=strict)


PACKAGE = finding("pkg:pypi/x@1.0", "uv.lock")
FOLDER = finding("src", "src/a.py", "src/b.py")


@pytest.mark.parametrize(
    "now",
    [
        replace(PACKAGE, evidence=(Evidence("uv.lock", 99),)),
        replace(PACKAGE, evidence=(Evidence("poetry.lock", 1),)),
        replace(PACKAGE, subject="pkg:pypi/x@2.0"),
        replace(PACKAGE, message="a work under MIT has no room for GPL-3.0-only"),
        replace(PACKAGE, severity=Severity.WARNING),
    ],
)
def test_a_finding_is_known_again(now: Finding) -> None:
    made = beside(report(PACKAGE), report(now))
    assert (made.findings, made.verdict) == ((), Verdict.PASS)
    assert made.compared is not None
    assert (made.compared.known, made.compared.gone, made.compared.against) == ((now,), (), "b.jsonl")


@pytest.mark.parametrize(
    "now",
    [
        replace(PACKAGE, subject="pkg:pypi/y@1.0"),
        replace(PACKAGE, message=GPL.replace("GPL", "AGPL")),
        replace(PACKAGE, message=GPL.replace("MIT", "Apache-2.0")),
        replace(PACKAGE, code="license-denied"),
        replace(PACKAGE, wholes=("packages/app",)),
    ],
)
def test_another_finding_is_new_and_what_was_known_is_gone(now: Finding) -> None:
    made = beside(report(PACKAGE), report(now))
    assert (made.findings, made.verdict) == ((now,), Verdict.FAIL)
    assert made.compared is not None
    assert made.compared.gone == PACKAGE.marks


def test_one_file_more_in_a_folder_is_new_and_the_others_are_known() -> None:
    now = finding("src", "src/a.py", "src/b.py", "src/new.py", message=f"{GPL} (3 files)")
    (new,) = beside(report(FOLDER), report(now)).findings
    assert new.evidence == (Evidence("src/new.py", 3),)
    assert new.message == f"{GPL} (3 files); 1 of 3 are new"
    assert beside(report(FOLDER), report(finding("src/a.py", "src/a.py"))).findings == ()


def test_every_file_of_a_folder_counts_however_many_there_are() -> None:
    then, now = (finding("src", *(f"src/{n:03}.py" for n in range(count))) for count in (60, 61))
    (new,) = beside(report(then), report(now)).findings
    assert [each.path for each in new.evidence] == ["src/060.py"]


def test_the_same_finding_twice_is_one_more_than_once() -> None:
    assert beside(report(PACKAGE), report(PACKAGE, PACKAGE)).findings == (PACKAGE,)
    assert beside(report(PACKAGE, PACKAGE), report(PACKAGE, PACKAGE)).findings == ()


def test_the_policy_of_the_subject_is_no_place() -> None:
    unused = Finding("exception-unused", Severity.WARNING, "src/**", "unused", (Evidence("licet.toml", 3),))
    assert unused.marks == (Mark("exception-unused", "src/**", "", ""),)
    project = finding("project", "project/pyproject.toml")
    assert [mark.about for mark in project.marks] == ["project"]
    assert [mark.about for mark in finding(".", "a.py", "b/c.py").marks] == ["a.py", "b/c.py"]


def test_what_could_not_be_read_then_does_not_make_the_answer_incomplete_now() -> None:
    problem = Problem("uv.lock", "manifest-unreadable", "cut in half", matters=True)
    unread = Finding("scan-incomplete", Severity.WARNING, "uv.lock", "cut in half", (Evidence("uv.lock"),))
    now = report(unread, problems=(problem,))
    assert beside(report(), now).verdict is Verdict.INCOMPLETE
    assert beside(now, now).verdict is Verdict.PASS
    other = replace(problem, path="other.lock")
    assert beside(now, report(unread, problems=(problem, other))).verdict is Verdict.INCOMPLETE


def test_notes_are_not_written_and_what_the_policy_fails_on_is() -> None:
    note, warning = (finding("a", severity=each) for each in (Severity.NOTE, Severity.WARNING))
    assert [*map(len, (list(written([note], Severity.ERROR)), list(written([note], Severity.NOTE))))] == [1, 2]
    assert len(list(written([warning], Severity.ERROR))) == 2


def test_the_file_is_sorted_and_without_lines_versions_or_dates_and_reads_back() -> None:
    findings = (FOLDER, PACKAGE, finding("caf\udce9.py", "caf\udce9.py"), finding("b"), finding("b"))
    lines = list(written(findings, Severity.ERROR))
    assert lines == list(written(reversed(findings), Severity.ERROR))
    assert lines[1:] == sorted(lines[1:])
    assert '{"code": "license-conflict", "about": "b", "licenses": "GPL-3.0-only MIT", "count": 2}\n' in lines
    assert '{"code": "license-conflict", "about": "pkg:pypi/x", "licenses": "GPL-3.0-only MIT"}\n' in lines
    assert parse_baseline("".join(lines), "b") == marked(findings)


def test_both_sides_of_a_merge_may_be_kept() -> None:
    head, *entries = written((FOLDER, PACKAGE), Severity.ERROR)
    assert parse_baseline("".join((head, *entries, *entries, head)), "b") == marked((FOLDER, PACKAGE))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<<<<<<< HEAD", "left of a merge"),
        ("no JSON", "no JSON object"),
        ("[1]", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        ('{"code": "x"}', 'no "code" and "about"'),
        ('{"code": "x", "about": 1}', 'no "code" and "about"'),
        ('{"code": "x", "about": "y", "count": 0}', "no number above 0"),
        ('{"code": "x", "about": "y", "count": true}', "no number above 0"),
        ('{"licet-baseline": "2"}', "another version"),
    ],
)
def test_every_line_that_is_no_entry_is_told_with_its_number(line: str, said: str) -> None:
    with pytest.raises(BaselineError) as raised:
        parse_baseline(f'{{"licet-baseline": "1"}}\n\n{line}\nalso wrong\n', "b.jsonl")
    assert [(mistake.path, mistake.line) for mistake in raised.value.mistakes] == [("b.jsonl", 3), ("b.jsonl", 4)]
    assert said in str(raised.value)
