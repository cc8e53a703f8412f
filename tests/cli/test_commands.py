# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The command line keeps its contract: commands, formats, exit codes, output whole or not at all."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import os
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import licet
from licet.cli import main
from licet.cli.app import COMMANDS
from licet.cli.environment_option import with_python
from licet.licenses.catalog import text


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `licet ARGUMENTS`."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    code = left.value.code
    assert isinstance(code, int)
    return code, out, err


def project(folder: Path, license: str = "MIT") -> Path:
    """A small project under LICENSE, with its text."""
    (folder / "pyproject.toml").write_text(f'[project]\nname = "ours"\nversion = "1"\nlicense = "{license}"\n')
    (folder / "LICENSE").write_text(text(license))
    (folder / "main.py").write_text("# Copyright (c) 2026 Jane Doe\nprint('hello')\n")
    return folder


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, flag) == (0, f"licet {licet.__version__}\n", "")


def spelled(command: str) -> list[str]:
    """COMMAND, or each of those that stand below it."""
    group = getattr(import_module(f"licet.cli.commands.{command}"), "group", None)
    return [f"{command} {below.callback.__name__}" for below in group.registered_commands] if group else [command]


@pytest.mark.parametrize("command", [words for command in COMMANDS for words in spelled(command)])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, *command.split(), "--help")
    assert code == 0
    for option in ("--output", "--quiet", "--format"):
        assert option in out


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--help")
    assert [command for command in COMMANDS if command not in out] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["show"],
        ["show", "No-Such-License"],
        ["compare", "MIT"],
        ["check", "--format", "smoke"],
        ["check", "-o", "a", "-o", "b"],
        ["compat", "MIT"],
        ["compat", "MIT AND", "MIT"],
        ["detect"],
    ],
)
def test_who_asks_wrongly_is_told_and_gets_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == 2
    assert err
    assert "Traceback" not in out + err


def test_check_passes_and_fails_by_the_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    code, out, _ = run(capsys, "check", str(root))
    assert code == 0
    assert out.startswith("✓ pass")
    (root / "stolen.c").write_text("/* SPDX-License-Identifier: GPL-3.0-only */\n")
    (root / "licet.toml").write_text('[policy]\ndeny = ["GPL-3.0-only"]\nfail-on = "warning"\n')
    code, out, _ = run(capsys, "check", str(root))
    assert code == 1
    assert "license-conflict" in out
    assert "license-denied" in out


def test_json_of_check_has_the_contract_s_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", str(project(tmp_path)), "--format", "json")
    report: dict[str, Any] = json.loads(out)
    assert code == 0
    assert report["schema"] == "1"
    assert set(report["tool"]) == {"version", "rules", "license_list"}
    assert report["project"]["outbound"] == "MIT"
    assert report["project"]["basis"] == "declared"
    assert report["verdict"] == "pass"
    files = {entry["path"]: entry for entry in report["files"]}
    assert files["LICENSE"]["expression"] == "MIT"
    assert files["LICENSE"]["matches"][0]["score"] == 1
    assert files["main.py"]["copyrights"][0]["holder"] == "Jane Doe"
    assert str(tmp_path) not in out


def test_several_formats_go_to_several_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    root = project(folder)
    a, b = tmp_path / "a.json", tmp_path / "b.txt"
    code, out, _ = run(capsys, "check", str(root), "--format", "json", "-o", str(a), "--format", "text", "-o", str(b))
    assert (code, out) == (0, "")
    assert json.loads(a.read_text())["verdict"] == "pass"
    assert b.read_text().startswith("✓ pass")


def test_output_that_cannot_be_written_is_an_error_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "show", "MIT", "-o", str(tmp_path / "no" / "where.txt"))
    assert code == 3
    assert "cannot write" in err
    (tmp_path / "folder").mkdir()
    code, _, _ = run(capsys, "show", "MIT", "-o", str(tmp_path / "folder"))
    assert code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="NO NAMED PIPES HERE")
def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe, link, target = tmp_path / "pipe", tmp_path / "link", tmp_path / "target"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run(capsys, "show", "MIT", "-o", str(pipe))[0] == 0
    assert b"MIT License" in os.read(reader, 100_000)
    os.close(reader)
    assert pipe.is_fifo()
    link.symlink_to(target)
    assert run(capsys, "show", "MIT", "-o", str(link))[0] == 0
    assert (link.is_symlink(), target.is_symlink()) == (True, False)
    assert "MIT License" in target.read_text()


def test_a_policy_with_mistakes_names_each_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    (root / "licet.toml").write_text('[policy]\nallow = ["MIIT"]\nalow = []\n\n[[exception]]\npackage = "pkg:pypi/x"\n')
    code, _, err = run(capsys, "check", str(root))
    assert code == 2
    for line in ("licet.toml:2:", "licet.toml:3:", "licet.toml:5:"):
        assert line in err


def test_the_nearest_policy_upward_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "licet.toml").write_text('[policy]\ndeny = ["MIT"]\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    project(inner)
    (inner / "copied.py").write_text("# SPDX-License-Identifier: MIT\n")
    (inner / "other.py").write_text("# SPDX-License-Identifier: BSD-2-Clause\n")
    _, out, _ = run(capsys, "check", str(inner), "--format", "json")
    assert json.loads(out)["verdict"] == "pass"
    (inner / "pyproject.toml").write_text(
        '[project]\nname = "o"\nlicense = "MIT"\n[tool.licet.policy]\ndeny = ["BSD-2-Clause"]\n'
    )
    _, out, _ = run(capsys, "check", str(inner), "--format", "json")
    codes = [finding["code"] for finding in json.loads(out)["findings"]]
    assert "license-denied" in codes


def test_scan_lists_without_a_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "scan", str(project(tmp_path)), "--format", "json")
    scanned = json.loads(out)
    assert code == 0
    assert "verdict" not in scanned
    assert {entry["path"] for entry in scanned["files"]} == {"LICENSE", "main.py", "pyproject.toml"}


def test_detect_answers_in_order_and_keeps_paths_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one", tmp_path / "two.txt"
    one.write_text(text("Apache-2.0"))
    other.write_text("nothing here\n")
    listed = tmp_path / "list"
    listed.write_text(f"{other}\n{tmp_path}/missing\n")
    code, out, _ = run(capsys, "detect", str(one), "--files-from", str(listed), "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["path"] for row in rows] == [str(one), str(other), f"{tmp_path}/missing"]
    assert [row["expression"] for row in rows] == ["Apache-2.0", None, None]
    assert set(rows[0]) == {"path", "expression", "matches", "copyrights", "problems"}
    assert set(rows[0]["matches"][0]) == {"expression", "start_line", "end_line", "score", "method", "rule"}
    assert rows[2]["problems"][0]["code"] == "unreadable"
    assert code == 3


def test_compat_answers_one_question_and_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "compat", "GPL-2.0-only", "Apache-2.0", "--format", "json")
    one = json.loads(out)
    assert code == 0
    assert (one["verdict"], one["kind"], one["effective_outbound"]) == ("conflict", "hard", None)
    batch = tmp_path / "batch.jsonl"
    questions = [("MIT", "GPL-2.0-only", "dynamic"), ("GPL-3.0-only", "MIT", "separate")]
    batch.write_text("\n".join(json.dumps({"inbound": i, "outbound": o, "use": use}) for i, o, use in questions))
    code, out, _ = run(capsys, "compat", "--batch", str(batch), "--format", "jsonl")
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["compatible", "conditional"]
    asked = {"inbound": "GPL-2.0-only", "outbound": "MIT"}
    profiled = [asked | {"profile": profile} for profile in ("fsf", "pragmatic")]
    batch.write_text("\n".join(json.dumps(row) for row in (asked, *profiled)))
    _, out, _ = run(capsys, "compat", "--batch", str(batch))
    assert [json.loads(line)["verdict"] for line in out.splitlines()] == ["conflict", "conflict", "conditional"]
    assert run(capsys, "compat", "EUPL-1.2", "MIT")[1].startswith("unknown (review)")
    assert run(capsys, "compat", "EUPL-1.2", "MIT", "--profile", "pragmatic")[1].startswith("conditional")
    batch.write_text('{"inbound": "MIT"}\n')
    code, _, err = run(capsys, "compat", "--batch", str(batch))
    assert code == 2
    assert f"{batch}:1" in err


def test_license_database(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "mit", "--format", "json")
    shown = json.loads(out)
    assert shown["id"] == "MIT"
    assert shown["conditions"] == ["include-copyright"]
    _, out, _ = run(capsys, "licenses", "--format", "json")
    every = json.loads(out)
    assert shown in every
    assert len(every) > 800
    _, out, _ = run(capsys, "licenses", "mozilla", "--curated")
    assert "MPL-2.0" in out
    assert "Apache-2.0" not in out
    _, out, _ = run(capsys, "text", "MIT")
    assert out.startswith("MIT License")
    _, out, _ = run(capsys, "compare", "MIT", "GPL-3.0-only", "--format", "json")
    assert {
        "kind": "license",
        "name": "copyleft",
        "differs": True,
        "values": {"MIT": "none", "GPL-3.0-only": "strong"},
    } in (json.loads(out))


def test_a_text_that_nobody_carries_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "text", "rsync-linking-exception")
    assert code == 3
    assert "https://" in err


def test_doctor_names_its_parts(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "doctor", "--format", "json")
    parts = {part["name"]: part for part in json.loads(out)}
    assert code == 0
    assert {"licet", "detection index", "license database", "git", "cache"} <= parts.keys()


def test_env_may_stand_without_a_value() -> None:
    assert with_python(["check", "--env", "--quiet"])[1] == "--env"
    assert len(with_python(["check", "--env", "--quiet"])) == 4
    assert with_python(["check", "--env", "venv"]) == ["check", "--env", "venv"]
    assert len(with_python(["check", "--env"])) == 3


def test_env_that_is_none_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", str(project(tmp_path)), "--env", str(tmp_path))
    assert code == 2
    assert "--env" in err


def test_no_color_in_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", str(project(tmp_path)))
    assert "\x1b" not in out


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "check", str(tmp_path / "nowhere"))
    assert code == 3
    assert "nowhere" in err


# REUSE-IgnoreEnd


def test_compat_draws_a_table_of_several_licenses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("compat", "--matrix", "GPL-2.0-only", "Apache-2.0", "GPL-2.0-or-later")
    code, out, _ = run(capsys, *asked, "--format", "json")
    grid = json.loads(out)
    kinds = {(cell["inbound"], cell["outbound"]): cell["kind"] for cell in grid["cells"]}
    assert (code, len(kinds)) == (0, 9)
    assert kinds["Apache-2.0", "GPL-2.0-only"] == kinds["GPL-2.0-only", "Apache-2.0"] == "hard"
    assert kinds["Apache-2.0", "GPL-2.0-or-later"] == "narrowed"

    _, out, _ = run(capsys, *asked)
    row = next(line for line in out.splitlines() if line.startswith("  Apache-2.0 "))
    assert row.split()[1:] == ["✗", "○", "↓"]
    assert "✗ conflict" in out
    assert "Apache-2.0 into GPL-2.0-or-later: GPL-3.0-or-later" in out
    assert "authorities differ" not in out  # the legend holds what occurs
    assert "the profile" not in out

    _, out, _ = run(capsys, *asked, "--profile", "pragmatic")
    row = next(line for line in out.splitlines() if line.startswith("  GPL-2.0-only "))
    assert row.split()[1:] == ["○", "○", "↓"]
    assert "by the profile pragmatic" in " ".join(out.split())

    drawn = tmp_path / "drawn.svg"
    assert run(capsys, *asked, "--format", "svg", "-o", str(drawn))[0] == 0
    signs = [text.text for text in ET.parse(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert (signs.count("✗"), signs.count("↓")) == (2, 2)

    assert run(capsys, "compat", "--matrix", "MIT")[0] == 2
    assert run(capsys, "compat", "MIT", "MIT", "--format", "svg")[0] == 2
