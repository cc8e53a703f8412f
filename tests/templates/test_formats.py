# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reports in every format: nothing lost, nothing too wide, nothing that cannot be printed."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from licet.licenses.expression import License
from licet.model import (
    Basis,
    Component,
    Cure,
    Evidence,
    FileFacts,
    FileKind,
    Finding,
    Inventory,
    Outbound,
    OutboundBasis,
    Problem,
    Reason,
    Remedy,
    Report,
    Resolution,
    Scope,
    Severity,
    Unknown,
    Verdict,
    Versions,
)
from licet.templates.formats import FORMATS, Canvas, render
from licet.templates.formats.canvas import NARROWEST, shorten

WHY = Reason(
    "rule", "because the words of the license say so, at some length and with some detail", "https://example.org/a"
)
ODD = "caf\udce9.py"


def conflict(subject: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        "license-conflict", severity, subject, "GPL-3.0-only (dynamic) cannot go into a work under MIT",
        (Evidence("uv.lock", 7),), (WHY,), ("replace it", "call it as a separate program"),
        (("pkg:pypi/near@1", subject),) if subject == "pkg:pypi/far@1" else (),
    )  # fmt: skip


@pytest.fixture
def report() -> Report:
    far = Component("pkg:pypi/far@1", direct=False, parents=("pkg:pypi/near@1",))
    inventory = Inventory(
        files=(FileFacts(ODD, FileKind.SOURCE, 3),),
        resolutions=(
            Resolution(far, License("GPL-3.0-only"), Basis.DECLARED, "GPL-3.0-only"),
            Resolution(Component("pkg:pypi/near@1"), License("MIT"), Basis.DECLARED, "MIT"),
            Resolution(Component("pkg:pypi/tool@1", Scope.DEV), Unknown("nobody knows"), Basis.UNKNOWN),
        ),
        problems=(Problem(ODD, "name-not-utf8", "its name is odd"),),
    )
    outbound = Outbound(License("MIT"), OutboundBasis.DECLARED, (Evidence("pyproject.toml", 4),))
    findings = (conflict("pkg:pypi/far@1"), conflict(ODD, Severity.WARNING), conflict("b", Severity.WARNING))
    return Report(Versions("0", "r", "l"), outbound, Verdict.FAIL, inventory, findings)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("width", [10, 80, 200])
def test_every_format_can_be_encoded_and_names_every_subject(format: str, width: int, report: Report) -> None:
    made = render(report, format, Canvas(width))
    assert made.encode("utf-8")
    for subject in ("pkg:pypi/far@1", "caf\\xe9.py", "pkg:pypi/near@1"):
        assert subject in made.replace("\\\\", "\\")
    assert made == render(report, format, Canvas(width))


@pytest.mark.parametrize("width", [NARROWEST, 60, 80, 120])
def test_text_fits_the_window_unless_a_word_does_not(width: int, report: Report) -> None:
    for line in render(report, "text", Canvas(width)).splitlines():
        assert len(line) <= width or len(line.split()) <= 2, line


def test_of_several_ways_out_of_one_kind_the_first_is_shown_before_those_of_another(report: Report) -> None:
    cures = (Cure.PROCESS, Cure.OUTBOUND, Cure.DROP)
    remedies = tuple(Remedy(cure, f"{cure} {number}", "") for cure in cures for number in (1, 2, 3))
    texts = tuple(remedy.text for remedy in remedies)
    made = replace(report.findings[0], remedies=remedies, how_to_fix=(*texts, "accept it"))
    said = render(replace(report, findings=(made,)), "text", Canvas(100))
    assert re.findall(r"^    (?:fix|or) +(.*)", said, re.MULTILINE) == [
        "process 1", "outbound 1", "drop 1", "accept it", "process 2",
    ]  # fmt: skip


def test_text_says_the_verdict_first_then_who_needs_it(report: Report) -> None:
    made = render(report, "text", Canvas(100))
    assert made.splitlines()[0].startswith("✗ fail")
    assert "declared in pyproject.toml:4" in made.splitlines()[1]
    assert re.search(r"by way of +pkg:pypi/near@1 > pkg:pypi/far@1", made)
    assert "warning license-conflict × 2" in made


def test_colour_is_there_only_where_it_is_wanted(report: Report) -> None:
    assert "\x1b[" not in render(report, "text", Canvas(100, color=False))
    coloured = render(report, "text", Canvas(100, color=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(report, "text", Canvas(100))


def test_json_lines_hold_what_the_document_holds(report: Report) -> None:
    whole = json.loads(render(report, "json", Canvas()))
    lines = [json.loads(line) for line in render(report, "jsonl", Canvas()).splitlines()]
    assert lines[0]["verdict"] == whole["verdict"] == "fail"
    for key, kind in (("files", "file"), ("components", "component"), ("findings", "finding"), ("problems", "problem")):
        assert [{k: v for k, v in line.items() if k != "type"} for line in lines if line["type"] == kind] == whole[key]


def test_unknown_is_null_and_says_why(report: Report) -> None:
    components = {c["purl"]: c for c in json.loads(render(report, "json", Canvas()))["components"]}
    tool = components["pkg:pypi/tool@1"]
    assert (tool["concluded"], tool["unknown"], tool["scope"]) == (None, "nobody knows", "dev")


def test_cells_are_cut_with_a_sign() -> None:
    assert shorten("abcdef", 4) == "abc…"
    assert shorten("abc", 4) == "abc"


def test_control_characters_never_reach_a_terminal() -> None:
    evil = "\x1b[2Jname\u202eevil"
    inventory = Inventory(problems=(Problem(evil, "x", evil),))
    outbound = Outbound(None, OutboundBasis.NONE)
    report = Report(
        Versions("0", "r", "l"),
        outbound,
        Verdict.FAIL,
        inventory,
        (Finding("low-confidence", Severity.ERROR, evil, evil),),
    )
    made = render(report, "text", Canvas())
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert "\\x1b[2Jname\\u202eevil" in made


def test_systems_of_a_component_are_said_where_it_is_for_some_alone(report: Report) -> None:
    windows = Component("pkg:pypi/windows@1", systems=("win32",), machines=("x64",))
    resolutions = (*report.inventory.resolutions, Resolution(windows, License("MIT"), Basis.DECLARED))
    report = replace(report, inventory=replace(report.inventory, resolutions=resolutions))
    found = {each["purl"]: each for each in json.loads(render(report, "json", Canvas()))["components"]}
    assert (found[windows.purl]["systems"], found[windows.purl]["machines"]) == (["win32"], ["x64"])
    assert "libc" not in found[windows.purl]
    assert "systems" not in found["pkg:pypi/near@1"]
