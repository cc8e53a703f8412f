# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing that a repository configures is run, whatever is asked of it."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from licet.errors import CannotJudgeError, LicetError
from licet.pipeline import Options
from licet.revisions import check_since, compare, history
from licet.rules.policy import Policy
from licet.scanner.git import run
from licet.scanner.walk import walk

TODAY = date(2026, 1, 1)
MIT = "# SPDX-License-Identifier: MIT\n"


@pytest.fixture
def trapped(repository: Any, tmp_path: Path) -> tuple[Any, Path]:
    """A repository of two commits that configures a program wherever git would run one, and what the program writes."""
    sprung = tmp_path / "sprung"
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\necho $0 $@ >> {sprung}\ncat\n")
    trap.chmod(0o755)
    repository.commit({"a.py": MIT, "pyproject.toml": '[project]\nname = "x"\nlicense = "MIT"\n'})
    repository.commit({"a.py": MIT + "a = 1\n", ".gitattributes": "* filter=trap diff=trap\n"})
    settings = {
        **dict.fromkeys(("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "diff.external"), str(trap)),
        **dict.fromkeys(("filter.trap.clean", "filter.trap.smudge", "filter.trap.process"), str(trap)),
        **dict.fromkeys(("diff.trap.textconv", "diff.trap.command", "gpg.program", "pager.log"), str(trap)),
        "filter.trap.required": "true",
        "log.showSignature": "true",
        "core.hooksPath": str(tmp_path / "hooks"),
    }
    for name in ("post-index-change", "fsmonitor-watchman", "post-checkout", "pre-commit"):
        (tmp_path / "hooks").mkdir(exist_ok=True)
        (tmp_path / "hooks" / name).symlink_to(trap)
    for key, value in settings.items():
        repository.git("config", key, value)
    (repository.root / "a.py").write_text(MIT + "b = 2\n")
    (repository.root / "new.py").write_text(MIT)
    sprung.unlink(missing_ok=True)
    return repository, sprung


ASKED: dict[str, Callable[[Path], object]] = {
    "since": lambda root: check_since(root, "HEAD~1", Policy(), Options(jobs=1), TODAY),
    "diff": lambda root: compare(root, "HEAD~1", "HEAD", Policy(), Options(jobs=1), TODAY),
    "history": lambda root: history(str(root), "HEAD", Options(jobs=1)),
    "history-of-a-file": lambda root: history(str(root / "a.py"), "HEAD", Options(jobs=1)),
    "walk": walk,
}


@pytest.mark.parametrize("asked", ASKED)
def test_no_program_is_run(trapped: tuple[Any, Path], asked: str) -> None:
    made, sprung = trapped
    ASKED[asked](made.root)
    assert not sprung.exists(), sprung.read_text()


def test_objects_that_a_clone_lacks_are_not_fetched(repository: Any, tmp_path: Path) -> None:
    repository.commit({"a.py": MIT})
    repository.commit({"a.py": "# SPDX-License-Identifier: Zlib\n"})
    repository.git("config", "uploadpack.allowFilter", "true")
    repository.git(
        "clone", "--quiet", "--bare", "--filter=blob:none", f"file://{repository.root}", str(tmp_path / "clone")
    )
    sprung = tmp_path / "sprung"
    command = f"sh -c 'touch {sprung}'"
    repository.git("config", "remote.origin.uploadpack", command, folder=tmp_path / "clone")
    with pytest.raises(LicetError):
        check_since(tmp_path / "clone", "HEAD~1", Policy(), Options(jobs=1), TODAY)
    assert lacking(tmp_path / "clone") in ({"object-missing"}, {"fetch them first"})
    assert not sprung.exists()


def lacking(clone: Path) -> set[str]:
    """What is said of the objects that CLONE lacks; a git that cannot be told not to fetch stops at the first one."""
    try:
        _, after, _ = compare(clone, "HEAD~1", "HEAD", Policy(), Options(jobs=1), TODAY)
    except CannotJudgeError as error:
        return {str(error)[-16:]}
    return {problem.code for problem in after.inventory.problems}


def test_the_variables_that_tie_git_to_another_repository_are_not_heeded(
    repository: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = repository.commit({"a": "x"})
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert run(repository.root, "rev-parse", "HEAD").decode().strip() == commit


def test_replaced_objects_are_those_that_others_get(repository: Any) -> None:
    first = repository.commit({"LICENSE": "one"})
    second = repository.commit({"LICENSE": "two"})
    repository.git("replace", second, first)
    assert run(repository.root, "cat-file", "blob", f"{second}:LICENSE") == b"two"


def test_a_machine_without_git_is_told_so(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a": "x"})
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(CannotJudgeError, match="install it"):
        check_since(repository.root, "HEAD", Policy(), Options(jobs=1), TODAY)


def test_files_behind_a_link_that_took_the_place_of_their_folder_are_not_there(repository: Any, tmp_path: Path) -> None:
    base = repository.commit({"a.py": MIT, "folder/secret.py": MIT})
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.py").write_text("# SPDX-License-Identifier: GPL-3.0-only\n")
    repository.write({"folder/secret.py": None})
    (repository.root / "folder").rmdir()
    (repository.root / "folder").symlink_to(outside)
    assert "folder/secret.py" not in {file.path for file in walk(repository.root).files}
    report = check_since(repository.root, base, Policy(), Options(jobs=1), TODAY)
    assert "folder/secret.py" not in {file.path for file in report.inventory.files}
    assert report.findings == ()
