# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files belong to a tree: in a git checkout, in a plain folder, and where links and names are odd."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.errors import CannotJudgeError
from licet.scanner.walk import walk

Git = Callable[..., None]
NAMES_ARE_BYTES = sys.platform.startswith("linux")


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Git:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run(folder: Path, *arguments: str) -> None:
        settings = ("user.name=n", "user.email=n@example.org", "protocol.file.allow=always", "commit.gpgsign=false")
        options = [part for setting in settings for part in ("-c", setting)]
        subprocess.run(["git", *options, *arguments], cwd=folder, check=True, capture_output=True)

    return run


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def found(root: Path) -> list[str]:
    return [file.path for file in walk(root).files]


def committed(git: Git, root: Path, *paths: str) -> Path:
    root.mkdir(exist_ok=True)
    git(root, "init", "-q")
    write(root, *paths)
    git(root, "add", "-A", "-f")
    git(root, "commit", "-q", "-m", "x")
    return root


def test_a_checkout_has_what_is_tracked_and_what_is_not_ignored(git: Git, tmp_path: Path) -> None:
    committed(git, tmp_path, "tracked.py", "ignored-but-tracked.log", "deleted.py", "folder/now-a-file.py")
    write(tmp_path, "new.py", "new.log", "build/out.py", ".venv/lib/a.py")
    (tmp_path / ".gitignore").write_text("*.log\nbuild/\n.venv/\n")
    (tmp_path / "deleted.py").unlink()
    (tmp_path / "folder/now-a-file.py").unlink()
    (tmp_path / "folder").rmdir()
    write(tmp_path, "folder")
    walked = walk(tmp_path)
    assert [f.path for f in walked.files] == [
        ".gitignore", "folder", "ignored-but-tracked.log", "new.py", "tracked.py",
    ]  # fmt: skip
    assert walked.problems == ()


def test_a_folder_of_a_checkout_is_walked_alone_with_paths_of_its_own(git: Git, tmp_path: Path) -> None:
    committed(git, tmp_path, "a/b.py", "a/c/d.py", "e.py")
    (tmp_path / ".gitignore").write_text("*.log")
    write(tmp_path, "a/f.log")
    assert found(tmp_path / "a") == ["b.py", "c/d.py"]


def test_files_of_submodules_and_of_checkouts_inside_are_those_of_the_tree(git: Git, tmp_path: Path) -> None:
    inner = committed(git, tmp_path / "inner", "lib/a.py")
    root = committed(git, tmp_path / "root", "b.py")
    git(root, "submodule", "add", "-q", str(inner), "sub")
    committed(git, root / "checkout", "c.py")
    write(root, "checkout/new.py")
    assert found(root) == [".gitmodules", "b.py", "checkout/c.py", "checkout/new.py", "sub/lib/a.py"]


@pytest.mark.parametrize(("place", "matters"), [("sub", True), ("tests/data/sub", False)])
def test_a_submodule_that_is_not_checked_out_is_a_problem(git: Git, tmp_path: Path, place: str, matters: bool) -> None:
    inner = committed(git, tmp_path / "inner", "a.py")
    root = committed(git, tmp_path / "root", "b.py")
    git(root, "submodule", "add", "-q", str(inner), place)
    git(root, "commit", "-q", "-m", "x")
    git(tmp_path, "clone", "-q", str(root), "clone")
    walked = walk(tmp_path / "clone")
    assert [f.path for f in walked.files] == [".gitmodules", "b.py"]
    assert [(p.path, p.code, p.matters) for p in walked.problems] == [(place, "submodule-missing", matters)]


def test_a_checkout_that_a_hook_of_another_runs_in_is_read_as_itself(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = committed(git, tmp_path / "other", "other.py")
    root = committed(git, tmp_path / "root", "a.py")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert found(root) == ["a.py"]


def test_a_checkout_may_not_make_git_run_programs(git: Git, tmp_path: Path) -> None:
    root = committed(git, tmp_path / "root", "a.py")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n")
    program.chmod(0o755)
    git(root, "config", "core.fsmonitor", str(program))
    assert found(root) == ["a.py"]
    assert not (tmp_path / "was-run").exists()


def test_an_empty_checkout_is_walked_as_a_plain_folder(git: Git, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert found(tmp_path) == []


PLAIN = ("a.py", "b/c.py", "b/.hidden/d.py")


def test_a_plain_folder_has_all_but_what_tools_make(tmp_path: Path) -> None:
    write(tmp_path, *PLAIN, "node_modules/x/a.js", ".tox/a.py", "b/__pycache__/a.pyc", "env/pyvenv.cfg", "env/a.py")
    assert found(tmp_path) == sorted(PLAIN)


def test_without_git_a_checkout_is_walked_as_a_plain_folder(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(git, tmp_path, *PLAIN)
    monkeypatch.setenv("PATH", str(tmp_path / "no such folder"))
    assert found(tmp_path) == sorted(PLAIN)


def test_a_file_is_a_tree_of_itself(tmp_path: Path) -> None:
    write(tmp_path, "a.py")
    (file,) = walk(tmp_path / "a.py").files
    assert (file.path, file.size, file.location) == ("a.py", 1, tmp_path / "a.py")


@pytest.mark.parametrize("root", ["absent", "loop", "file/below"])
def test_what_cannot_be_listed_cannot_be_judged(root: str, tmp_path: Path) -> None:
    write(tmp_path, "file")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(CannotJudgeError, match="cannot list"):
        walk(tmp_path / root)


@pytest.mark.parametrize("checkout", [True, False])
def test_links_are_not_followed_and_those_without_end_are_told(checkout: bool, git: Git, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    write(root, "a/b.py")
    write(outside, "secret.py")
    links = {
        "file": root / "a" / "b.py", "folder": root / "a", "away": outside, "dangling": root / "absent",
        "through-a-file": root / "a" / "b.py" / "c", "itself": root / "itself", "one": root / "two",
        "two": root / "one", "a/up": root, "a/here": root / "a",
    }  # fmt: skip
    for name, target in links.items():
        (root / name).symlink_to(target)
    if checkout:
        committed(git, root)
    walked = walk(root)
    assert [f.path for f in walked.files] == ["a/b.py"]
    loops = ["a/here", "a/up", "itself", "one", "two"]
    assert [(p.path, p.code, p.matters) for p in walked.problems] == [(path, "symlink-loop", False) for path in loops]


def test_a_root_that_is_a_link_is_walked(tmp_path: Path) -> None:
    write(tmp_path, "real/a.py")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == ["a.py"]


def test_what_is_neither_file_nor_folder_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "a.py")
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path) == ["a.py"]


@pytest.mark.skipif(not NAMES_ARE_BYTES, reason="names are text on this system")
@pytest.mark.parametrize("checkout", [True, False])
def test_names_that_are_not_utf_8_are_read_and_told(checkout: bool, git: Git, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.py"
    Path(os.fsdecode(path)).write_text("x")
    write(tmp_path, "caf\u00e9.py", "a b\n\t\"'\u2028.py", "-rf")
    if checkout:
        committed(git, tmp_path)
    walked = walk(tmp_path)
    assert len(walked.files) == 4
    assert all(file.location.read_text() == "x" for file in walked.files)
    assert [(p.path, p.code) for p in walked.problems] == [("caf\udce9.py", "name-not-utf8")]


def test_a_folder_that_may_not_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.py", "closed/b.py", "open/c.py")
    genuine = os.scandir

    def refused(path: Any = ".") -> Any:
        if os.fspath(path).rstrip("/").endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return genuine(path)

    monkeypatch.setattr(os, "scandir", refused)
    walked = walk(tmp_path)
    assert [f.path for f in walked.files] == ["a.py", "open/c.py"]
    assert [(p.path, p.code, p.matters) for p in walked.problems] == [("closed", "unreadable", True)]
    with pytest.raises(CannotJudgeError, match="Permission denied"):
        walk(tmp_path / "closed")


def test_a_file_in_a_folder_that_may_not_be_searched_is_a_problem(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed(git, tmp_path / "root", "a.py", "closed/b.py")
    genuine = os.lstat

    def refused(path: Any) -> os.stat_result:
        if Path(path).parent.name == "closed":
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return genuine(path)

    monkeypatch.setattr(os, "lstat", refused)
    walked = walk(root)
    assert [f.path for f in walked.files] == ["a.py"]
    assert [(p.path, p.code, p.matters) for p in walked.problems] == [("closed/b.py", "unreadable", True)]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="PERMISSIONS DO NOT BIND THE SUPERUSER")
def test_folders_without_permissions_do_not_stop_the_walk(tmp_path: Path) -> None:
    write(tmp_path, "a.py", "unlisted/b.py", "unsearched/c.py")
    (tmp_path / "link").symlink_to("unsearched/c.py")
    (tmp_path / "unlisted").chmod(0)
    (tmp_path / "unsearched").chmod(0o400)
    try:
        walked = walk(tmp_path)
    finally:
        (tmp_path / "unlisted").chmod(0o700)
        (tmp_path / "unsearched").chmod(0o700)
    assert [f.path for f in walked.files] == ["a.py"]
    assert {p.code for p in walked.problems} == {"unreadable"}


def test_the_walk_is_the_same_every_time_and_sorted(git: Git, tmp_path: Path) -> None:
    write(tmp_path, *(f"{name}/{inner}.py" for name in "cab" for inner in "zyx"), "Z.py")
    plain = walk(tmp_path)
    committed(git, tmp_path)
    assert walk(tmp_path) == plain == walk(tmp_path)
    assert [f.path for f in plain.files] == sorted(f.path for f in plain.files)
