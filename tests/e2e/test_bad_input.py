# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The world's mess: each has a clear message with its place, the rest of the scan goes on, the exit code says so."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from licet.licenses.catalog import text
from licet.scanner.reading import LARGEST
from licet.scanner.scan import scan
from licet.scanner.walk import walk

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "LICENSE").write_text(text("MIT"))
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ours"\nversion = "1"\nlicense = "MIT"\n')
    (tmp_path / "sound.py").write_text("# SPDX-License-Identifier: Apache-2.0\n")
    return tmp_path


def check(root: Path, *options: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, report and stderr of `licet check ROOT` in a process of its own."""
    command = [sys.executable, "-m", "licet", "check", str(root), "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    err = done.stderr.decode()
    assert "Traceback" not in err
    return done.returncode, json.loads(done.stdout), err


def problem(report: dict[str, Any], code: str) -> dict[str, Any]:
    """The one problem of CODE."""
    (found,) = [entry for entry in report["problems"] if entry["code"] == code]
    assert isinstance(found, dict)
    return found


def rest_was_scanned(report: dict[str, Any]) -> bool:
    return {"path": "sound.py", "expression": "Apache-2.0"} in [
        {"path": entry["path"], "expression": entry["expression"]} for entry in report["files"]
    ]


def test_broken_toml(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\nversion = \n')
    code, report, _ = check(project)
    found = problem(report, "manifest-unreadable")
    assert (code, found["path"], found["line"]) == (3, "pyproject.toml", 3)
    assert report["verdict"] == "incomplete"
    assert rest_was_scanned(report)


def test_impossible_expression(project: Path) -> None:
    (project / "pyproject.toml").write_text('[project]\nname = "x"\nlicense = "MIT WITH WITH GPL"\n')
    code, report, _ = check(project)
    (found,) = [finding for finding in report["findings"] if finding["code"] == "expression-invalid"]
    assert code == 1
    assert found["evidence"][0] == {"path": "pyproject.toml", "line": 3, "text": "MIT WITH WITH GPL"}
    assert rest_was_scanned(report)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("uv.lock", 'version = 1\n\n[[package]]\nname = "a"\nversion = "1.0"\nsource = { regis'),
        ("poetry.lock", '[[package]]\nname = "a"\nversion = "1.0"\n'),
        ("package-lock.json", '{"lockfileVersion": 3, "packages": {"node_modules/a": {"version": "1'),
        ("pylock.toml", 'lock-version = "1.0"\n[[packages]\n'),
    ],
)
def test_lockfile_cut_in_half(project: Path, name: str, content: str) -> None:
    (project / name).write_text(content)
    code, report, _ = check(project)
    found = problem(report, "manifest-unreadable")
    assert code == 3
    assert found["path"] == name
    assert found["line"] is not None
    assert rest_was_scanned(report)


def test_file_without_read_permission(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = project / "secret.py"
    secret.write_text("x = 1\n")
    genuine = open

    def refused(path: Any, *args: Any, **kwargs: Any) -> Any:
        # Permissions do not bind the superuser, whom tests may run as.
        if str(path).endswith("secret.py"):
            raise PermissionError(13, "Permission denied", str(path))
        return genuine(path, *args, **kwargs)

    monkeypatch.setattr("builtins.open", refused)
    facts, problems = scan(walk(project).files, jobs=1)
    assert [(p.path, p.code, p.matters) for p in problems] == [("secret.py", "unreadable", True)]
    assert any(fact.path == "sound.py" and fact.detections for fact in facts)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="PERMISSIONS DO NOT BIND THE SUPERUSER")
def test_file_and_folder_without_permission(project: Path) -> None:
    (project / "secret.py").write_text("x = 1\n")
    (project / "secret.py").chmod(0)
    (project / "closed").mkdir(mode=0)
    code, report, _ = check(project)
    assert code == 3
    assert {entry["path"] for entry in report["problems"]} == {"secret.py", "closed"}
    assert rest_was_scanned(report)


def test_file_of_a_gigabyte_is_read_at_its_ends(project: Path) -> None:
    with (project / "huge.txt").open("wb") as file:
        file.write(b"SPDX-License-Identifier: BSD-3-Clause\n")
        file.seek(1024**3 - 1)
        file.write(b"\n")
    code, report, _ = check(project)
    found = problem(report, "file-too-large")
    assert found["path"] == "huge.txt"
    assert str(LARGEST // 2) in found["message"]
    assert code == 0
    assert rest_was_scanned(report)
    assert check(project, "--strict")[0] == 3


def test_symlink_loops(project: Path) -> None:
    (project / "loop").symlink_to("loop")
    (project / "up").symlink_to(project, target_is_directory=True)
    (project / "dangling").symlink_to("nowhere")
    code, report, _ = check(project)
    assert {(p["path"], p["code"]) for p in report["problems"]} == {("loop", "symlink-loop"), ("up", "symlink-loop")}
    assert code == 0
    assert check(project, "--strict")[0] == 3
    assert rest_was_scanned(report)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system takes no such name")
def test_name_that_is_not_utf8(project: Path) -> None:
    with open(os.fsencode(project) + b"/caf\xe9.py", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"# SPDX-License-Identifier: Zlib\n")
    code, report, _ = check(project)
    found = problem(report, "name-not-utf8")
    assert found["path"] == "caf\\xe9.py"
    assert {"caf\\xe9.py"} <= {entry["path"] for entry in report["files"] if entry["expression"] == "Zlib"}
    assert code == 0
    assert rest_was_scanned(report)


def test_interrupted_by_the_user(project: Path) -> None:
    for number in range(400):
        (project / f"f{number}.py").write_text("x = 1\n" * 2000)
    command = [sys.executable, "-c", _INTERRUPT, str(project)]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, check=False)
    assert done.returncode == 130
    assert b"interrupted" in done.stderr
    assert done.stdout == b""


_INTERRUPT = """
import sys
from licet.cli import main
import licet.pipeline.inventory

def stop(*args, **kwargs):
    raise KeyboardInterrupt

licet.pipeline.inventory.scan = stop
main(["check", sys.argv[1]])
"""

# REUSE-IgnoreEnd
