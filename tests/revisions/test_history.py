# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""When a license changed, and by which commit: of a project, of a file, of a dependency."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from licet.errors import UsageError
from licet.licenses.catalog import text
from licet.pipeline import Options
from licet.revisions import Step, history

MANIFEST = '[project]\nname = "x"\nversion = "1"\nlicense = "{}"\n'
TAG = "# SPDX-License-Identifier: {}\n"


def told(steps: tuple[Step, ...]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(step.commit.subject, step.before, step.after) for step in steps]


def asked(repository: Any, subject: str, revision: str = "HEAD") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    path = subject if subject.startswith("pkg:") else str(repository.root / subject)
    return told(history(path, revision, Options(jobs=1)))


@pytest.fixture
def relicensed(repository: Any) -> Any:
    repository.commit({"src/a.py": "x\n"}, "without")
    repository.commit({"LICENSE": text("MIT"), "src/a.py": TAG.format("MIT")}, "MIT")
    repository.commit({"src/a.py": TAG.format("MIT") + "x = 1\n", "notes.txt": "x"}, "work")
    repository.commit({"LICENSE": text("Apache-2.0")}, "Apache")
    repository.commit({"pyproject.toml": MANIFEST.format("Apache-2.0")}, "said in the manifest as well")
    repository.commit({"src/a.py": TAG.format("Apache-2.0") + "x = 1\n"}, "headers")
    repository.commit({"pyproject.toml": MANIFEST.format("MPL-2.0"), "LICENSE": text("MPL-2.0")}, "MPL")
    return repository


def test_the_license_of_a_project(relicensed: Any) -> None:
    assert asked(relicensed, ".") == [
        ("MIT", (), ("MIT",)),
        ("Apache", ("MIT",), ("Apache-2.0",)),
        ("MPL", ("Apache-2.0",), ("MPL-2.0",)),
    ]
    assert asked(relicensed, ".", "HEAD~4") == [("MIT", (), ("MIT",))]
    assert asked(relicensed, "src") == []


def test_the_license_of_a_file(relicensed: Any) -> None:
    assert asked(relicensed, "src/a.py") == [
        ("without", (), ("no license",)),
        ("MIT", ("no license",), ("MIT",)),
        ("headers", ("MIT",), ("Apache-2.0",)),
    ]


def test_a_commit_is_told_by_its_id_day_author_and_first_line(relicensed: Any) -> None:
    (step, *_) = history(str(relicensed.root), "HEAD", Options(jobs=1))
    assert step.commit.id == relicensed.git("rev-parse", "HEAD~5")
    assert step.commit.date == relicensed.git("log", "-1", "--format=%as", step.commit.id)
    assert (step.commit.author, step.commit.subject) == ("A. U. Thor", "MIT")


def test_a_file_is_followed_to_the_names_it_had_and_may_be_gone(repository: Any) -> None:
    body = "".join(f"line {n}\n" for n in range(30))
    repository.commit({"old.py": TAG.format("MIT") + body}, "old")
    repository.commit({"old.py": None, "deep/new.py": TAG.format("MIT") + body}, "moved")
    repository.commit({"deep/new.py": TAG.format("Zlib") + body}, "other")
    repository.commit({"deep/new.py": None}, "gone")
    steps = [("old", (), ("MIT",)), ("other", ("MIT",), ("Zlib",)), ("gone", ("Zlib",), ())]
    assert asked(repository, "deep/new.py") == steps


def test_a_merge_that_takes_one_side_changes_nothing_and_one_that_differs_from_both_does(repository: Any) -> None:
    repository.commit({"a.py": TAG.format("MIT")}, "base")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit({"a.py": TAG.format("Zlib")}, "side")
    repository.git("checkout", "--quiet", "main")
    repository.commit({"b.py": "x"}, "main")
    repository.git("merge", "--quiet", "--no-edit", "side")
    assert [subject for subject, *_ in asked(repository, "a.py")] == ["base", "side"]
    repository.git("checkout", "--quiet", "-b", "other", "main~1")
    repository.commit({"a.py": TAG.format("ISC")}, "other")
    repository.git("merge", "--quiet", "--no-commit", "--strategy=ours", "main")
    repository.commit({"a.py": TAG.format("0BSD")}, "neither")
    assert asked(repository, "a.py")[-1] == ("neither", ("ISC",), ("0BSD",))


def lock(version: str, license: str) -> str:
    package = {"version": version, "license": license}
    return json.dumps({"name": "x", "lockfileVersion": 3, "packages": {"": {}, "node_modules/@a/b": package}})


def test_the_license_of_a_dependency(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    repository.commit({"readme": "x"}, "without")
    repository.commit({"web/package-lock.json": lock("1.0.0", "MIT")}, "comes in")
    repository.commit({"web/package-lock.json": lock("1.0.0", "MIT") + "\n"}, "the same")
    repository.commit({"web/package-lock.json": lock("1.1.0", "MIT")}, "newer")
    repository.commit({"web/package-lock.json": lock("2.0.0", "BUSL-1.1")}, "another license")
    repository.commit({"web/package-lock.json": None}, "not needed any more")
    steps = [
        ("comes in", (), ("1.0.0: MIT",)),
        ("newer", ("1.0.0: MIT",), ("1.1.0: MIT",)),
        ("another license", ("1.1.0: MIT",), ("2.0.0: BUSL-1.1",)),
        ("not needed any more", ("2.0.0: BUSL-1.1",), ()),
    ]
    assert asked(repository, "pkg:npm/%40a/b") == steps
    assert asked(repository, "pkg:npm/%40a/b@1.0.0") == steps
    assert asked(repository, "pkg:npm/never") == []


def test_what_is_in_no_history_is_said(repository: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no revision"):
        asked(repository, ".")
    repository.commit({"a": "x"})
    assert asked(repository, "never.py") == []
    with pytest.raises(UsageError, match="in no git repository"):
        history(str(tmp_path), "HEAD", Options(jobs=1))
