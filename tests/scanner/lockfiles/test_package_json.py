# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json`: what is asked for, under which of its names, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import package_json, read_manifests
from licet.scanner.lockfiles.reading import Opened
from licet.scanner.walk import walk


def asked(fields: Mapping[str, object]) -> dict[str, Scope]:
    components = package_json.read(Opened("package.json", json.dumps(fields))).components
    return {c.purl.removeprefix("pkg:npm/"): c.scope for c in components}


@pytest.mark.parametrize(
    ("package", "wanted", "purl"),
    [
        ("a", "^1.0.0", "a"),
        ("a", "1.2.3", "a@1.2.3"),
        ("a", "=v1.2.3-rc.1", "a@1.2.3-rc.1"),
        ("a", "1.x", "a"),
        ("@s/a", "latest", "%40s/a"),
        ("alias", "npm:real@2.0.0", "real@2.0.0"),
        ("alias", "npm:real@^2", "real"),
        ("alias", "npm:real", "real"),
        ("alias", "npm:@s/real@2.0.0", "%40s/real@2.0.0"),
        ("alias", "npm:@s/real", "%40s/real"),
        ("a", "github:someone/a", "a?vcs_url=git%2Bhttps://github.com/someone/a"),
        ("a", "git+ssh://git@git.example/a.git#v1", "a?vcs_url=git%2Bssh://git%40git.example/a.git%40v1"),
    ],
)
def test_a_package_is_named_as_the_index_knows_it(package: str, wanted: str, purl: str) -> None:
    assert asked({"dependencies": {package: wanted}}) == {purl: Scope.RUNTIME}


@pytest.mark.parametrize("wanted", ["file:../a", "link:a", "workspace:*", "../a", "./a", "/a", "~/a"])
def test_folders_are_the_project_s_own(wanted: str) -> None:
    assert asked({"dependencies": {"a": wanted}}) == {}


@pytest.mark.parametrize("package", ["", "/", "@s/", "a b", "@"])
def test_what_is_no_name_of_a_package_is_left_out(package: str) -> None:
    assert asked({"dependencies": {package: "1.0.0"}}) == {}


def test_scopes_are_those_of_the_tables_and_optional_overrides() -> None:
    tables = {
        "dependencies": {"run": "*", "both": "*"},
        "devDependencies": {"tool": "*"},
        "optionalDependencies": {"both": "*"},
        "peerDependencies": {"host": "*"},
    }
    assert asked(tables) == {
        "run": Scope.RUNTIME, "tool": Scope.DEV, "both": Scope.OPTIONAL, "host": Scope.OPTIONAL,
    }  # fmt: skip


def test_the_line_is_where_it_is_asked_for_not_where_a_script_names_it() -> None:
    text = json.dumps({"keywords": ["debug"], "scripts": {"debug": "x"}, "dependencies": {"debug": "^4"}}, indent=1)
    (component,) = package_json.read(Opened("package.json", text)).components
    assert component.evidence[0].line == text.splitlines().index('  "debug": "^4"') + 1


@pytest.mark.parametrize(
    ("fields", "concluded"),
    [
        ({"license": "MIT"}, "MIT"),
        ({"license": {"type": "ISC", "url": "https://x.example"}}, "ISC"),
        ({"licenses": [{"type": "MIT"}, {"type": "Apache-2.0"}]}, "MIT OR Apache-2.0"),
    ],
)
def test_the_license_is_read_in_all_forms_that_npm_has_had(fields: dict[str, object], concluded: str) -> None:
    (found,) = package_json.read(Opened("package.json", json.dumps({"name": "ours", **fields}))).declarations
    assert (found.name, str(found.concluded)) == ("ours", concluded)


@pytest.mark.parametrize(
    ("tables", "purl"),
    [
        ({"overrides": {"a": "1.2.3"}}, "a@1.2.3"),
        ({"overrides": {"a": "$b"}}, "a"),
        ({"overrides": {"a": {".": "1.2.3"}}}, "a"),
        ({"overrides": {"x>a": "1.2.3"}}, "a"),
        ({"resolutions": {"a": "1.2.3"}}, "a@1.2.3"),
        ({"resolutions": {"**/a": "npm:b@1.2.3"}}, "b@1.2.3"),
        ({"resolutions": {"x/a": "1.2.3"}}, "a"),
        ({"pnpm": {"overrides": {"a": "1.2.3"}}}, "a@1.2.3"),
        ({"pnpm": {"overrides": {"a": "-"}}}, "a"),
    ],
)
def test_what_replaces_a_package_everywhere_does_so_here(tables: dict[str, object], purl: str) -> None:
    assert asked({"dependencies": {"a": "^1.0.0"}, **tables}) == {purl: Scope.RUNTIME}


@pytest.mark.parametrize("key", ["bundleDependencies", "bundledDependencies"])
def test_what_is_bundled_ships_though_nothing_else_asks_for_it(key: str) -> None:
    assert asked({"dependencies": {"a": "1.0.0"}, key: ["a", "b", 3]}) == {
        "a@1.0.0": Scope.RUNTIME, "b": Scope.RUNTIME,
    }  # fmt: skip
    assert asked({key: True}) == {}


def test_a_line_is_found_behind_escapes_and_in_lists() -> None:
    text = '{\n"dependencies": {\n"\\u0061": "^1"\n},\n"bundleDependencies": [\n"b"\n]\n}'
    components = package_json.read(Opened("package.json", text)).components
    assert [(c.purl, c.evidence[0].line) for c in components] == [("pkg:npm/a", 3), ("pkg:npm/b", 6)]


@pytest.mark.parametrize(
    "files",
    [
        {"pnpm-workspace.yaml": "catalog:\n  a: 1.0.0\ncatalogs:\n  old:\n    b: npm:c@2.0.0\n"},
        {".yarnrc.yml": "catalog:\n  a: 1.0.0\ncatalogs:\n  old:\n    b: npm:c@2.0.0\n"},
        {"package.json": {"workspaces": {"catalog": {"a": "1.0.0"}, "catalogs": {"old": {"b": "npm:c@2.0.0"}}}}},
        {"package.json": {"catalog": {"a": "1.0.0"}, "catalogs": {"old": {"b": "npm:c@2.0.0"}}}},
    ],
)
def test_a_version_may_stand_in_a_catalog_of_the_workspace(files: dict[str, object], tmp_path: Path) -> None:
    member = {"dependencies": {"a": "catalog:", "b": "catalog:old", "d": "catalog:"}}
    for name, said in {**files, "packages/deep/one/package.json": member}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(said if isinstance(said, str) else json.dumps(said))
    found = read_manifests(walk(tmp_path).files).components
    assert [c.purl for c in found] == ["pkg:npm/a@1.0.0", "pkg:npm/c@2.0.0", "pkg:npm/d"]


def test_packages_that_the_tree_holds_itself_are_not_asked_of_others(tmp_path: Path) -> None:
    manifests = {"one": {"name": "one", "dependencies": {"two": "^1.0.0", "a": "1.0.0"}}, "two": {"name": "two"}}
    for name, said in manifests.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text(json.dumps(said))
    found = read_manifests(walk(tmp_path).files)
    assert [c.purl for c in found.components] == ["pkg:npm/a@1.0.0"]
    assert found.own == {"pkg:npm/one", "pkg:npm/two"}


def test_a_trial_that_bears_the_name_of_a_package_is_not_taken_for_it(tmp_path: Path) -> None:
    manifests = {".": {"dependencies": {"a": "1.0.0"}}, "tests/a": {"name": "a"}}
    for folder, said in manifests.items():
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "package.json").write_text(json.dumps(said))
    assert [c.purl for c in read_manifests(walk(tmp_path).files).components] == ["pkg:npm/a@1.0.0"]


def test_where_a_package_is_from_is_left_to_a_lockfile_that_knows(tmp_path: Path) -> None:
    wanted = "git+https://git.example/a.git"
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": {"a": f"{wanted}#v1"}}))
    packages = {"a": [f"a@{wanted}#0123", {}, "0123"]}
    (tmp_path / "bun.lock").write_text(json.dumps({"lockfileVersion": 1, "packages": packages}))
    (found,) = read_manifests(walk(tmp_path).files).components
    assert found.purl == "pkg:npm/a?vcs_url=git%2Bhttps://git.example/a.git%400123"
    assert {e.path for e in found.evidence} == {"package.json", "bun.lock"}
