# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`bun.lock`: packages within one another, peers, what comes from elsewhere, and the binary form of old."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Component, Scope, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import bun_lock, read_manifests
from licet.scanner.lockfiles.reading import Opened, Unreadable


def read(packages: object, workspaces: object = None) -> dict[str, Component]:
    said = {"lockfileVersion": 1, "workspaces": workspaces or {}, "packages": packages}
    components = bun_lock.read(Opened("bun.lock", json.dumps(said, indent=2))).components
    return {c.purl.removeprefix("pkg:npm/"): c for c in components}


@pytest.mark.parametrize(
    ("entry", "purl"),
    [
        (["a@1.0.0", "", {}, "sha512-x"], "a@1.0.0"),
        (["@s/real@1.0.0", "https://registry.example/x.tgz", {}, "sha512-x"], "%40s/real@1.0.0"),
        (["a@github:o/a#abc", {}, "o-a-abc"], "a?vcs_url=git%2Bhttps://github.com/o/a%40abc"),
        (["a@git+ssh://git@git.example/a.git#abc", {}, "abc"], "a?vcs_url=git%2Bssh://git%40git.example/a.git%40abc"),
        (["a@https://archives.example/a.tgz", {}], "a?download_url=https://archives.example/a.tgz"),
        (["a@vendor/a.tgz", {}], "a?download_url=file:vendor/a.tgz"),
    ],
)
def test_a_locator_tells_the_package(entry: list[object], purl: str) -> None:
    assert list(read({"a": entry})) == [purl]


@pytest.mark.parametrize("place", ["workspace:packages/a", "link:a", "root:", "file:../a"])
def test_folders_are_the_project_s_own(place: str) -> None:
    assert read({"a": [f"a@{place}", {}]}) == {}


def test_a_package_is_found_within_who_asks_and_then_further_up() -> None:
    needs = {"dependencies": {"@s/b": "*", "c": "*"}}
    found = read(
        {
            "a": ["a@1.0.0", "", needs], "a/@s/b": ["@s/b@1.0.0", "", {"dependencies": {"c": "*"}}],
            "a/@s/b/c": ["c@3.0.0", "", {}], "a/c": ["c@2.0.0", "", {}], "@s/b": ["@s/b@9.0.0", "", {}],
            "c": ["c@1.0.0", "", {}],
        },
        {"": {"dependencies": {"a": "*", "@s/b": "*", "c": "*"}}},
    )  # fmt: skip
    assert {name: c.parents for name, c in found.items()} == {
        "a@1.0.0": (), "%40s/b@1.0.0": ("pkg:npm/a@1.0.0",), "c@3.0.0": ("pkg:npm/%40s/b@1.0.0",),
        "c@2.0.0": ("pkg:npm/a@1.0.0",), "%40s/b@9.0.0": (), "c@1.0.0": (),
    }  # fmt: skip
    assert [name for name, c in found.items() if c.direct] == ["a@1.0.0", "%40s/b@9.0.0", "c@1.0.0"]


def test_scopes_are_those_of_the_workspace_and_peers_that_are_wanted_otherwise_are_there_for_that() -> None:
    found = read(
        {name: [f"{name}@1.0.0", "", {}] for name in "abcd"},
        {
            "": {"dependencies": {"a": "*"}, "optionalDependencies": {"b": "*"}},
            "packages/x": {"name": "x", "devDependencies": {"c": "*"}, "peerDependencies": {"c": "*", "d": "*"}},
        },
    )
    assert [str(c.scope) for c in found.values()] == ["runtime", "optional", "dev", "optional"]


def test_a_member_has_packages_of_its_own() -> None:
    found = read(
        {"a": ["a@1.0.0", "", {}], "@o/x/a": ["a@2.0.0", "", {}]},
        {"": {"devDependencies": {"a": "1"}}, "packages/x": {"name": "@o/x", "dependencies": {"a": "2"}}},
    )
    assert {name: c.scope for name, c in found.items()} == {"a@1.0.0": Scope.DEV, "a@2.0.0": Scope.RUNTIME}


def test_what_can_be_done_without_is_optional() -> None:
    needs = {"optionalDependencies": {"b": "*"}, "peerDependencies": {"c": "*", "d": "*"}, "optionalPeers": ["c"]}
    found = read(
        {"a": ["a@1.0.0", "", needs], **{name: [f"{name}@1.0.0", "", {}] for name in "bcd"}},
        {"": {"dependencies": {"a": "*"}}},
    )
    assert [str(c.scope) for c in found.values()] == ["runtime", "optional", "optional", "runtime"]


@pytest.mark.parametrize("entry", [1, "a@1", [], [1], [None], ["@"], [""], [{}], {"a": 1}, None])
def test_entries_of_other_types_are_left_out(entry: object) -> None:
    assert read({"a": entry}) == {}


def test_what_is_no_lockfile_is_told() -> None:
    with pytest.raises(Unreadable, match="no lockfileVersion"):
        bun_lock.read(Opened("bun.lock", "{}"))


@pytest.mark.parametrize("with_text", [True, False])
def test_the_binary_form_is_told_with_how_to_mend_it_unless_the_text_is_there(with_text: bool, tmp_path: Path) -> None:
    (tmp_path / "bun.lockb").write_bytes(b"#!/usr/bin/env bun\nbun-lockfile-format-v0\n\x02\x00\x00\x00\xff\xfe")
    names = ["bun.lockb"]
    if with_text:
        (tmp_path / "bun.lock").write_text('{"lockfileVersion": 1, "packages": {}}')
        names.append("bun.lock")
    files = [SourceFile(tmp_path, name, (tmp_path / name).stat().st_size, classify(name)) for name in names]
    problems = read_manifests(files).problems
    assert [problem.path for problem in problems] == ([] if with_text else ["bun.lockb"])
    assert all("bun install --save-text-lockfile" in problem.message for problem in problems)


def test_places_forged_to_be_deep_do_not_take_long() -> None:
    deep = "/".join(["a"] * 20_000)
    found = read({deep: ["a@1.0.0", "", {"dependencies": {f"x{n}": "*" for n in range(2_000)}}]})
    assert len(found) == 1
