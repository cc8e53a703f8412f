# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The golden projects once more, by their bills of materials: whoever has only that judges as who has the project."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from licet.cli.policy_file import find_policy
from licet.pipeline import Options, check
from licet.pipeline.bills import bill
from licet.templates.sbom import FORMATS, render
from tests.golden.test_golden import CASES, TODAY, build

WRITTEN = "2026-01-02T03:04:05Z"
NAMES = {"spdx-tv": "bom.spdx", "spdx-yaml": "bom.spdx.yaml"}
"""What the documents are called that do not tell by their first character what they are."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_bill_is_judged_as_the_project(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    project, packages = build(tmp_path, tomllib.loads(path.read_text(encoding="utf-8")))
    policy, options = find_policy(project, None), Options(jobs=1, environment=packages)
    report = check(project, policy, options, TODAY)
    made, problems = bill(project, policy, options, WRITTEN)
    assert problems == report.inventory.problems
    start = CASES.index(path) % len(FORMATS)
    formats = [*FORMATS] if request.config.getoption("--full") else ([*FORMATS] * 2)[start : start + 2]
    for format in formats:
        document = tmp_path / NAMES.get(format, "bom")
        document.write_text(render(made, format), encoding="utf-8")
        again = check(document, policy, Options(jobs=1), TODAY)
        assert again.findings == report.findings, format
        assert (again.verdict, again.outbound) == (report.verdict, report.outbound), format
        assert again.inventory == report.inventory, format
