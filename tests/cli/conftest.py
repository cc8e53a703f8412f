# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The command line in this process, and a ScanCode that takes no seconds to load."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from licet.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def licet(capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """`licet ARGUMENTS`, in this process."""

    def run(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as left:
            main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Done(left.value.code, out, err)

    return run


_MATCH = """
def match(expression, line, rule, coverage=100.0):
    return {"license_expression_spdx": expression, "start_line": line, "end_line": line, "matcher": "2-aho",
            "match_coverage": coverage, "rule_identifier": rule}
"""

_MODULES = {
    "scancode/__init__.py": "",
    "scancode/api.py": f"""
import os
{_MATCH}
def get_licenses(path):
    with open(path) as file:
        lines = file.read().split("\\n")
    if "FAILS" in lines:
        raise ValueError("cannot make sense of it")
    if "DIES" in lines:
        os._exit(1)
    named = [(number, line[9:]) for number, line in enumerate(lines, 1) if line.startswith("license: ")]
    detections = [{{"matches": [match(name, number, "made-up.RULE")]}} for number, name in named]
    return {{"license_detections": detections, "license_clues": []}}
""",
    "scancode/interrupt.py": """
import traceback

def interruptible(func, args, timeout):
    try:
        return None, func(*args)
    except Exception:
        return traceback.format_exc(), None
""",
    "licensedcode/__init__.py": "",
    "licensedcode/cache.py": """
class Index:
    rules_by_id = {}

def get_index():
    return Index()
""",
    "cluecode/__init__.py": "",
    "cluecode/copyrights.py": """
def detect_copyrights(path, include_authors):
    return []
""",
    "scancode_toolkit-99.dist-info/METADATA": "Metadata-Version: 2.1\nName: scancode-toolkit\nVersion: 99\n",
}
"""Shaped as what licet calls of ScanCode: it finds what follows `license: `, fails of FAILS, and dies of DIES."""


@pytest.fixture
def with_scancode(tmp_path: Path) -> Callable[..., Done]:
    """`licet ARGUMENTS` in a process of its own, beside a ScanCode that is made up; its folder is the process's."""
    installed, folder = tmp_path / "installed", tmp_path / "work"
    folder.mkdir()
    for name, source in _MODULES.items():
        (installed / name).parent.mkdir(parents=True, exist_ok=True)
        (installed / name).write_text(source)

    def run(*arguments: object, **variables: Any) -> Done:
        path = os.pathsep.join((str(installed), str(ROOT)))
        command = [sys.executable, "-m", "licet", *map(str, arguments)]
        env = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1", **variables}
        done = subprocess.run(command, capture_output=True, cwd=folder, env=env, check=False)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
