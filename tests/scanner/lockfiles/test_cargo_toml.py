# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of `Cargo.toml`: who offers what in a workspace, what lies in folders, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from licet.model import Component
from licet.scanner.lockfiles import Manifests
from tests.scanner.lockfiles.cases import read, row

ROOT = """
[workspace]
members = ["a"]

[workspace.package]
license = "Zlib"

[workspace.dependencies]
plain = "1"
exact = "=1.2.3"
far = { git = "https://git.example/far", tag = "v1" }
near = { path = "near" }
"""


def manifests(tmp_path: Path, text: str, root: str | None = None) -> Manifests:
    return read(tmp_path, {"a/Cargo.toml": text, "Cargo.toml": root} if root else {"Cargo.toml": text})


def rows(tmp_path: Path, text: str, root: str | None = None) -> list[str]:
    return [row(component) for component in manifests(tmp_path, text, root).components]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('x = "1"', ["pkg:cargo/x runtime direct"]),
        ('x = "=1.2.3"', ["pkg:cargo/x@1.2.3 runtime direct"]),
        ('x = { version = "1", optional = true }', ["pkg:cargo/x optional direct"]),
        ('x = { package = "y", version = "1" }', ["pkg:cargo/y runtime direct"]),
        ('x = { version = "1", registry = "ours" }', ["pkg:cargo/x runtime direct"]),
        ('x = { path = "../x" }', []),
        ('x = { path = "../x", version = "1" }', []),
        (
            'x = { git = "https://git.example/x" }',
            ["pkg:cargo/x?vcs_url=git%2Bhttps://git.example/x runtime direct"],
        ),
        (
            'x = { git = "https://git.example/x", rev = "01ab" }',
            ["pkg:cargo/x?vcs_url=git%2Bhttps://git.example/x%4001ab runtime direct"],
        ),
        ("x.workspace = true", ["pkg:cargo/x runtime direct"]),
        ('"x" = "1"', ["pkg:cargo/x runtime direct"]),
    ],
)
def test_a_dependency_in_each_form(line: str, expected: list[str], tmp_path: Path) -> None:
    assert rows(tmp_path, f"[dependencies]\n{line}\n") == expected


def test_what_a_workspace_offers_is_asked_for_by_its_members_alone(tmp_path: Path) -> None:
    member = "[dependencies]\nexact.workspace = true\nfar = { workspace = true, optional = true }\n"
    member += "[build-dependencies]\nnear.workspace = true\n[dev-dependencies]\nabsent.workspace = true\n"
    assert rows(tmp_path, member, ROOT) == [
        "pkg:cargo/absent dev direct",
        "pkg:cargo/exact@1.2.3 runtime direct",
        "pkg:cargo/far?vcs_url=git%2Bhttps://git.example/far%40v1 optional direct",
    ]


@pytest.mark.parametrize(
    ("text", "root", "declared"),
    [
        ('[package]\nname = "x"\nlicense = "MIT/Apache-2.0"\n', None, "MIT OR Apache-2.0"),
        ('[package]\nname = "x"\nlicense-file = "TERMS"\n', None, None),
        ('[project]\nname = "x"\nlicense = "MIT"\n', None, "MIT"),
        ("[workspace]\nmembers = []\n[workspace.package]\nlicense = 'ISC'\n", None, "ISC"),
        ('[package]\nname = "x"\n[workspace.package]\nlicense = "ISC"\n', None, None),
        ('[package]\nname = "x"\nlicense = { workspace = true }\n[workspace.package]\nlicense = "ISC"\n', None, "ISC"),
    ],
)
def test_the_license_in_each_form(text: str, root: str | None, declared: str | None, tmp_path: Path) -> None:
    found = manifests(tmp_path, text, root).declarations
    assert [str(each.concluded) for each in found] == ([declared] if declared else [])


def test_a_member_may_name_its_workspace(tmp_path: Path) -> None:
    member = '[package]\nname = "m"\nworkspace = "../inner"\n[dependencies]\nexact.workspace = true\n'
    files = {"a/Cargo.toml": member, "inner/Cargo.toml": ROOT, "Cargo.toml": "[workspace]\n"}
    assert [component.purl for component in read(tmp_path, files).components] == ["pkg:cargo/exact@1.2.3"]


def lines(components: tuple[Component, ...]) -> Mapping[str, int | None]:
    return {component.purl: component.evidence[0].line for component in components}


def test_each_is_found_in_its_own_line(tmp_path: Path) -> None:
    text = """[package]
name = "log"

[features]
serde = ["dep:serde"]

[dependencies]
log = "0.4"
serde = { version = "1", optional = true }
# rand = "0.1"

[dependencies.rand]
version = "0.8"

[ target . 'cfg(any(unix, windows))' . dependencies ]
"libc" = "0.2"

[target.'cfg(windows)'.build-dependencies.winres]
version = "0.1"

[workspace.dependencies]
cc = "2"

[build-dependencies]
cc = "1"
"""
    assert lines(manifests(tmp_path, text).components) == {
        "pkg:cargo/cc": 25,
        "pkg:cargo/libc": 16,
        "pkg:cargo/log": 8,
        "pkg:cargo/rand": 12,
        "pkg:cargo/serde": 9,
        "pkg:cargo/winres": 18,
    }


@pytest.mark.parametrize("wanted", ["1", "[1]", "true", '{ package = "no name" }'])
def test_what_cannot_be_read_is_said(wanted: str, tmp_path: Path) -> None:
    found = manifests(tmp_path, f"[dependencies]\nodd = {wanted}\n")
    assert found.components == ()
    assert [(each.code, each.line) for each in found.problems] == [("manifest-partly-read", 2)]


@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "{x = 1}", "2026-01-01", "{workspace = true}"])
@pytest.mark.parametrize(
    "key",
    [
        "package", "package.name", "package.license", "package.workspace", "workspace", "workspace.package", "target",
        "target.x", "dependencies", "dev-dependencies", "dependencies.a", "dependencies.a.version",
        "dependencies.a.git", "dependencies.a.path", "dependencies.a.package", "patch", "patch.x.y",
    ],
)  # fmt: skip
def test_other_types_than_expected(key: str, value: str, tmp_path: Path) -> None:
    problems = manifests(tmp_path, f"{key} = {value}\n").problems
    assert all(problem.code == "manifest-partly-read" for problem in problems)
