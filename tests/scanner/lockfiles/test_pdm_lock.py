# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pdm.lock` in its odd corners: repositories, folders, several versions, and what is not to be read in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import pdm_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read, row

HEAD = '[metadata]\nlock_version = "4.5.0"\ngroups = ["default", "web", "lint"]\n'


def rows(text: str, head: str = HEAD) -> list[str]:
    return [row(c) for c in pdm_lock.read(Opened("pdm.lock", head + text)).components]


def test_what_comes_from_a_repository_or_an_address_says_so_and_a_folder_is_the_project_s_own() -> None:
    text = """
[[package]]
name = "forge"
version = "1.0"
git = "https://me:secret@git.example/forge.git"
ref = "main"
revision = "0123"
groups = ["default"]
[[package]]
name = "wheel-at"
version = "2.0"
url = "https://files.example/wheel_at-2.0-py3-none-any.whl"
groups = ["default"]
[[package]]
name = "inner"
version = "0.1"
path = "./libs/inner"
editable = true
groups = ["default"]
dependencies = ["forge"]
"""
    assert rows(text) == [
        "pkg:pypi/forge@1.0?vcs_url=git%2Bhttps://git.example/forge.git%400123 runtime direct",
        "pkg:pypi/wheel-at@2.0?download_url=https://files.example/wheel_at-2.0-py3-none-any.whl runtime direct",
    ]


def test_of_several_versions_a_need_means_those_that_it_allows() -> None:
    text = """
[[package]]
name = "numpy"
version = "1.26.4"
groups = ["default"]
[[package]]
name = "numpy"
version = "2.5.5"
groups = ["default"]
[[package]]
name = "pandas"
version = "2.3.0"
groups = ["default"]
dependencies = ["numpy>=2; python_version >= \\"3.12\\"", "not a requirement at all", "absent"]
"""
    assert rows(text) == [
        "pkg:pypi/numpy@1.26.4 runtime direct",
        "pkg:pypi/numpy@2.5.5 runtime < pkg:pypi/pandas@2.3.0",
        "pkg:pypi/pandas@2.3.0 runtime direct",
    ]


@pytest.mark.parametrize(
    ("groups", "scope"),
    [
        ('["default", "lint"]', Scope.RUNTIME),
        ('["lint"]', Scope.DEV),
        ('["web"]', Scope.OPTIONAL),
        ('["web", "lint"]', Scope.OPTIONAL),
        ('["tests"]', Scope.TEST),
        ("1", Scope.RUNTIME),
    ],
)
def test_without_a_manifest_groups_are_told_by_their_names(groups: str, scope: Scope) -> None:
    text = f'[[package]]\nname = "a"\nversion = "1"\ngroups = {groups}\n'
    assert rows(text) == [f"pkg:pypi/a@1 {scope} direct"]


def test_a_manifest_says_which_groups_are_extras(tmp_path: Path) -> None:
    manifest = '[project]\nname = "ours"\n[project.optional-dependencies]\nall = []\n[dependency-groups]\nweb = []\n'
    text = "".join(f'[[package]]\nname = "{name}"\nversion = "1"\ngroups = ["{name}"]\n' for name in ("all", "web"))
    found = read(tmp_path, {"pdm.lock": HEAD + text, "pyproject.toml": manifest})
    assert {c.purl: c.scope for c in found.components} == {
        "pkg:pypi/all@1": Scope.OPTIONAL, "pkg:pypi/web@1": Scope.DEV,
    }  # fmt: skip


def test_tables_of_needs_as_older_versions_wrote_them_are_read() -> None:
    text = """
[[package]]
name = "a"
version = "1"
sections = ["default"]
[package.dependencies]
b = ">=1"
[[package]]
name = "b"
version = "1"
sections = ["default", "dev"]
"""
    assert rows(text) == ["pkg:pypi/a@1 runtime direct", "pkg:pypi/b@1 runtime < pkg:pypi/a@1"]


def test_a_lock_without_its_metadata_is_refused() -> None:
    with pytest.raises(Unreadable, match="metadata table is missing"):
        pdm_lock.read(Opened("pdm.lock", '[[package]]\nname = "a"\n'))
