# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Pipfile` and `Pipfile.lock`: categories, repositories, folders, and the line of each package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import pipfile, pipfile_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read, row

MANIFEST = """
[[source]]
url = "https://index.example/simple"

[packages]
exact = "==1.0"
any = "*"
"quoted.name" = {version = ">=1", extras = ["more"]}
"keyed[socks,more]" = "==4.0"
forge = {git = "https://git.example/forge.git", ref = "v1", editable = true}
here = {path = ".", editable = true}
archive = {file = "https://files.example/archive-2.0.tar.gz"}
windows = {version = "==3.0", markers = "sys_platform == 'win32'"}

[dev-packages]
checker = "*"

[tests]
prober = "*"

[requires]
python_version = "3.12"
"""


def test_a_manifest_with_all_that_pipenv_allows() -> None:
    components = pipfile.read(Opened("Pipfile", MANIFEST)).components
    assert [row(c) for c in components] == [
        "pkg:pypi/exact@1.0 runtime direct",
        "pkg:pypi/any runtime direct",
        "pkg:pypi/quoted-name runtime direct",
        "pkg:pypi/keyed@4.0 runtime direct",
        "pkg:pypi/forge?vcs_url=git%2Bhttps://git.example/forge.git%40v1 runtime direct",
        "pkg:pypi/archive@2.0?download_url=https://files.example/archive-2.0.tar.gz runtime direct",
        "pkg:pypi/windows@3.0 runtime direct on win32",
        "pkg:pypi/checker dev direct",
        "pkg:pypi/prober test direct",
    ]
    lines = MANIFEST.splitlines()
    for component in components:
        line = component.evidence[0].line
        assert line is not None
        assert component.evidence[0].text.partition("[")[0] in lines[line - 1]


def lock(**categories: dict[str, object]) -> Opened:
    return Opened("Pipfile.lock", json.dumps({"_meta": {"hash": {"sha256": "0"}}, **categories}, indent=4))


def test_repositories_and_archives_say_so_and_folders_are_the_project_s_own() -> None:
    packages: dict[str, object] = {
        "forge": {"git": "https://git.example/forge.git", "ref": "0123"},
        "here": {"path": ".", "editable": True},
        "archive": {"file": "https://files.example/archive-2.0.tar.gz"},
        "plain": {"version": "==1.0", "index": "pypi"},
        "needed": {"version": "==1.0"},
        "odd": {"version": 1},
    }
    assert [row(c) for c in pipfile_lock.read(lock(default=packages)).components] == [
        "pkg:pypi/forge?vcs_url=git%2Bhttps://git.example/forge.git%400123 runtime direct",
        "pkg:pypi/archive@2.0?download_url=https://files.example/archive-2.0.tar.gz runtime direct",
        "pkg:pypi/plain@1.0 runtime direct",
        "pkg:pypi/needed@1.0 runtime",
        "pkg:pypi/odd runtime",
    ]


def test_extras_in_the_key_of_a_manifest_are_not_part_of_the_name(tmp_path: Path) -> None:
    text = lock(default={"keyed": {"version": "==4.0"}, "needed": {"version": "==1.0"}}).text
    files = {"Pipfile.lock": text, "Pipfile": '[packages]\n"keyed[socks]" = "*"\n'}
    assert [row(c) for c in read(tmp_path, files).components] == [
        "pkg:pypi/keyed@4.0 runtime direct", "pkg:pypi/needed@1.0 runtime",
    ]  # fmt: skip


def test_where_no_index_is_noted_all_may_be_asked_for() -> None:
    found = pipfile_lock.read(lock(default={"a": {"version": "==1"}}, develop={"b": {"version": "==2"}})).components
    assert [(c.purl, c.scope, c.direct) for c in found] == [
        ("pkg:pypi/a@1", Scope.RUNTIME, True), ("pkg:pypi/b@2", Scope.DEV, True),
    ]  # fmt: skip


def test_a_package_of_two_categories_has_a_line_in_each() -> None:
    file = lock(default={"a": {"version": "==1"}}, develop={"a": {"version": "==1"}})
    lines = [c.evidence[0].line for c in pipfile_lock.read(file).components]
    assert [file.text.splitlines()[line - 1].strip() for line in lines if line] == ['"a": {', '"a": {']
    assert len(set(lines)) == 2


@pytest.mark.parametrize("text", ["{}", "[]", "{"])
def test_what_is_no_lock_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        pipfile_lock.read(Opened("Pipfile.lock", text))


def test_systems_are_those_of_markers_in_whichever_form(tmp_path: Path) -> None:
    row = {"version": "==1.0", "markers": "sys_platform == 'win32'"}
    pinned: dict[str, object] = {"a": row, "b": row, "c": row, "d": {"version": "==1.0"}}
    asked = (
        "a = { version = '*', sys_platform = \"== 'win32'\" }\nb = { version = '*', markers = \"os_name == 'nt'\" }\n"
    )
    files = {"Pipfile.lock": lock(default=pinned).text, "Pipfile": f"[packages]\n{asked}c = '*'\n"}
    found = {each.purl: each.systems for each in read(tmp_path, files).components}
    assert found == {
        "pkg:pypi/a@1.0": ("win32",), "pkg:pypi/b@1.0": ("win32",), "pkg:pypi/c@1.0": (), "pkg:pypi/d@1.0": (),
    }  # fmt: skip
