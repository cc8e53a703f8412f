# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whole projects, small enough to read: each `*.toml` here is a reason, an input and what is expected of it.

`[files]` are the project's, `[installed]` Python packages as their METADATA has them (`files` are their license files).
`[expect]` names the verdict, the outbound license, and every finding of the severities given as "code subject".
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from licet.cli.policy_file import find_policy
from licet.licenses.catalog import text
from licet.model import Report, Severity
from licet.pipeline import Options, check
from licet.rules.codes import SEVERITIES

CASES = sorted(Path(__file__).parent.glob("*.toml"))
TODAY = date(2026, 1, 1)


def build(folder: Path, case: dict[str, Any]) -> tuple[Path, Path]:
    """The project and the environment that CASE describes; `@MIT` as content is the text of that license."""
    project, packages = folder / "project", folder / "environment" / "site-packages"
    packages.mkdir(parents=True)
    for path, content in case["files"].items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text(content[1:]) if content.startswith("@") else content, encoding="utf-8")
    for name, package in case.get("installed", {}).items():
        info = packages / f"{name.replace('-', '_')}-{package['version']}.dist-info"
        info.mkdir()
        lines = [f"Name: {name}", f"Version: {package['version']}", *package.get("metadata", [])]
        (info / "METADATA").write_text("Metadata-Version: 2.4\n" + "\n".join(lines) + "\n", encoding="utf-8")
        for path, content in package.get("files", {}).items():
            (info / path).write_text(text(content[1:]) if content.startswith("@") else content, encoding="utf-8")
    return project, packages


def judged(folder: Path, case: dict[str, Any]) -> Report:
    project, packages = build(folder, case)
    return check(project, find_policy(project, None), Options(jobs=1, environment=packages), TODAY)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_project_is_judged_as_expected(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert case["reason"].endswith(".")
    report = judged(tmp_path, case)
    expected = case["expect"]
    found = {
        severity.value: sorted(f"{f.code} {f.subject}" for f in report.findings if f.severity is severity)
        for severity in Severity
    }
    assert str(report.outbound.expression) == expected["outbound"]
    assert {key: found[key] for key in ("error", "warning", "note") if key in expected} == {
        key: sorted(expected[key]) for key in ("error", "warning", "note") if key in expected
    }
    assert report.verdict == expected["verdict"]
    for finding in report.findings:
        if finding.code in ("license-conflict", "license-denied", "license-missing"):
            assert finding.how_to_fix
            assert all(reason.source for reason in finding.because)
    for needle in expected.get("says", []):
        said = " ".join(
            f"{f.message} {' '.join(f.how_to_fix)} {' '.join(r.text for r in f.because)}" for f in report.findings
        )
        assert needle in said


def test_every_finding_code_is_shown_by_a_project() -> None:
    expected = [tomllib.loads(path.read_text(encoding="utf-8"))["expect"] for path in CASES]
    shown = {finding.split()[0] for each in expected for severity in Severity for finding in each.get(severity, [])}
    assert shown == set(SEVERITIES)


def test_same_input_gives_the_same_report(tmp_path: Path) -> None:
    case = tomllib.loads(CASES[0].read_text(encoding="utf-8"))
    assert judged(tmp_path / "one", case) == judged(tmp_path / "other", case)
