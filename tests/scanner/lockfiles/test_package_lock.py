# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package-lock.json` of all three versions, cut down from what npm wrote, read as `npm ls --all` shows it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from licet.model import Component, Scope, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import package_lock, read_manifests
from licet.scanner.lockfiles.reading import Opened

PACKAGES: dict[str, dict[str, Any]] = {
    "": {
        "name": "np-root", "version": "1.0.0", "workspaces": ["packages/*"],
        "dependencies": {"debug": "2.6.9", "local": "file:local", "old-chalk": "npm:chalk@^2"},
        "devDependencies": {"mocha": "^10"},
        "optionalDependencies": {"fsevents": "^2"},
        "peerDependencies": {"vue": "^3"},
    },
    "local": {"version": "3.0.0", "dependencies": {"left-pad": "1.3.0"}},
    "node_modules/@np/a": {"resolved": "packages/a", "link": True},
    "node_modules/@np/b": {"resolved": "packages/b", "link": True},
    "node_modules/debug": {"version": "2.6.9", "license": "MIT", "dependencies": {"ms": "2.0.0"}},
    "node_modules/debug/node_modules/ms": {"version": "2.0.0", "license": "MIT"},
    "node_modules/fsevents": {"version": "2.3.3", "license": "MIT", "optional": True, "os": ["darwin"]},
    "node_modules/js-tokens": {"version": "4.0.0", "license": "MIT", "peer": True},
    "node_modules/left-pad": {"version": "1.3.0", "license": "WTFPL"},
    "node_modules/local": {"resolved": "local", "link": True},
    "node_modules/mocha": {
        "version": "10.8.2", "license": "MIT", "dev": True,
        "dependencies": {"debug": "^4", "ms": "2.1.3", "shared": "*"},
    },
    "node_modules/mocha/node_modules/debug": {"version": "4.4.3", "dev": True, "dependencies": {"ms": "^2.1.3"}},
    "node_modules/ms": {"version": "2.1.3", "license": "MIT", "dev": True},
    "node_modules/old-chalk": {"name": "chalk", "version": "2.4.2", "license": "MIT"},
    "node_modules/react": {"version": "18.3.1", "license": "MIT", "peer": True, "dependencies": {"js-tokens": "^4"}},
    "node_modules/react-dom": {"version": "18.3.1", "license": "MIT", "peerDependencies": {"react": "^18.3.1"}},
    "node_modules/semver": {"version": "7.8.6", "license": "ISC", "dev": True},
    "node_modules/shared": {"version": "1.0.0", "license": "MIT", "devOptional": True},
    "node_modules/vue": {"version": "3.0.0", "license": "MIT", "peer": True},
    "packages/a": {"name": "@np/a", "dependencies": {"@np/b": "1.0.0"}, "devDependencies": {"semver": "^7"}},
    "packages/b": {"name": "@np/b", "dependencies": {"react-dom": "^18", "semver": "^6"}},
    "packages/b/node_modules/semver": {"version": "6.3.2", "license": "ISC"},
}  # fmt: skip
LEGACY: dict[str, Any] = {
    "chalk": {"version": "4.1.2", "dev": True, "requires": {"color-name": "^1.1.4"}},
    "color-name": {"version": "1.1.4", "dev": True},
    "forked": {
        "version": "git+ssh://git@git.example/forked.git#0123",
        "from": "forked@git+ssh://git@git.example/forked.git",
    },
    "log": {"version": "4.1.0", "dev": True, "requires": {"chalk": "^4.1.0"}},
    "mine": {"version": "file:mine"},
    "old-chalk": {
        "version": "npm:chalk@2.4.2",
        "requires": {"convert": "^1.9.0"},
        "dependencies": {
            "color-name": {"version": "1.1.3"},
            "convert": {"version": "1.9.3", "requires": {"color-name": "1.1.3"}},
        },
    },
}


def written(version: int) -> str:
    if version == 1:
        return json.dumps({"name": "x", "lockfileVersion": 1, "requires": True, "dependencies": LEGACY}, indent=2)
    tables: dict[str, Any] = {"name": "np-root", "lockfileVersion": version, "requires": True, "packages": PACKAGES}
    if version == 2:
        tables["dependencies"] = LEGACY  # for older readers; it does not count
    return json.dumps(tables, indent=2)


def read(version: int) -> dict[str, Component]:
    reading = package_lock.read(Opened("package-lock.json", written(version)))
    return {c.purl.removeprefix("pkg:npm/"): c for c in reading.components}


@pytest.mark.parametrize("version", [2, 3])
def test_direct_is_what_the_project_and_its_workspaces_ask_for(version: int) -> None:
    assert sorted(name for name, c in read(version).items() if c.direct) == [
        "chalk@2.4.2", "debug@2.6.9", "fsevents@2.3.3", "left-pad@1.3.0", "mocha@10.8.2", "react-dom@18.3.1",
        "semver@6.3.2", "semver@7.8.6", "vue@3.0.0",
    ]  # fmt: skip


@pytest.mark.parametrize("version", [2, 3])
def test_a_package_is_needed_by_those_from_whose_folder_it_is_found(version: int) -> None:
    found = {name: c.parents for name, c in read(version).items()}
    assert found["ms@2.0.0"] == ("pkg:npm/debug@2.6.9",)
    assert found["ms@2.1.3"] == ("pkg:npm/debug@4.4.3", "pkg:npm/mocha@10.8.2")
    assert found["react@18.3.1"] == ("pkg:npm/react-dom@18.3.1",)
    assert found["semver@6.3.2"] == ()


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("debug@2.6.9", Scope.RUNTIME),
        ("debug@4.4.3", Scope.DEV),
        ("fsevents@2.3.3", Scope.OPTIONAL),
        ("semver@6.3.2", Scope.RUNTIME),
        ("semver@7.8.6", Scope.DEV),
        ("shared@1.0.0", Scope.OPTIONAL),  # devOptional: an optional dependency leads to it as well
        ("react@18.3.1", Scope.RUNTIME),  # the peer of what is shipped
        ("js-tokens@4.0.0", Scope.RUNTIME),  # and what that needs
        ("vue@3.0.0", Scope.OPTIONAL),  # the project's own peer, which its user brings
    ],
)
def test_scope_is_that_of_npm_s_marks(name: str, scope: Scope) -> None:
    assert read(3)[name].scope is scope


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_line_is_that_of_the_package(version: int) -> None:
    lines = written(version).splitlines()
    for component in read(version).values():
        (evidence,) = component.evidence
        key = evidence.text if version > 1 else evidence.text.rpartition("node_modules/")[2]
        assert evidence.line is not None
        assert lines[evidence.line - 1].strip() == f'"{key}": {{'
        if component.purl.endswith(("ms@2.0.0", "color-name@1.1.3")):
            assert evidence.text.count("node_modules/") == 2


def test_a_file_without_line_breaks_is_read_as_well() -> None:
    text = json.dumps({"lockfileVersion": 3, "packages": PACKAGES}, separators=(",", ":"))
    components = package_lock.read(Opened("package-lock.json", text)).components
    assert {c.evidence[0].line for c in components} == {1}
    assert {c.purl: c.scope for c in components} == {c.purl: c.scope for c in read(3).values()}


def test_version_1_tells_needs_from_what_is_nested() -> None:
    found = {name: c.parents for name, c in read(1).items()}
    assert found == {
        "chalk@4.1.2": ("pkg:npm/log@4.1.0",),
        "color-name@1.1.4": ("pkg:npm/chalk@4.1.2",),
        "forked?vcs_url=git%2Bssh://git%40git.example/forked.git%400123": (),
        "log@4.1.0": (),
        "chalk@2.4.2": (),
        "color-name@1.1.3": ("pkg:npm/convert@1.9.3",),
        "convert@1.9.3": ("pkg:npm/chalk@2.4.2",),
    }


def test_version_1_calls_direct_what_nothing_else_asks_for_and_the_manifest_the_rest(tmp_path: Path) -> None:
    alone = sorted(name.partition("?")[0] for name, c in read(1).items() if c.direct)
    assert alone == ["chalk@2.4.2", "forked", "log@4.1.0"]
    (tmp_path / "package-lock.json").write_text(written(1))
    (tmp_path / "package.json").write_text('{"devDependencies": {"color-name": "^1.1.4"}}')
    files = [SourceFile(tmp_path, path, 1, classify(path)) for path in ("package-lock.json", "package.json")]
    found = {c.purl: (c.direct, c.scope) for c in read_manifests(files).components}
    assert found["pkg:npm/color-name@1.1.4"] == (True, Scope.DEV)
    assert found["pkg:npm/color-name@1.1.3"] == (False, Scope.RUNTIME)


def test_a_package_in_two_places_is_one_with_the_stronger_scope() -> None:
    packages = {
        "": {"dependencies": {"a": "1"}, "devDependencies": {"b": "1"}},
        "node_modules/a": {"version": "1.0.0", "dependencies": {"c": "1"}},
        "node_modules/a/node_modules/c": {"version": "1.0.0"},
        "node_modules/b": {"version": "1.0.0", "dev": True, "dependencies": {"c": "1"}},
        "node_modules/b/node_modules/c": {"version": "1.0.0", "dev": True},
    }
    text = json.dumps({"lockfileVersion": 3, "packages": packages})
    c = next(c for c in package_lock.read(Opened("package-lock.json", text)).components if "/c@" in c.purl)
    assert (c.scope, c.parents) == (Scope.RUNTIME, ("pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0"))


@pytest.mark.parametrize("place", ["node_modules/", "node_modules/@s/", "node_modules/a b", "node_modules//x"])
def test_places_that_name_no_package_are_left_out(place: str) -> None:
    text = json.dumps({"lockfileVersion": 3, "packages": {place: {"version": "1.0.0"}}})
    assert package_lock.read(Opened("package-lock.json", text)).components == ()


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(
    ("entry", "asked", "purl"),
    [
        ({"resolved": "git+ssh://git@git.example/a.git#0123"}, "git.example/a",
         "a@1.0.0?vcs_url=git%2Bssh://git%40git.example/a.git%400123"),
        ({"resolved": "https://archives.example/a.tgz"}, "https://archives.example/a.tgz",
         "a@1.0.0?download_url=https://archives.example/a.tgz"),
        ({"resolved": "https://registry.example/a/-/a-1.0.0.tgz"}, "^1.0.0", "a@1.0.0"),
        ({"resolved": "file:vendor/a.tgz"}, "file:vendor/a.tgz", "a@1.0.0?download_url=file:vendor/a.tgz"),
        ({"resolved": "https://registry.example/@s/b/-/b-1.0.0.tgz", "name": "@s/b"}, "npm:@s/b@^1", "%40s/b@1.0.0"),
    ],
)  # fmt: skip
def test_what_is_of_no_registry_says_where_it_is_from(
    version: int, entry: dict[str, Any], asked: str, purl: str
) -> None:
    packages = {"": {"dependencies": {"a": asked}}, "node_modules/a": {"version": "1.0.0", **entry}}
    text = json.dumps({"lockfileVersion": version, "packages": packages})
    (found,) = package_lock.read(Opened("package-lock.json", text)).components
    assert (found.purl, found.direct) == (f"pkg:npm/{purl}", True)


def test_a_folder_that_the_workspace_no_longer_has_asks_for_nothing() -> None:
    packages = {
        "": {},
        "packages/old": {"extraneous": True, "dependencies": {"a": "*"}},
        "packages/new": {"dependencies": {"b": "*"}},
        "node_modules/a": {"version": "1.0.0"},
        "node_modules/b": {"version": "1.0.0", "dependencies": {"a": "*"}},
    }
    text = json.dumps({"lockfileVersion": 3, "packages": packages})
    found = {c.purl: c.direct for c in package_lock.read(Opened("package-lock.json", text)).components}
    assert found == {"pkg:npm/a@1.0.0": False, "pkg:npm/b@1.0.0": True}


def test_what_a_folder_of_the_project_needs_is_direct_in_version_1() -> None:
    dependencies = {"mine": {"version": "file:mine", "requires": {"a": "1"}}, "a": {"version": "1.0.0"}}
    text = json.dumps({"lockfileVersion": 1, "dependencies": dependencies})
    (found,) = package_lock.read(Opened("package-lock.json", text)).components
    assert (found.purl, found.direct) == ("pkg:npm/a@1.0.0", True)


def test_keys_written_with_escapes_do_not_take_long() -> None:
    rows = ",".join(f'"node_modules/\\u0061{n}": {{"version": "1.0.0"}}' for n in range(20_000))
    text = f'{{"lockfileVersion": 3, "packages": {{{rows}}}}}'
    assert len(package_lock.read(Opened("package-lock.json", text)).components) == 20_000


def test_places_forged_to_be_deep_do_not_take_long() -> None:
    deep = "node_modules/a/" * 5_000 + "node_modules/a"
    needs = {f"x{n}": "*" for n in range(2_000)}
    text = json.dumps({"lockfileVersion": 3, "packages": {deep: {"version": "1.0.0", "dependencies": needs}}})
    assert len(package_lock.read(Opened("package-lock.json", text)).components) == 1


def test_before_npm_5_a_package_is_needed_by_the_one_it_lies_in() -> None:
    inner = {"b": {"version": "2.0.0", "from": "b@^2.0.0", "resolved": "https://registry.example/b/-/b-2.0.0.tgz"}}
    text = json.dumps(
        {"name": "x", "version": "1.0.0", "dependencies": {"a": {"version": "1.0.0", "dependencies": inner}}}
    )
    found = {c.purl: (c.direct, c.parents) for c in package_lock.read(Opened("npm-shrinkwrap.json", text)).components}
    assert found == {"pkg:npm/a@1.0.0": (True, ()), "pkg:npm/b@2.0.0": (False, ("pkg:npm/a@1.0.0",))}
