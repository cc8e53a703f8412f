# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet headers` makes trees that `reuse lint` takes, says what is missing, and never says what is not so."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Licet = Callable[..., Any]

NOTICED = "# Copyright (c) 2003 Bob Example\n# Licensed under the MIT license.\nx = 1\n"


@pytest.fixture(autouse=True)
def _year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "engine"
    files = {
        "pyproject.toml": '[project]\nname = "engine"\nlicense = "Apache-2.0"\nauthors = [{name = "Ada"}]\n',
        "engine/__init__.py": '"""An engine."""\n',
        "engine/data.json": "{}\n",
        "engine/old.py": NOTICED,
        "engine/binary.bin": "\0\1\2",
        "bin/run": "#!/bin/sh\necho\n",
        "web/index.html": "<!DOCTYPE html>\n<p>Hello</p>\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    return root


def reuse(root: Path) -> subprocess.CompletedProcess[str]:
    tool = Path(sys.executable).with_name("reuse")
    return subprocess.run([tool, "--root", root, "lint"], capture_output=True, text=True, check=False)


def test_reuse_lint_passes_after_add_and_add_again_changes_nothing(tree: Path, licet: Licet) -> None:
    assert licet("headers", "check", tree).code == 1
    assert licet("headers", "add", tree).code == 0
    done = reuse(tree)
    assert done.returncode == 0, done.stdout
    assert licet("headers", "check", tree).code == 0
    assert licet("headers", "add", tree).out == "nothing to change\n"
    assert sorted(path.name for path in (tree / "LICENSES").iterdir()) == ["Apache-2.0.txt", "MIT.txt"]
    assert (tree / "bin" / "run.license").read_text().splitlines()[0] == "SPDX-FileCopyrightText: 2026 Ada"


def test_what_a_file_says_in_words_is_what_its_tags_say(tree: Path, licet: Licet) -> None:
    done = licet("headers", "add", tree)
    text = (tree / "engine" / "old.py").read_text()
    assert text == f"# SPDX-License-Identifier: MIT\n\n{NOTICED}"
    assert "tagged as MIT, which the words in them say: engine/old.py" in done.err


def test_texts_of_what_files_are_tagged_with_are_no_findings(tree: Path, licet: Licet) -> None:
    (tree / "engine" / "gpl.py").write_text(
        "# Copyright (c) 2003 Bob Example\n# SPDX-License-Identifier: GPL-3.0-only\n"
    )
    licet("headers", "add", tree)
    report = json.loads(licet("check", tree, "--format", "json", "--jobs", "1").out)
    conflicts = [each["subject"] for each in report["findings"] if each["code"] == "license-conflict"]
    assert conflicts == ["engine/gpl.py"]


def test_check_says_what_lacks_what(tree: Path, licet: Licet) -> None:
    (tree / "LICENSES").mkdir()
    (tree / "LICENSES" / "ISC.txt").write_text("x")
    (tree / "a.py").write_text("# SPDX-License-Identifier: Nonsense\n")
    (tree / "b.py").write_text("# SPDX-License-Identifier: Zlib\n# SPDX-FileCopyrightText: Ada\n")
    told = json.loads(licet("headers", "check", tree, "--format", "json").out)
    assert {"path": "a.py", "lacks": ["copyright"]} in told["lacking"]
    assert {"path": "engine/old.py", "lacks": ["license"]} in told["lacking"]
    assert told["invalid"] == [{"path": "a.py", "expression": "Nonsense"}]
    assert (told["missing_texts"], told["unused_texts"]) == (["Zlib"], ["ISC"])
    shown = licet("headers", "check", tree)
    assert "b.py uses it" in shown.out
    assert shown.code == 1


def test_annotations_are_honoured(tree: Path, licet: Licet) -> None:
    everything = (
        '[[annotations]]\npath = "**"\nSPDX-License-Identifier = "Apache-2.0"\nSPDX-FileCopyrightText = "2026 Ada"\n'
    )
    (tree / "REUSE.toml").write_text(f"version = 1\n{everything}")
    assert json.loads(licet("headers", "check", tree, "--format", "json").out)["lacking"] == []
    assert licet("headers", "add", tree).out == "files: 1 written\n"
    assert reuse(tree).returncode == 0


def test_remove_leaves_what_was_there(tree: Path, licet: Licet, tmp_path: Path) -> None:
    before = shutil.copytree(tree, tmp_path / "before")
    licet("headers", "add", tree, "--no-texts")
    licet("headers", "remove", tree)
    for path in before.rglob("*.*"):
        if path.is_file() and path.suffix != ".html":  # a blank line behind the doctype stays
            assert (tree / path.relative_to(before)).read_bytes() == path.read_bytes()
    assert not list(tree.rglob("*.license"))


def test_years_go_on_for_files_that_changed_and_for_their_holders(tree: Path, licet: Licet) -> None:
    ours, theirs = tree / "ours.py", tree / "theirs.py"
    ours.write_text("# SPDX-FileCopyrightText: 2020 Ada\n# SPDX-License-Identifier: GPL-2.0+\n")
    theirs.write_text("# SPDX-FileCopyrightText: 2020 Bob\n# SPDX-License-Identifier: MIT\n")
    assert licet("headers", "update", tree).code == 2
    licet("headers", "update", tree, "--year", "2026")
    assert ours.read_text() == "# SPDX-FileCopyrightText: 2020-2026 Ada\n# SPDX-License-Identifier: GPL-2.0-or-later\n"
    assert "2020 Bob" in theirs.read_text()
    assert licet("headers", "update", tree, "--year", "2026").out == "nothing to change\n"
    licet("headers", "update", tree, "--year", "2026", "--license", "MPL-2.0", "--replaces", "MIT")
    assert "MPL-2.0" in theirs.read_text()
    assert licet("headers", "update", tree, "--license", "MIT").code == 2


def test_history_tells_the_year_of_each_file(tree: Path, licet: Licet) -> None:
    (tree / "a.py").write_text("# SPDX-FileCopyrightText: 2019 Ada\n# SPDX-License-Identifier: MIT\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        date = {
            "GIT_AUTHOR_DATE": "2024-05-05T00:00:00",
            "GIT_COMMITTER_DATE": "2024-05-05T00:00:00",
            "PATH": "/usr/bin:/bin",
        }
        who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
        subprocess.run(["git", *who, *command], cwd=tree, env=date, check=True)
    licet("headers", "update", tree)
    assert (tree / "a.py").read_text().startswith("# SPDX-FileCopyrightText: 2019-2024 Ada\n")


def test_nothing_is_guessed(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "a.py").write_text("x = 1\n")
    assert "which license?" in licet("headers", "add", tmp_path).err
    done = licet("headers", "add", tmp_path, "--license", "MIT")
    assert (done.code, "who holds the copyright?" in done.err) == (2, True)
    shown = licet("headers", "add", tmp_path, "--license", "MIT", "--copyright", "Ada", "--dry-run")
    assert "+# SPDX-FileCopyrightText: 2026 Ada" in shown.out
    assert (tmp_path / "a.py").read_text() == "x = 1\n"
    assert licet("headers", "check", tmp_path / "nowhere").code == 3


# REUSE-IgnoreEnd
