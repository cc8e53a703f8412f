# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pylock.toml` as uv and pip write it (no graph), and as the standard allows it to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Scope, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import pylock, read_manifests
from licet.scanner.lockfiles.reading import Opened

FLAT = """lock-version = "1.0"
created-by = "uv"
requires-python = ">=3.11"

[[packages]]
name = "helper"
directory = { path = "libs/helper", editable = true }

[[packages]]
name = "numpy"
version = "1.26.4"
marker = "python_full_version < '3.12'"
index = "https://index.example/simple"

[[packages]]
name = "numpy"
version = "2.5.5"
marker = "python_full_version >= '3.12'"
index = "https://index.example/simple"

[[packages]]
name = "pytest"
version = "9.2.0"
index = "https://index.example/simple"

[[packages]]
name = "root-app"
directory = { path = ".", editable = true }

[[packages]]
name = "urllib3"
version = "2.8.0"
index = "https://index.example/simple"
"""
PROJECT = '[project]\nname = "root-app"\ndependencies = ["numpy"]\n[dependency-groups]\ntest = ["pytest"]\n'


def test_folders_are_the_project_s_own() -> None:
    names = {c.purl for c in pylock.read(Opened("pylock.toml", FLAT)).components}
    assert names == {
        "pkg:pypi/numpy@1.26.4", "pkg:pypi/numpy@2.5.5", "pkg:pypi/pytest@9.2.0", "pkg:pypi/urllib3@2.8.0",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("archive", "purl"),
    [
        ('url = "https://files.example/a-2.0.tar.gz"', "@2.0?download_url=https://files.example/a-2.0.tar.gz"),
        ('path = "wheels/a-2.0-py3-none-any.whl"', "@2.0"),
        ('url = "https://files.example/main.zip"', "?download_url=https://files.example/main.zip"),
    ],
)
def test_an_archive_has_its_version_in_its_name(archive: str, purl: str) -> None:
    text = f'lock-version = "1.0"\n[[packages]]\nname = "a"\narchive = {{ {archive} }}\n'
    assert [c.purl for c in pylock.read(Opened("pylock.toml", text)).components] == [f"pkg:pypi/a{purl}"]


def test_without_a_graph_nothing_is_called_direct() -> None:
    reading = pylock.read(Opened("pylock.toml", FLAT))
    assert not any(c.direct for c in reading.components)
    assert not reading.scoped


def test_the_manifest_beside_it_says_what_is_direct_and_why(tmp_path: Path) -> None:
    for path, text in {"pylock.toml": FLAT, "pyproject.toml": PROJECT}.items():
        (tmp_path / path).write_text(text)
    files = [SourceFile(tmp_path, path, 1, classify(path)) for path in ("pylock.toml", "pyproject.toml")]
    found = {c.purl.removeprefix("pkg:pypi/"): (c.scope, c.direct) for c in read_manifests(files).components}
    assert found == {
        "numpy@1.26.4": (Scope.RUNTIME, True),
        "numpy@2.5.5": (Scope.RUNTIME, True),
        "pytest@9.2.0": (Scope.TEST, True),
        "urllib3@2.8.0": (Scope.RUNTIME, False),
    }


@pytest.mark.parametrize(
    ("marker", "scope"),
    [
        ("'dev' in dependency_groups", Scope.DEV),
        ("'test' in dependency_groups", Scope.TEST),
        ("'default' in dependency_groups", Scope.RUNTIME),
        ("'speed' in extras", Scope.OPTIONAL),
        ("'dev' in dependency_groups or 'speed' in extras", Scope.OPTIONAL),
        ("sys_platform == 'win32'", Scope.RUNTIME),
        ("'speed' not in extras", Scope.RUNTIME),
    ],
)
def test_a_marker_says_for_whom_a_package_is(marker: str, scope: Scope) -> None:
    head = 'lock-version = "1.0"\ndefault-groups = ["default"]\n[[packages]]\nname = "a"\nversion = "1"\n'
    assert [c.scope for c in pylock.read(Opened("pylock.toml", f'{head}marker = "{marker}"\n')).components] == [scope]


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("pylock.toml", Scope.RUNTIME),
        ("pylock.dev.toml", Scope.DEV),
        ("pylock.test.toml", Scope.TEST),
        ("pylock.web.toml", Scope.RUNTIME),
    ],
)
def test_the_name_of_the_file_says_for_whom_it_is(name: str, scope: Scope) -> None:
    assert {c.scope for c in pylock.read(Opened(name, FLAT)).components} == {scope}


def test_what_the_project_s_own_row_needs_is_direct_and_versions_tell_rows_apart() -> None:
    text = """lock-version = "1.0"
[[packages]]
name = "ours"
directory = { path = "." }
dependencies = [{ name = "a" }, { name = "b", version = "2" }]
[[packages]]
name = "a"
version = "1"
dependencies = [{ name = "b", version = "1" }, { name = "gone" }]
[[packages]]
name = "b"
version = "1"
[[packages]]
name = "b"
version = "2"
"""
    found = {
        c.purl.removeprefix("pkg:pypi/"): (c.direct, c.parents)
        for c in pylock.read(Opened("pylock.toml", text)).components
    }
    assert found == {"a@1": (True, ()), "b@1": (False, ("pkg:pypi/a@1",)), "b@2": (True, ())}
