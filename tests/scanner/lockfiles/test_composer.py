# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of Composer's manifests and lockfiles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import Manifests
from licet.scanner.packages.composer import exact, is_package
from tests.scanner.lockfiles.cases import read, row


def locked(folder: Path, *packages: dict[str, object]) -> Manifests:
    return read(folder, {"composer.lock": json.dumps({"packages": packages}, indent=4)})


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a/b", True),
        ("A.b/c_d-e", True),
        ("wordpress", True),
        ("composer/composer", True),
        ("php/php", True),
        ("php", False),
        ("php-64bit", False),
        ("hhvm", False),
        ("ext-zend-opcache", False),
        ("lib-icu", False),
        ("composer-runtime-api", False),
        ("a/b/c", False),
        ("a b", False),
        ("/", False),
        ("", False),
    ],
)
def test_what_the_machine_must_have_is_no_package(name: str, is_one: bool) -> None:
    assert is_package(name) is is_one


@pytest.mark.parametrize(
    ("constraint", "version"),
    [
        ("1.2.3", "1.2.3"),
        ("v1.2.3", "v1.2.3"),
        (" = 1.2.3 ", "1.2.3"),
        ("1.2.3@beta", "1.2.3"),
        ("1.0.0-RC1", "1.0.0-RC1"),
        ("1.0.0-beta.2", "1.0.0-beta.2"),
        ("dev-main", "dev-main"),
        ("dev-main as 1.0.x-dev", "dev-main"),
        ("1.x-dev", "1.x-dev"),
        ("^1.2.3", None),
        ("~1.2", None),
        ("1.2.*", None),
        ("1.0 - 2.0", None),
        ("1.0 || 2.0", None),
        ("1.0,2.0", None),
        ("!=1.0", None),
        ("@dev", None),
        ("self.version", None),
        ("*", None),
        ("", None),
        ("1" * 50_000 + "x", None),
    ],
)
def test_a_version_is_one_only_where_no_other_is_allowed(constraint: str, version: str | None) -> None:
    assert exact(constraint) == version


def test_without_a_manifest_what_nothing_needs_is_direct(tmp_path: Path) -> None:
    found = locked(tmp_path, {"name": "a/b", "version": "1", "require": {"c/d": "*"}}, {"name": "c/d", "version": "2"})
    assert [row(c) for c in found.components] == [
        "pkg:composer/a/b@1 runtime direct",
        "pkg:composer/c/d@2 runtime < pkg:composer/a/b@1",
    ]


def test_names_are_compared_without_case_and_lines_found_in_old_forms(tmp_path: Path) -> None:
    lock = (
        '{"packages": [\n{"name": "A\\/B", "version": "1", "authors": [{"name": "C/D"}]},\n'
        '{"name": "c/d",\n "version": "2", "require": {"a/b": "*"}}\n]}'
    )
    found = read(tmp_path, {"composer.lock": lock, "composer.json": '{"require": {"C/d": "2"}}'})
    assert [row(c) for c in found.components] == [
        "pkg:composer/a/b@1 runtime < pkg:composer/c/d@2",
        "pkg:composer/c/d@2 runtime direct",
    ]
    assert [c.evidence[0].line for c in found.components] == [2, 3]


def test_what_is_below_vendor_bin_is_for_developers(tmp_path: Path) -> None:
    lock = json.dumps({"packages": [{"name": "a/b", "version": "1"}]})
    files = {"vendor-bin/x/composer.lock": lock, "vendor-bin/x/composer.json": '{"require": {"a/b": "*", "c/d": "*"}}'}
    assert {c.scope for c in read(tmp_path, files).components} == {Scope.DEV}


def test_a_folder_of_the_project_asks_for_what_it_needs(tmp_path: Path) -> None:
    inner: dict[str, object] = {"name": "my/inner", "dist": {"type": "path", "url": "x"}, "require": {"a/b": "*"}}
    lock = json.dumps({"packages": [inner, {"name": "a/b", "version": "1"}]})
    found = read(tmp_path, {"composer.lock": lock, "composer.json": "{}"})
    assert [row(c) for c in found.components] == ["pkg:composer/a/b@1 runtime direct"]


@pytest.mark.parametrize(
    ("stated", "declared"),
    [
        (["MIT"], "MIT"),
        ("MIT", "MIT"),
        (["MIT", "GPL-2.0-or-later"], "(MIT OR GPL-2.0-or-later)"),
        (["(MIT and ISC)", "A or B"], "((MIT and ISC) OR (A or B))"),
        ([], None),
        ([1, None, ""], None),
        ({"x": "MIT"}, None),
    ],
)
def test_a_list_of_licenses_is_a_choice(stated: object, declared: str | None, tmp_path: Path) -> None:
    (found,) = locked(tmp_path, {"name": "a/b", "version": "1", "license": stated}).components
    assert found.declared == declared


@pytest.mark.parametrize(
    "value", ["1", '"x"', "[]", "[1]", '{"x": 1}', "null", "true", '[{"name": 1}]', '[{"name": "/"}]']
)
@pytest.mark.parametrize(
    "key", ["packages-dev", "require", "require-dev", "license", "name", "repositories", "replace"]
)
def test_values_of_other_types_are_left_out(key: str, value: str, tmp_path: Path) -> None:
    package = f'{{"dist": {value}, "name": "a/b", "version": "1", "{key}": {value}}}'
    lock = f'{{"packages": [{package}], "{key}": {value}}}'
    found = read(tmp_path, {"composer.lock": lock, "composer.json": f'{{"{key}": {value}}}'})
    assert found.problems == ()
    assert {c.purl for c in found.components} <= {"pkg:composer/a/b@1", "pkg:composer/x", "pkg:composer/x@1"}


def test_a_lock_made_to_take_long_does_not(tmp_path: Path) -> None:
    many: list[dict[str, object]] = [
        {"name": f"a/n{n}", "version": "1", "replace": {"v/v": "*"}, "require": {"v/v": "*"}} for n in range(4_000)
    ]
    assert len(locked(tmp_path, *many).components) == 4_000


@pytest.mark.parametrize("text", ['{"packages": 1}', "{}", '{"packages": [\n<<<<<<< HEAD\n'])
def test_what_is_no_lockfile_is_a_problem(text: str, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {"composer.lock": text}).problems
    assert (problem.code, problem.line) == ("manifest-unreadable", text.count("\n") or 1)
