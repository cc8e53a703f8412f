# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet detect`: what differs from the known text, other engines, and files that are none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from licet.cli.commands import detect
from licet.licenses.catalog import text
from licet.templates.formats.canvas import Canvas

# The type of the two fixtures.
Licet: TypeAlias = Callable[..., Any]


def altered(folder: Path) -> Path:
    """MIT with other words in its first sentence and a sentence more."""
    body = text("MIT").replace("without restriction", "for teaching alone")
    file = folder / "LICENSE"
    file.write_text(body.replace("The above copyright", "Whoever sells it plants a tree. The above copyright"))
    return file


def test_an_altered_text_is_told_in_sentences_with_their_lines(tmp_path: Path, licet: Licet) -> None:
    file = altered(tmp_path)
    done = licet("detect", "--explain", file)
    assert (done.code, done.err) == (0, "")
    assert re.search(r"^  MIT, 9\d(\.\d)? % of its words and 6 words more: 1 sentence differs; 1 sentence is added$",
                     done.out, re.MULTILINE)  # fmt: skip
    assert "[-without restriction,-] {+for teaching alone,+}" in " ".join(done.out.split())
    (line,) = [n for n, each in enumerate(file.read_text().split("\n"), 1) if "plants a tree" in each]
    assert f"    line {line}, added:\n      {{+Whoever sells it plants a tree.+}}\n" in done.out


def test_a_text_that_is_the_known_one_is_said_to_be(tmp_path: Path, licet: Licet) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(text("MIT"))
    done = licet("detect", "--explain", file)
    assert "MIT: word for word; lines" in done.out
    assert not set(done.out) & set("[]{}+")


def test_names_that_are_filled_in_are_no_alteration(tmp_path: Path, licet: Licet) -> None:
    file = tmp_path / "LICENSE"
    file.write_text(text("Apache-2.0").replace("[yyyy]", "2011").replace("[name of copyright owner]", "Ann Author"))
    done = licet("detect", "--explain", file)
    assert "Apache-2.0: 1 sentence differs in form only" in done.out
    assert "“2011 Ann Author” for “[yyyy] [name of copyright owner]”" in " ".join(done.out.split())


@pytest.mark.parametrize("width", [40, 80, 120])
def test_explanations_keep_to_the_window(
    width: int, tmp_path: Path, licet: Licet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detect, "canvas", lambda _output: Canvas(width, color=False))
    done = licet("detect", "--explain", altered(tmp_path))
    explanation = done.out.split("\n", 1)[1].split("\n")
    assert max(map(len, explanation)) <= width
    assert max(map(len, explanation)) > width - 20


def test_colour_adds_nothing_but_colour(tmp_path: Path, licet: Licet, monkeypatch: pytest.MonkeyPatch) -> None:
    file = altered(tmp_path)
    plain = licet("detect", "--explain", file).out
    monkeypatch.setattr(detect, "canvas", lambda _output: Canvas(100, color=True))
    coloured = licet("detect", "--explain", file).out
    assert "\x1b[31m[-without" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_json_has_every_sentence_in_parts(format: str, tmp_path: Path, licet: Licet) -> None:
    file = altered(tmp_path)
    done = licet("detect", "--explain", file, "--format", format)
    (entry,) = json.loads(done.out) if format == "json" else map(json.loads, done.out.splitlines())
    explanation = entry["matches"][-1]["explanation"]
    assert set(explanation) == {"share", "added_words", "reference", "summary", "sentences"}
    parts = [part for sentence in explanation["sentences"] for part in sentence["parts"]]
    assert "".join(part["file"] for part in parts).count("plants a tree") == 1
    (changed,) = [part for part in parts if part["contrast"] == "differs"]
    assert (changed["file"], changed["reference"]) == ("for teaching alone,", "without restriction,")
    place = slice(changed["start_line"] - 1, changed["end_line"])
    assert "for teaching alone" in " ".join(file.read_text().split("\n")[place])


def test_explanations_are_written_to_a_file_as_they_are_printed(tmp_path: Path, licet: Licet) -> None:
    file, output = altered(tmp_path), tmp_path / "out"
    assert licet("detect", "--explain", file, "-o", output).out == ""
    assert output.read_text() == licet("detect", "--explain", file).out


@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_files_that_are_none_have_problems_that_say_what_to_do(
    options: tuple[str, ...], tmp_path: Path, licet: Licet
) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    done = licet("detect", *options, tmp_path / "missing", tmp_path, empty)
    assert done.code == 3
    assert f"{tmp_path}/missing: not read" in done.out
    assert "it is not there" in done.out
    assert "it is a folder" in done.out
    assert f"{empty}: no license found" in done.out
    assert licet("detect", *options, empty).code == 0


def test_an_empty_list_is_no_question(tmp_path: Path, licet: Licet) -> None:
    listed = tmp_path / "list"
    listed.touch()
    done = licet("detect", "--files-from", listed)
    assert (done.code, done.out) == (2, "")
    assert "--files-from" in done.err


def test_a_list_that_is_missing_is_named(tmp_path: Path, licet: Licet) -> None:
    done = licet("detect", "--files-from", tmp_path / "list")
    assert done.code == 3
    assert str(tmp_path / "list") in done.err


def test_an_engine_that_nobody_knows_is_asked_wrongly(licet: Licet) -> None:
    done = licet("detect", "--engine", "nonsense", "x")
    assert done.code == 2
    assert "scancode" in done.err


def test_without_scancode_the_error_is_the_command_that_installs_it(
    tmp_path: Path, licet: Licet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    for command in (["detect", "--engine", "scancode", altered(tmp_path)], ["doctor", "--compare", tmp_path]):
        done = licet(*command)
        assert (done.code, done.out) == (2, "")
        assert "pip install 'licet[scancode]'" in done.err


def test_scancode_answers_in_the_same_report(tmp_path: Path, with_scancode: Licet) -> None:
    folder = tmp_path / "work"
    (folder / "one").write_text("\nlicense: Apache-2.0 OR MIT\n")
    (folder / "broken").write_text("FAILS\n")
    (folder / "deadly").write_text("DIES\n")
    (folder / "two").write_text("license: Zlib\n")
    files = ("one", "broken", "missing", "deadly", "two")
    done = with_scancode("detect", "--engine", "scancode", "--jobs", 1, "--format", "jsonl", *files)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 3
    assert [(row["path"], row["expression"]) for row in rows] == [
        ("one", "Apache-2.0 OR MIT"), ("broken", None), ("missing", None), ("deadly", None), ("two", "Zlib")
    ]  # fmt: skip
    assert rows[0]["matches"][0] == {
        "expression": "Apache-2.0 OR MIT", "start_line": 2, "end_line": 2, "score": 1.0, "method": "exact",
        "rule": "made-up.RULE",
    }  # fmt: skip
    codes = [[problem["code"] for problem in row["problems"]] for row in rows]
    assert codes == [[], ["scancode-failed"], ["unreadable"], ["scancode-failed"], []]
    assert "cannot make sense of it" in rows[1]["problems"][0]["message"]
    assert "Traceback" not in done.out + done.err


def test_a_scancode_that_does_not_start_is_an_error(tmp_path: Path, with_scancode: Licet) -> None:
    (tmp_path / "installed" / "licensedcode" / "cache.py").write_text("raise ImportError('no plugin here')\n")
    (tmp_path / "work" / "one").write_text("license: MIT\n")
    done = with_scancode("detect", "--engine", "scancode", "--jobs", 1, "one")
    assert (done.code, done.out) == (3, "")
    assert "no plugin here" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", ["detect", "doctor", "scan"])
def test_a_command_loads_neither_the_other_engine_nor_explanations(command: str) -> None:
    source = f"import sys, licet.cli.commands.{command}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True).stdout.split()
    rooms = ("licet.scanner.peer", "licet.scanner.detect.explain", "licet.cli.engines", "scancode", "licensedcode")
    assert [module for module in loaded if module.startswith(rooms)] == []
