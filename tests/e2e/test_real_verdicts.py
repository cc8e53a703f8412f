# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The verdicts of docs/verdicts.md, on source distributions from the index that pip is configured with."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.cli.app import run

pytestmark = [pytest.mark.full, pytest.mark.network]

Judge = Callable[..., dict[str, Any]]


def pip(*arguments: str | Path) -> None:
    """Run pip as its user has configured it; skip the test where it cannot get what was asked for."""
    done = subprocess.run([sys.executable, "-m", "pip", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"pip {' '.join(map(str, arguments))}: {done.stderr.strip()[-400:]}")


@pytest.fixture
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The source distribution that the test names."""
    pip("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", tmp_path / "got", request.param)
    return next((tmp_path / "got").glob("*.tar.gz"))


@pytest.fixture
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder of installed packages, those that the test names and no others."""
    folder = tmp_path / "site-packages"
    pip("install", "--quiet", "--no-deps", "--only-binary", ":all:", "--target", folder, *request.param)
    return folder


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    def judged(path: Path, environment: Path, *options: str) -> dict[str, Any]:
        out = tmp_path / "report.json"
        where = ("--env", str(environment), "--quiet", "--format", "json", "-o", str(out))
        assert run(["check", str(path), *where, *options]) in (0, 1)
        report: dict[str, Any] = json.loads(out.read_text())
        return report

    return judged


def of(report: dict[str, Any], code: str) -> dict[str, dict[str, Any]]:
    return {each["subject"]: each for each in report["findings"] if each["code"] == code}


@pytest.mark.parametrize("packed", ["backend.ai-manager==23.9.10"], indirect=True)
@pytest.mark.parametrize(
    "environment", [("aiomonitor==0.6.0", "aioconsole==0.8.2", "pyzmq==25.1.2", "wcwidth==0.9.4")], indirect=True
)
def test_a_console_under_the_gpl_bars_backend_ai_manager(packed: Path, environment: Path, judge: Judge) -> None:
    console = "pkg:pypi/aioconsole@0.8.2"
    report = judge(packed, environment)
    (found,) = of(report, "license-conflict").items()
    assert (report["project"]["outbound"], found[0], found[1]["severity"]) == ("LGPL-3.0-or-later", console, "error")
    assert found[1]["paths"] == [["pkg:pypi/aiomonitor@0.6.0", console]]
    assert {"license=GPL-3.0-or-later", "distribution=network"} <= {each["change"] for each in found[1]["remedies"]}
    assert "pkg:pypi/pyzmq@25.1.2" not in of(report, "license-unknown")
    for change in ("license=GPL-3.0-or-later", "distribution=network", "drop:pkg:pypi/aiomonitor"):
        assert not of(judge(packed, environment, "--what-if", change), "license-conflict")


@pytest.mark.parametrize("packed", ["django==5.2.19"], indirect=True)
@pytest.mark.parametrize("environment", [("asgiref", "sqlparse")], indirect=True)
def test_django_has_works_of_others_and_no_conflict(packed: Path, environment: Path, judge: Judge) -> None:
    report = judge(packed, environment)
    assert report["project"]["outbound"] == "BSD-3-Clause"
    static = "django/contrib/admin/static/admin"
    vendored = (f"{static}/js/vendor/{name}" for name in ("jquery", "select2", "xregexp"))
    assert {*vendored, f"{static}/js/inlines.js"} <= set(of(report, "vendored-unlisted"))
    assert not of(report, "license-conflict")


@pytest.mark.parametrize("packed", ["paramiko==5.1.0"], indirect=True)
@pytest.mark.parametrize("environment", [("bcrypt", "cryptography", "pynacl", "invoke")], indirect=True)
def test_paramiko_imports_apache_and_means_later_versions(packed: Path, environment: Path, judge: Judge) -> None:
    report = judge(packed, environment, "--obligations")
    assert (report["verdict"], report["project"]["outbound"]) == ("pass", "LGPL-2.1-only")
    assert "source files say LGPL-2.1-or-later" in of(report, "deprecated-id")["project"]["message"]
    assert not any(each["license"].startswith("LGPL") for each in report["obligations"])


@pytest.mark.parametrize("packed", ["ansible-core==2.19.14"], indirect=True)
@pytest.mark.parametrize(
    "environment",
    [("jinja2", "markupsafe", "pyyaml", "cryptography", "cffi", "packaging", "resolvelib")],
    indirect=True,
)
def test_what_ansible_took_from_python_goes_into_the_gpl(packed: Path, environment: Path, judge: Judge) -> None:
    report = judge(packed, environment, "--obligations")
    assert report["project"]["outbound"] == "GPL-3.0-or-later"
    assert not of(report, "license-conflict")
    version = "lib/ansible/module_utils/compat/version.py"
    assert any(each["license"] == "PSF-2.0" and version in each["components"] for each in report["obligations"])
    assert "lib/ansible/_vendor/__init__.py" not in of(report, "vendored-unlisted")
