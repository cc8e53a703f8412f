# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet sbom` writes documents, and `licet check` and `licet scan` take them for what they describe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.licenses.catalog import text
from licet.templates.sbom import FORMATS

Licet = Callable[..., Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    root.mkdir()
    packages = {
        "": {"name": "shop", "version": "1.0.0", "license": "MIT", "dependencies": {"a": "1", "open": "1"}},
        "node_modules/a": {"version": "1.0.0", "license": "GPL-3.0-only"},
        "node_modules/open": {"version": "1.0.0"},
    }
    (root / "package.json").write_text(json.dumps(packages[""]))
    (root / "package-lock.json").write_text(json.dumps({"lockfileVersion": 3, "packages": packages}))
    (root / "LICENSE").write_text(text("MIT"))
    return root


def test_several_formats_at_a_time(project: Path, licet: Licet, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    done = licet("sbom", project, "-f", "spdx-tv", "-f", "cyclonedx-xml", "-o", one, "-o", other)
    assert (done.code, done.out) == (0, "")
    assert one.read_text().startswith("SPDXVersion: SPDX-2.3\n")
    assert "http://cyclonedx.org/schema/bom/1.6" in other.read_text()
    assert licet("sbom", project, "-f", "spdx-tv", "-f", "spdx-xml").code == 2


def test_spdx_in_json_is_what_is_written_unasked(project: Path, licet: Licet) -> None:
    tree = json.loads(licet("sbom", project).out)
    assert (tree["spdxVersion"], tree["name"]) == ("SPDX-2.3", "shop")
    (root,) = [each for each in tree["packages"] if each["name"] == "shop"]
    assert root["externalRefs"][0]["referenceLocator"] == "pkg:npm/shop@1.0.0"


@pytest.mark.parametrize("format", FORMATS)
def test_document_is_judged_as_the_project(format: str, project: Path, licet: Licet, tmp_path: Path) -> None:
    document = tmp_path / "bom.yaml"
    licet("sbom", project, "-f", format, "-o", document)
    expected, found = licet("check", project, "-f", "json"), licet("check", document, "-f", "json")
    assert found.code == expected.code == 1
    assert json.loads(found.out)["findings"] == json.loads(expected.out)["findings"]
    components = [json.loads(licet("scan", each, "-f", "json").out)["components"] for each in (project, document)]
    assert components[0] == components[1]


def test_document_can_be_written_anew_in_another_format(project: Path, licet: Licet, tmp_path: Path) -> None:
    first, second = tmp_path / "bom.json", tmp_path / "again.xml"
    licet("sbom", project, "-f", "cyclonedx-json", "-o", first)
    licet("sbom", first, "-f", "spdx-xml", "-o", second)
    expected, found = licet("check", project, "-f", "json"), licet("check", second, "-f", "json")
    assert json.loads(found.out)["findings"] == json.loads(expected.out)["findings"]


def test_policy_clarifies_what_a_document_leaves_open(project: Path, licet: Licet, tmp_path: Path) -> None:
    document, policy = tmp_path / "bom.json", tmp_path / "licet.toml"
    licet("sbom", project, "-o", document)
    policy.write_text(
        '[[clarify]]\npackage = "pkg:npm/open"\nlicense = "ISC"\n[[clarify]]\npackage = "pkg:npm/a"\nlicense = "MIT"\n'
    )
    components = json.loads(licet("scan", document, "-f", "json", "--policy", policy).out)["components"]
    assert [(each["concluded"], each["basis"]) for each in components] == [("MIT", "clarified"), ("ISC", "clarified")]
    assert licet("check", document, "--policy", policy).code == 0


def test_license_of_a_policy_stands_in_the_document(project: Path, licet: Licet, tmp_path: Path) -> None:
    (project / "licet.toml").write_text('[project]\nlicense = "GPL-3.0-only"\n')
    document = tmp_path / "bom.json"
    licet("sbom", project, "-f", "cyclonedx-json", "-o", document)
    assert json.loads(licet("check", document, "-f", "json").out)["project"]["outbound"] == "GPL-3.0-only"


def test_licenses_that_others_changed_in_the_document_are_judged(project: Path, licet: Licet, tmp_path: Path) -> None:
    document = tmp_path / "bom.json"
    licet("sbom", project, "-f", "spdx-json", "-o", document)
    tree = json.loads(document.read_text())
    for each in tree["packages"]:
        if each["name"] == "open":
            each["licenseConcluded"] = "AGPL-3.0-only"
    document.write_text(json.dumps(tree))
    components = {each["purl"]: each for each in json.loads(licet("scan", document, "-f", "json").out)["components"]}
    assert components["pkg:npm/open@1.0.0"]["concluded"] == "AGPL-3.0-only"


def test_document_that_lost_its_notes_is_read_by_its_fields(project: Path, licet: Licet, tmp_path: Path) -> None:
    document = tmp_path / "bom.json"
    licet("sbom", project, "-o", document)
    tree = json.loads(document.read_text())
    for each in (tree, *tree["packages"], *tree["files"]):
        each.pop("comment", None)
    document.write_text(json.dumps(tree))
    found = json.loads(licet("check", document, "-f", "json").out)
    assert found["project"]["outbound"] == "MIT"
    assert [each["code"] for each in found["findings"]] == ["license-conflict", "license-unknown"]


def test_same_bytes_in_every_process(project: Path) -> None:
    for format in FORMATS:
        written = set()
        for seed in ("1", "2"):
            env = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
            command = [sys.executable, "-m", "licet", "sbom", str(project), "-f", format, "-q"]
            written.add(subprocess.run(command, capture_output=True, env=env, check=True).stdout)
        assert len(written) == 1, format
        assert b"2023-11-14T22:13:20" in written.pop()


def test_time_that_is_none_is_refused(project: Path, licet: Licet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    done = licet("sbom", project)
    assert (done.code, done.out) == (2, "")
    assert "SOURCE_DATE_EPOCH" in done.err


def test_what_could_not_be_read_is_the_exit_code(project: Path, licet: Licet, tmp_path: Path) -> None:
    (project / "package-lock.json").write_text("{")
    document = tmp_path / "bom.json"
    assert licet("sbom", project, "-o", document).code == 3
    assert licet("check", document).code in (1, 3)
    document.write_text('{"bomFormat": "CycloneDX", ')
    done = licet("check", document)
    assert done.code == 3
    assert "bom.json:1: is not valid JSON" in done.err
