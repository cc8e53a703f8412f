# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories copied to be looked at: nothing of theirs and nothing that an address names is run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from licet.errors import CannotJudgeError
from licet.scanner.cloning import clone, is_bare, protocol_of, without_login


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@index.example")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A bare repository with two commits, the last of which has a hook and filters in its files."""
    work = tmp_path / "work"
    work.mkdir()
    git(work, "init", "-q", "-b", "main")
    (work / "a.txt").write_text("one\n")
    git(work, "add", ".")
    git(work, "commit", "-qm", "1")
    (work / "a.txt").write_text("two\n")
    (work / ".gitattributes").write_text("* filter=lfs\n")
    (work / ".gitmodules").write_text('[submodule "x"]\n path = x\n url = ext::sh -c touch% ran\n')
    git(work, "add", ".")
    git(work, "commit", "-qm", "2")
    git(tmp_path, "clone", "-q", "--bare", "work", "bare.git")
    return tmp_path / "bare.git"


def test_the_newest_commit_alone_without_hooks(bare: Path, tmp_path: Path) -> None:
    clone(bare.as_uri(), tmp_path / "copy")
    assert (tmp_path / "copy" / "a.txt").read_text() == "two\n"
    count = subprocess.run(
        ["git", "rev-list", "--count", "HEAD"], cwd=tmp_path / "copy", capture_output=True, text=True, check=True
    )
    assert count.stdout == "1\n"
    assert not (tmp_path / "copy" / ".git" / "hooks").exists()


def test_hooks_and_filters_of_the_user_are_not_run(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    ran = tmp_path / "ran"
    (hooks / "post-checkout").write_text(f"#!/bin/sh\ntouch {ran}\n")
    (hooks / "post-checkout").chmod(0o755)
    (tmp_path / "config").write_text(
        f'[core]\n hooksPath = {hooks}\n[filter "lfs"]\n smudge = touch {ran}; cat\n required = true\n'
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    clone(bare.as_uri(), tmp_path / "copy")
    assert (tmp_path / "copy" / "a.txt").read_text() == "two\n"
    assert not ran.exists()


@pytest.mark.parametrize(
    "address",
    ["ext::sh -c touch% ran", "http://index.example/x.git", "git://index.example/x", "fd::3", "ftp://index.example/x"],
)
def test_other_protocols_are_refused(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotJudgeError, match="git may speak https, ssh, file"):
        clone(address, tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_what_git_says_is_told_without_a_password(tmp_path: Path) -> None:
    with pytest.raises(CannotJudgeError, match="cannot clone: ") as failed:
        clone(f"file://user:secret@{tmp_path}/missing.git", tmp_path / "copy")
    assert "secret" not in str(failed.value)


def test_an_empty_repository_has_nothing_to_judge(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "empty.git")
    with pytest.raises(CannotJudgeError, match="no file in it"):
        clone((tmp_path / "empty.git").as_uri(), tmp_path / "copy")


@pytest.mark.parametrize(
    ("location", "protocol"),
    [
        ("https://index.example/a/b.git", "https"),
        ("git@index.example:a/b.git", "ssh"),
        ("ssh://git@index.example/a", "ssh"),
        ("file:///a", "file"),
        ("ext::sh -c x", "ext"),
        ("a/b", None),
        ("../a@b", None),
        ("C:/work", None),
        ("-upload-pack=x", None),
    ],
)
def test_an_address_is_told_from_a_path(location: str, protocol: str | None) -> None:
    assert protocol_of(location) == protocol


def test_logins_are_left_out() -> None:
    assert without_login("https://a:b@index.example/x and https://index.example") == (
        "https://index.example/x and https://index.example"
    )


def test_a_bare_repository_is_known_by_its_files(bare: Path, tmp_path: Path) -> None:
    assert is_bare(bare)
    assert not is_bare(tmp_path / "work")
