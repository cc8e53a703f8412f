# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check --what-if` and `--obligations`: judged again without editing, and what has to be done to ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from licet.cli import main

LOCK = {
    "lockfileVersion": 3,
    "packages": {
        "": {"name": "ours", "dependencies": {"near": "1.0.0"}},
        "node_modules/near": {"version": "1.0.0", "license": "MIT", "dependencies": {"far": "1.0.0"}},
        "node_modules/far": {"version": "1.0.0", "license": "GPL-3.0-only"},
    },
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `licet ARGUMENTS`."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    out, err = capsys.readouterr()
    assert isinstance(left.value.code, int)
    return left.value.code, out, err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    manifest = {"name": "ours", "version": "1.0.0", "license": "MIT", "dependencies": {"near": "1.0.0"}}
    (tmp_path / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK), encoding="utf-8")
    return tmp_path


def judged(capsys: pytest.CaptureFixture[str], root: Path, *options: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = run(capsys, "check", str(root), "--quiet", "--format", "json", *options)
    return code, json.loads(out)


def test_the_verdict_is_that_of_the_supposition_and_nothing_is_edited(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name: path.read_bytes() for path in root.iterdir()}
    code, report = judged(capsys, root)
    assert (code, report["verdict"]) == (1, "fail")
    code, report = judged(capsys, root, "--what-if", "license=GPL-3.0-only")
    assert (code, report["verdict"], report["project"]["outbound"]) == (0, "pass", "GPL-3.0-only")
    made = report["what_if"]
    assert (made["changes"], made["verdict_before"]) == (["license=GPL-3.0-only"], "fail")
    assert [(each["code"], each["subject"]) for each in made["gone"]] == [("license-conflict", "pkg:npm/far@1.0.0")]
    assert {path.name: path.read_bytes() for path in root.iterdir()} == before


def test_each_remedy_of_the_report_can_be_supposed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, report = judged(capsys, root)
    (found,) = report["findings"]
    assert found["paths"] == [["pkg:npm/near@1.0.0", "pkg:npm/far@1.0.0"]]
    assert len(found["remedies"]) > 3
    for remedy in found["remedies"]:
        assert judged(capsys, root, "--what-if", remedy["change"])[0] == 0, remedy


def test_suppositions_add_up(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--what-if", "license=Apache-2.0", "--what-if", "license:pkg:npm/far=GPL-2.0-only")
    code, report = judged(capsys, root, *asked)
    assert code == 1
    assert report["what_if"]["gone"] == []
    assert "under Apache-2.0" in report["findings"][0]["message"]


def test_text_says_what_would_be_otherwise(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", str(root), "--quiet", "--what-if", "drop:pkg:npm/far")
    assert out.startswith(
        "If drop:pkg:npm/far\n  the verdict would be pass; as it is, it is fail\n  - error license-conf"
    )
    _, out, _ = run(capsys, "check", str(root), "--quiet", "--what-if", "use:pkg:npm/near=static")
    assert "the findings would be the same" in out


@pytest.mark.parametrize("text", ["license", "drop:pkg:npm/none", "use:pkg:npm/far=softly"])
def test_a_supposition_that_is_none_is_asked_wrongly(text: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", str(root), "--quiet", "--what-if", text)
    assert (code, out) == (2, "")
    assert "--what-if" in err


def test_obligations_are_listed_where_they_are_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "obligations" not in judged(capsys, root)[1]
    _, report = judged(capsys, root, "--obligations")
    found = {(each["duty"], each["license"]): each for each in report["obligations"]}
    offer = found["offer-source", "GPL-3.0-only"]
    assert (offer["clause"], offer["components"]) == ("section 6", ["pkg:npm/far@1.0.0"])
    assert offer["source"].startswith("https://")
    assert "three years" in offer["until"]
    _, out, _ = run(capsys, "check", str(root), "--quiet", "--obligations")
    assert "[ ] pass on the license text" in out
    assert "MIT, paragraph" in out


def test_nothing_to_do_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", str(root), "--quiet", "--obligations", "--distribution", "internal")
    assert "nothing: no work of others reaches anybody this way" in out


def test_what_ships_is_told_where_it_says_something(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "check", str(root), "--quiet")
    assert "What ships" in out
    assert "GPL-3.0-only" in out.split("What ships")[1]
    (root / "package-lock.json").write_text(json.dumps(LOCK).replace("GPL-3.0-only", "MIT"), encoding="utf-8")
    _, out, _ = run(capsys, "check", str(root), "--quiet")
    assert "What ships" not in out
    (whole,) = judged(capsys, root)[1]["wholes"]
    assert (whole["path"], whole["effective_outbound"]) == ("", "MIT")
    assert whole["components"] == ["pkg:npm/far@1.0.0", "pkg:npm/near@1.0.0"]
