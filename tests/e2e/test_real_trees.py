# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Real source distributions, from the index that pip is configured with: headers that `reuse lint` takes."""

from __future__ import annotations

import ast
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from licet.cli.app import run

pytestmark = [pytest.mark.full, pytest.mark.network]


@pytest.fixture(params=["django", "paramiko"])
def tree(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*command, "--dest", tmp_path, request.param], check=True)
    packed = next(tmp_path.glob("*.tar.gz"))
    with tarfile.open(packed) as archive:
        archive.extractall(tmp_path, filter="data")
    return next(path for path in tmp_path.iterdir() if path.is_dir())


def test_reuse_lint_passes_and_the_code_is_still_code(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = {path for path in tree.rglob("*.py") if is_python(path)}
    assert run(["headers", "add", str(tree)]) == 0
    done = subprocess.run(
        [Path(sys.executable).with_name("reuse"), "--root", tree, "lint"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
    assert all(map(is_python, code))
    assert run(["headers", "check", str(tree)]) == 0
    capsys.readouterr()
    assert run(["headers", "add", str(tree)]) == 0
    assert capsys.readouterr().out == "nothing to change\n"


def is_python(path: Path) -> bool:
    try:
        ast.parse(path.read_bytes())
    except (SyntaxError, ValueError):
        return False
    return True
