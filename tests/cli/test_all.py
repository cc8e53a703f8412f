# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check --all`: a row for every repository, whatever comes of it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from licet.cli.asking import Asked
from licet.cli.repositories import Listed, exit_code, judge_all, judging, listed
from licet.errors import UsageError
from licet.licenses.catalog import text
from licet.templates.repositories import FORMATS, Row

CONFLICT = {"name": "c", "license": "MIT", "dependencies": {"gpl": "1"}}
LOCK: dict[str, Any] = {
    "name": "c",
    "lockfileVersion": 3,
    "packages": {
        "": CONFLICT,
        "node_modules/gpl": {"version": "1.0.0", "license": "GPL-3.0-only"},
    },
}


def repository(folder: Path, manifest: dict[str, Any], lock: dict[str, Any] | None = None) -> None:
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps(manifest))
    (folder / "LICENSE").write_text(text(manifest["license"]))
    if lock:
        (folder / "package-lock.json").write_text(json.dumps(lock))


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """Repositories that pass, fail, are broken; a hidden folder; a link that leads out; a file that is none."""
    here = tmp_path / "all"
    repository(here / "good", {"name": "a", "license": "Apache-2.0"})
    repository(here / "bad", CONFLICT, LOCK)
    repository(here / "worse", CONFLICT, LOCK)
    repository(here / "broken", {"name": "b", "license": "MIT"})
    (here / "broken" / "licet.toml").write_text("[policy\n")
    repository(tmp_path / "elsewhere", {"name": "e", "license": "MIT"})
    (here / "link").symlink_to(tmp_path / "elsewhere")
    (here / ".hidden").mkdir()
    (here / "notes.txt").write_text("no repository\n")
    return here


def answer(licet: Callable[..., Any], place: Path, *options: object) -> tuple[int, dict[str, Any]]:
    done = licet("check", "--all", place, "--format", "json", "--quiet", *options)
    return done.code, json.loads(done.out)


def test_each_repository_is_a_row_and_a_broken_one_says_why(licet: Callable[..., Any], organisation: Path) -> None:
    code, found = answer(licet, organisation)
    rows = {row["subject"]: row for row in found["repositories"]}
    assert list(rows) == ["bad", "broken", "good", "link", "worse"]
    assert {name: row["verdict"] for name, row in rows.items()} == {
        "bad": "fail", "broken": None, "good": "pass", "link": None, "worse": "fail",
    }  # fmt: skip
    assert {name: row["exit_code"] for name, row in rows.items()} == {
        "bad": 1, "broken": 2, "good": 0, "link": 3, "worse": 1,
    }  # fmt: skip
    assert code == 3
    assert "licet.toml:1" in rows["broken"]["reason"]
    assert "is a link" in rows["link"]["reason"]
    assert rows["good"]["project"]["outbound"] == "Apache-2.0"
    assert rows["bad"]["findings"][0]["code"] == "license-conflict"
    assert found["totals"] == {"pass": 1, "fail": 2, "incomplete": 0, "unjudged": 2}
    assert found["shared"] == [
        {"code": "license-conflict", "subject": "pkg:npm/gpl@1.0.0", "repositories": 2},
    ]
    assert found["tool"]["version"]


def test_a_row_says_what_a_check_of_it_alone_says(licet: Callable[..., Any], organisation: Path) -> None:
    _, found = answer(licet, organisation)
    row = next(each for each in found["repositories"] if each["subject"] == "bad")
    alone = json.loads(licet("check", organisation / "bad", "--format", "json").out)
    for key in ("verdict", "project", "findings", "problems"):
        assert row[key] == alone[key], key
    assert (row["components"], row["files"]) == (len(alone["components"]), len(alone["files"]))


def test_a_hundred_repositories_are_one_table(licet: Callable[..., Any], tmp_path: Path) -> None:
    licenses = ("MIT", "Apache-2.0", "BSD-3-Clause")
    for number in range(99):
        repository(tmp_path / f"r{number:02}", {"name": f"r{number}", "license": licenses[number % 3]})
    repository(tmp_path / "zz", {"name": "zz", "license": "MIT"})
    (tmp_path / "zz" / "package.json").write_text('{"name": "zz", "license": ')
    code, found = answer(licet, tmp_path)
    assert found["totals"] == {"pass": 99, "fail": 0, "incomplete": 1, "unjudged": 0}
    assert found["repositories"][-1]["problems"][0]["path"] == "package.json"
    assert code == 3


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_the_number_of_processes_changes_nothing(licet: Callable[..., Any], organisation: Path, jobs: int) -> None:
    assert answer(licet, organisation, "--jobs", jobs) == answer(licet, organisation)


def test_text_is_one_table_and_csv_one_line_each(licet: Callable[..., Any], organisation: Path) -> None:
    out = licet("check", "--all", organisation, "--quiet").out
    assert out.count("\n✗ fail") == 2
    assert "broken could not be judged: licet.toml:1" in out
    assert "5 repositories: 1 pass, 2 fail, 2 could not be judged." in out
    written = licet("check", "--all", organisation, "--quiet", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["repository"] for row in rows] == ["bad", "broken", "good", "link", "worse"]
    assert rows[0]["worst_code"] == "license-conflict"
    assert rows[0]["license"] == "MIT"
    assert rows[1]["verdict"] == "unjudged"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_html_has_every_repository(licet: Callable[..., Any], organisation: Path, language: str) -> None:
    out = licet("check", "--all", organisation, "--quiet", "--format", "html", "--lang", language).out
    assert f'<html lang="{language}">' in out
    for name in ("bad", "broken", "good", "link", "worse"):
        assert f"<bdi>{name}</bdi>" in out
    assert "default-src &#39;none&#39;" in out


def test_one_policy_rules_them_all(licet: Callable[..., Any], organisation: Path, tmp_path: Path) -> None:
    policy = tmp_path / "organisation.toml"
    policy.write_text('[policy]\ndeny = ["Apache-2.0"]\n[[exception]]\npackage = "pkg:npm/gpl"\n'
                      'license = "GPL-3.0-only"\nreason = "called as a program"\n')  # fmt: skip
    code, found = answer(licet, organisation, "--policy", policy)
    rows = {row["subject"]: row["verdict"] for row in found["repositories"]}
    assert rows["bad"] == rows["worse"] == rows["broken"] == "pass"
    assert code == 3
    policy.write_text("[policy\n")
    assert licet("check", "--all", organisation, "--policy", policy).code == 2


def test_a_list_names_paths_and_repositories_of_git(licet: Callable[..., Any], organisation: Path) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@index.example")
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "1")):
        subprocess.run(["git", *words], cwd=organisation / "good", check=True, capture_output=True)
    bare = organisation.parent / "good.git"
    subprocess.run(["git", "clone", "-q", "--bare", organisation / "good", bare], check=True, capture_output=True)
    names = [
        "all/bad", "good.git", bare.as_uri(), "https://user:secret@index.example/x.git", "git@index.example:a/b.git",
        "ext::sh -c touch% ran", "missing",
    ]  # fmt: skip
    (organisation.parent / "list").write_text("# ours\n\n" + "\n".join(names) + "\nall/bad\n")
    code, found = answer(licet, organisation.parent / "list")
    rows = {row["subject"]: row for row in found["repositories"]}
    assert [row["verdict"] for row in rows.values()] == ["fail", "pass", "pass", None, None, None, None]
    assert rows["good.git"]["files"] == rows[bare.as_uri()]["files"] == 2
    assert "--online" in rows["https://index.example/x.git"]["reason"]
    assert "--online" in rows["git@index.example:a/b.git"]["reason"]
    assert "git may speak" in rows["ext::sh -c touch% ran"]["reason"]
    assert "missing" in rows["missing"]["reason"]
    assert "secret" not in json.dumps(found)
    assert code == 3


def test_what_was_built_is_judged_too(licet: Callable[..., Any], organisation: Path) -> None:
    subprocess.run(["tar", "czf", "good-1.tgz", "good"], cwd=organisation, check=True)
    _, found = answer(licet, organisation)
    rows = {row["subject"]: row for row in found["repositories"]}
    assert rows["good-1.tgz"]["project"]["outbound"] == "Apache-2.0"


@pytest.mark.parametrize(
    "options", [("--env",), ("--since", "HEAD"), ("--baseline", "b"), ("--write-baseline",), ("x",)]
)
def test_what_is_of_one_project_does_not_go_with_it(
    licet: Callable[..., Any], organisation: Path, options: tuple[str, ...]
) -> None:
    done = licet("check", "--all", organisation, *options)
    assert done.code == 2
    assert "--all" in done.err


def test_formats_of_one_report_are_refused(licet: Callable[..., Any], organisation: Path) -> None:
    done = licet("check", "--all", organisation, "--format", "sarif")
    assert (done.code, all(name in done.err for name in FORMATS)) == (2, True)


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"\xff\xfe\xfa"])
def test_an_empty_place_is_said(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "list").write_bytes(content)
    for place in (tmp_path / "empty", tmp_path / "list", tmp_path / "missing"):
        with pytest.raises(UsageError):
            listed(place)


def dies(repository: Listed, *, asked: Asked) -> Row:  # noqa: ARG001 - it stands for `row_of`
    """A judge whose process ends at one of them."""
    if repository.name == "deadly":
        os._exit(9)
    return Row(repository.name, 0)


def test_a_process_that_dies_takes_no_other_repository_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "row_of", dies)
    names = ["a", "deadly", "b", "c"]
    rows = judge_all([Listed(name, Path(name)) for name in names], Asked(date.today(), jobs=2))  # noqa: DTZ011 - any day
    assert [row.name for row in rows] == names
    assert [bool(row.reason) for row in rows] == [False, True, False, False]
    assert exit_code(rows) == 3


def test_a_mistake_of_licet_itself_is_a_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(self: Asked, path: Path | None) -> None:  # noqa: ARG001 - it stands for `Asked.judge`
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(Asked, "judge", fails)
    (row,) = judge_all([Listed("x", tmp_path)], Asked(date.today()))  # noqa: DTZ011 - any day
    assert (row.code, row.reason) == (3, "licet failed: ZeroDivisionError: oh")


def test_progress_counts_to_the_end(organisation: Path) -> None:
    seen: list[tuple[int, int]] = []
    judge_all(listed(organisation), Asked(date.today(), jobs=2), lambda done, total: seen.append((done, total)))  # noqa: DTZ011 - any day
    assert seen == [(number, 5) for number in range(1, 6)]
