# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet doctor --compare`: two engines on one tree."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from licet.licenses.catalog import text

# The type of the two fixtures.
Licet: TypeAlias = Callable[..., Any]


@pytest.fixture
def tree(tmp_path: Path, with_scancode: Licet) -> Licet:
    """Files that the engines see alike and differently, and one that only one of them can read."""
    folder = tmp_path / "work"
    (folder / "same.py").write_text("# SPDX-License-Identifier: MIT\n".replace("# ", "license: ", 1))
    (folder / "other.py").write_text("# SPDX-License-Identifier: Zlib\n")
    (folder / "broken.py").write_text("# SPDX-License-Identifier: Zlib\nFAILS\n")
    (folder / "nothing.py").write_text("x = 1\n")
    api = tmp_path / "installed" / "scancode" / "api.py"
    api.write_text(api.read_text().replace("line[9:]", "line.rpartition(' ')[2]"))
    return with_scancode


def test_what_differs_comes_file_by_file_then_the_totals(tree: Licet) -> None:
    done = tree("doctor", "--compare", ".", "--jobs", 1)
    assert done.code == 3, "one file has no answer"
    head, _, totals = done.out.partition("3 files compared")
    assert head.startswith("Other licenses: 1 file\n\n  other.py\n    licet               1  Zlib")
    assert "same.py" not in done.out
    assert "broken.py: ScanCode has no answer: ValueError: cannot make sense of it" in head
    assert "the same in everything              2    66.7%" in totals
    assert "only licet found something          1    33.3%" in totals
    assert "ScanCode 99" in totals
    assert "Traceback" not in done.err


def test_json_has_both_answers_of_each_file_that_differs(tree: Licet) -> None:
    done = tree("doctor", "--compare", ".", "--jobs", 1, "--format", "json")
    made = json.loads(done.out)
    assert set(made) == {"schema", "tool", "totals", "seconds", "files", "problems"}
    assert made["tool"]["scancode"] == "99"
    assert made["totals"]["files"] == 3
    assert made["totals"]["differing"] == {"licenses": 1, "expressions": 0, "lines": 0, "holders": 0}
    (file,) = made["files"]
    assert (file["path"], file["differs"]) == ("other.py", ["licenses"])
    assert (file["licet"]["expression"], file["scancode"]["expression"]) == ("Zlib", None)
    assert [(p["path"], p["code"]) for p in made["problems"]] == [("broken.py", "scancode-failed")]


def test_one_file_may_be_asked_for(tree: Licet) -> None:
    done = tree("doctor", "--compare", "same.py", "--jobs", 1)
    assert done.code == 0
    assert done.out.startswith("1 file compared\n  the same in everything              1   100.0%")


def test_an_empty_folder_is_compared_without_loading_anything(tmp_path: Path, tree: Licet) -> None:
    (tmp_path / "work" / "empty").mkdir()
    done = tree("doctor", "--compare", "empty")
    assert (done.code, done.out, done.err) == (0, "0 files compared\n", "")


def test_a_path_that_is_missing_is_named(tree: Licet) -> None:
    done = tree("doctor", "--compare", "missing")
    assert (done.code, done.out) == (3, "")
    assert "missing" in done.err


def test_the_result_is_written_whole(tmp_path: Path, tree: Licet) -> None:
    done = tree("doctor", "--compare", "same.py", "--jobs", 1, "-o", tmp_path / "result")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "result").read_text().startswith("1 file compared")


@pytest.mark.full
@pytest.mark.skipif(importlib.util.find_spec("scancode") is None, reason="SCANCODE IS NOT INSTALLED")
def test_scancode_itself_sees_a_license_text_as_licet_does(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "LICENSE").write_text(text("BSD-3-Clause").replace("<year> <owner>", "2011 Ann Author"))
    (tmp_path / "main.py").write_text("# SPDX-License-Identifier: Apache-2.0\n# Copyright (c) 2012 Ben Author\n")
    done = licet("doctor", "--compare", tmp_path, "--jobs", 1, "--format", "json")
    made = json.loads(done.out)
    assert done.code == 0
    assert made["totals"]["files"] == made["totals"]["same_licenses"] == 2
