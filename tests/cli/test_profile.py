# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check` where authorities differ: by the profile of the policy, or by that of the caller."""

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
        "node_modules/near": {"version": "1.0.0", "license": "GPL-2.0-only"},
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    manifest = {"name": "ours", "version": "1.0.0", "license": "MIT", "dependencies": {"near": "1.0.0"}}
    (tmp_path / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    (tmp_path / "package-lock.json").write_text(json.dumps(LOCK), encoding="utf-8")
    return tmp_path


def judged(capsys: pytest.CaptureFixture[str], root: Path, *options: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code of `licet check`, and the findings on what is used."""
    with pytest.raises(SystemExit) as left:
        main(("check", str(root), "--quiet", "--format", "json", *options))
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert isinstance(left.value.code, int)
    return left.value.code, [each for each in findings if each["subject"] == "pkg:npm/near@1.0.0"]


def test_without_a_profile_what_is_disputed_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = judged(capsys, root)
    assert (code, [each["code"] for each in findings]) == (1, ["license-conflict"])


@pytest.mark.parametrize("asked", ["policy", "option"])
def test_what_a_profile_lets_in_is_noted_with_its_risk(
    asked: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--profile", "pragmatic") if asked == "option" else ()
    if asked == "policy":
        (root / "licet.toml").write_text('[policy]\nprofile = "pragmatic"\n', encoding="utf-8")
    code, (finding,) = judged(capsys, root, *options)
    assert (code, finding["code"], finding["severity"]) == (0, "license-review", "note")
    rules = [reason["rule"] for reason in finding["because"]]
    assert rules[0] == "position-taken"
    assert "strong-copyleft-inbound" in rules
    assert any("GPL-2.0-only" in fix for fix in finding["how_to_fix"])


def test_the_caller_goes_before_the_policy(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "licet.toml").write_text('[policy]\nprofile = "pragmatic"\n', encoding="utf-8")
    code, (finding,) = judged(capsys, root, "--profile", "fsf")
    assert (code, finding["code"]) == (1, "license-conflict")
    assert finding["because"][0]["rule"] == "position-taken"


def test_what_stands_apart_by_its_position_asks_nothing_of_the_whole(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: dict[str, set[str]] = {}
    for profile in ("conservative", "pragmatic"):
        with pytest.raises(SystemExit):
            main(("check", str(root), "--quiet", "--format", "json", "--obligations", "--profile", profile))
        asked[profile] = {each["duty"] for each in json.loads(capsys.readouterr().out)["obligations"]}
    assert asked["conservative"] - asked["pragmatic"] == {"license-whole"}
    assert asked["pragmatic"]
