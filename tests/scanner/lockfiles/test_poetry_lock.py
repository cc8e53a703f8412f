# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`poetry.lock` of poetry 1.4, 1.8 and 2, read as `poetry show --tree` shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Component, Scope, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import poetry_lock, read_manifests
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read

PROJECT = """[tool.poetry]
name = "app"
[tool.poetry.dependencies]
python = "^3.11"
requests = { version = "^2.31", extras = ["socks"] }
urllib3 = "*"
httpx = { version = "*", optional = true }
pandas = "*"
[tool.poetry.group.test.dependencies]
pytest = "^8"
"""
ROW = '[[package]]\nname = "{name}"\nversion = "{version}"\noptional = {optional}\n{why}files = []\n\n{more}'
PACKAGES = [
    # name, version, optional, groups, category, the rest
    ("httpx", "0.28.1", "true", '["main"]', "main", '[package.dependencies]\nidna = "*"\n'),
    ("idna", "3.20", "false", '["main"]', "main", ""),
    ("numpy", "1.26.4", "false", '["main"]', "main", ""),
    ("numpy", "2.5.5", "false", '["main"]', "main", ""),
    (
        "pandas", "2.3.0", "false", '["main"]', "main",
        '[package.dependencies]\nnumpy = [\n  { version = ">=2.0,<3", markers = "python_version >= \'3.12\'" },\n]\n',
    ),
    ("pluggy", "1.7.0", "false", '["test"]', "dev", ""),
    ("pysocks", "1.7.1", "false", '["main"]', "main", ""),
    ("pytest", "8.4.2", "false", '["test"]', "dev", '[package.dependencies]\npluggy = ">=1.5,<2"\nidna = "*"\n'),
    (
        "requests", "2.34.2", "false", '["main"]', "main",
        '[package.dependencies]\nPySocks = { version = ">=1.5", optional = true }\nurllib3 = ">=1"\nabsent = "*"\n',
    ),
    ("urllib3", "2.8.0", "false", '["main", "test"]', "main", ""),
]  # fmt: skip


def lock(kind: str) -> str:
    rows = []
    for name, version, optional, groups, category, more in PACKAGES:
        why = {"2": f"groups = {groups}\n", "1.4": f'category = "{category}"\n', "1.8": ""}[kind]
        rows.append(ROW.format(name=name, version=version, optional=optional, why=why, more=more))
    return "\n".join(rows) + '\n[metadata]\nlock-version = "2.0"\n'


def of_project(tmp_path: Path, kind: str) -> dict[str, Component]:
    for path, text in {"poetry.lock": lock(kind), "pyproject.toml": PROJECT}.items():
        (tmp_path / path).write_text(text)
    files = [SourceFile(tmp_path, path, 1, classify(path)) for path in ("poetry.lock", "pyproject.toml")]
    return {c.purl.removeprefix("pkg:pypi/"): c for c in read_manifests(files).components}


@pytest.mark.parametrize("kind", ["1.4", "1.8", "2"])
def test_scopes_are_those_of_the_groups_however_the_lock_tells_them(kind: str, tmp_path: Path) -> None:
    scopes = {name: c.scope for name, c in of_project(tmp_path, kind).items()}
    tests = Scope.DEV if kind == "1.4" else Scope.TEST  # poetry 1.4 knew no groups, only development
    assert scopes["pluggy@1.7.0"] is tests
    assert scopes["pytest@8.4.2"] is Scope.TEST
    assert scopes["httpx@0.28.1"] is Scope.OPTIONAL
    for name in ("pysocks@1.7.1", "requests@2.34.2", "urllib3@2.8.0", "numpy@2.5.5"):
        assert scopes[name] is Scope.RUNTIME


@pytest.mark.parametrize("kind", ["1.4", "1.8", "2"])
def test_direct_is_what_the_manifest_asks_for_though_others_need_it_too(kind: str, tmp_path: Path) -> None:
    components = of_project(tmp_path, kind)
    assert components["urllib3@2.8.0"].direct
    assert components["urllib3@2.8.0"].parents == ("pkg:pypi/requests@2.34.2",)
    assert not components["pysocks@1.7.1"].direct
    assert not components["pluggy@1.7.0"].direct


def test_every_version_of_a_package_is_listed_and_only_the_allowed_one_is_needed() -> None:
    found = {c.purl: c.parents for c in poetry_lock.read(Opened("poetry.lock", lock("2"))).components}
    assert found["pkg:pypi/numpy@1.26.4"] == ()
    assert found["pkg:pypi/numpy@2.5.5"] == ("pkg:pypi/pandas@2.3.0",)


def test_a_constraint_that_is_none_of_pep_440_may_mean_any_version() -> None:
    text = lock("2").replace(">=2.0,<3", "^2 || ^1")
    found = {c.purl: c.parents for c in poetry_lock.read(Opened("poetry.lock", text)).components}
    assert found["pkg:pypi/numpy@1.26.4"] == found["pkg:pypi/numpy@2.5.5"] == ("pkg:pypi/pandas@2.3.0",)


def test_a_lock_without_its_end_is_refused_with_its_last_line() -> None:
    text = lock("2").partition("[metadata]")[0]
    with pytest.raises(Unreadable, match="metadata table is missing") as caught:
        poetry_lock.read(Opened("poetry.lock", text))
    assert caught.value.line == text.count("\n") + 1


ON_WINDOWS = "markers = \"sys_platform == 'win32'\""


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        ("", {"tool": (), "below": ()}),  # which may be asked for by itself
        ("tool = { version = '*', markers = \"sys_platform == 'win32'\" }", {"tool": ("win32",), "below": ("win32",)}),
        ("tool = { version = '*', platform = 'win32' }", {"tool": ("win32",), "below": ("win32",)}),
        ("tool = '*'", {"tool": (), "below": ()}),
        ("top = '*'", {"tool": ("win32",), "below": ("win32",)}),
        ("top = '*'\nbelow = '*'", {"tool": ("win32",), "below": ()}),
    ],
)
def test_before_poetry_2_the_manifest_is_needed_to_tell_the_systems(
    project: str, expected: dict[str, tuple[str, ...]], tmp_path: Path
) -> None:
    top = f"[package.dependencies]\ntool = {{ version = '*', {ON_WINDOWS} }}\n"
    rows = [("top", top), ("tool", "[package.dependencies]\nbelow = '*'\n"), ("below", "")]
    packages = "".join(ROW.format(name=name, version="1", optional="false", why="", more=more) for name, more in rows)
    files = {"poetry.lock": packages + "[metadata]\nlock-version = '2.0'\n"}
    if project:
        files["pyproject.toml"] = f"[tool.poetry]\nname = 'app'\n[tool.poetry.dependencies]\n{project}\n"
    found = {each.purl[9:-2]: each.systems for each in read(tmp_path, files).components}
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("markers", "systems"),
    [
        (ON_WINDOWS, ("win32",)),
        ("markers = { main = \"sys_platform == 'win32'\", dev = \"sys_platform == 'darwin'\" }", ("darwin", "win32")),
        ("markers = { main = \"sys_platform == 'win32'\" }", ()),
    ],
)
def test_poetry_2_marks_each_package(markers: str, systems: tuple[str, ...], tmp_path: Path) -> None:
    why = f'groups = ["main", "dev"]\n{markers}\n'
    text = ROW.format(name="a", version="1", optional="false", why=why, more="[metadata]\nlock-version = '2.1'\n")
    (found,) = read(tmp_path, {"poetry.lock": text}).components
    assert found.systems == systems
