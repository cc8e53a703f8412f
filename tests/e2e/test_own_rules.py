# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A folder of own rules, named in the policy, takes part in every command."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = "LicenseRef-acme-acme-internal"
TERMS = "Acme staff may use this work on machines of Acme. Nobody may hand it to anyone else, in whole or in part.\n"
LICENSE = f"---\nname: Acme Internal\ncategory: Commercial\nconditions:\n  - include-copyright\n---\n{TERMS}"
NOTICE = "---\nlicense_expression: acme-internal\nis_license_notice: yes\n---\nStays within the walls of Acme\n"
POLICY = f"""
[project]
license = "Apache-2.0"

[policy]
deny = ["{OURS}"]
fail-on = "warning"

[rules]
folder = "licensing/rules"
namespace = "acme"
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "licensing" / "rules").mkdir(parents=True)
    (root / "licensing" / "rules" / "acme-internal.LICENSE").write_text(LICENSE)
    (root / "licensing" / "rules" / "acme_1.RULE").write_text(NOTICE)
    (root / "licet.toml").write_text(POLICY)
    (root / "secret.py").write_text("# Stays within the walls of Acme.\nprint()\n")
    (root / "open.py").write_text("# SPDX-License-Identifier: MIT\nprint()\n")
    return root


@pytest.fixture
def run(project: Path, tmp_path: Path) -> Run:
    """`licet ARGUMENTS` in the project, with a cache of its own: exit code, stdout, stderr."""

    def licet(*arguments: str) -> tuple[int, str, str]:
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "licet", *arguments]
        done = subprocess.run(command, capture_output=True, cwd=project, env=environment, check=False, text=True)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr

    return licet


def expressions(report: str) -> dict[str, Any]:
    told = json.loads(report)  # `detect` tells files, the others of files and more
    return {entry["path"]: entry["expression"] for entry in (told if isinstance(told, list) else told["files"])}


def test_what_they_find_is_judged_by_the_policy(run: Run) -> None:
    code, out, _ = run("check", ".", "--format", "json")
    denied = [entry for entry in json.loads(out)["findings"] if entry["code"] == "license-denied"]
    assert code == 1
    assert [entry["subject"] for entry in denied] == ["secret.py"]


def test_every_command_knows_the_license(run: Run) -> None:
    assert run("text", OURS)[1].strip() == TERMS.strip()
    assert "Acme Internal" in run("show", OURS)[1]
    assert OURS in run("licenses", "acme", "--format", "json")[1]
    assert run("compat", OURS, "MIT")[1].startswith("unknown")  # what nobody states is never compatible
    assert "2 files in licensing/rules" in run("doctor")[1]


def test_outside_of_the_project_nothing_is_changed(run: Run, project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_bytes((project / "secret.py").read_bytes())
    assert expressions(run("detect", str(elsewhere), "--format", "json")[1]) == {str(elsewhere): None}
    assert expressions(run("detect", "secret.py", "--format", "json")[1]) == {"secret.py": OURS}


def test_a_changed_rule_counts_at_once(run: Run, project: Path) -> None:
    assert expressions(run("scan", ".", "--format", "json")[1])["secret.py"] == OURS
    (project / "licensing" / "rules" / "acme_1.RULE").write_text(NOTICE.replace("walls", "gates"))
    assert expressions(run("scan", ".", "--format", "json")[1])["secret.py"] is None


def test_a_damaged_copy_in_the_cache_is_made_anew(run: Run, tmp_path: Path) -> None:
    run("scan", ".")
    for path in (tmp_path / "cache").rglob("*.index"):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    code, out, _ = run("scan", ".", "--format", "json")
    assert (code, expressions(out)["secret.py"]) == (0, OURS)


def test_all_mistakes_are_told_with_their_places(run: Run, project: Path) -> None:
    (project / "licensing" / "rules" / "bad_1.RULE").write_text("---\nlicense_expresion: mit\n---\nAcme {{way\n")
    code, out, err = run("check", ".")
    assert (code, out) == (2, "")
    assert "bad_1.RULE:2: unknown key 'license_expresion'; did you mean 'license_expression'" in err
    assert "bad_1.RULE:4: {{ is not closed" in err


# REUSE-IgnoreEnd
