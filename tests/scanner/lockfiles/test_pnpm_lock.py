# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pnpm-lock.yaml`: keys of all versions, and what comes from elsewhere than a registry."""

from __future__ import annotations

import pytest

from licet.model import Component, Scope
from licet.scanner.lockfiles import pnpm_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable


def read(text: str) -> dict[str, Component]:
    components = pnpm_lock.read(Opened("pnpm-lock.yaml", text)).components
    return {c.purl.removeprefix("pkg:npm/"): c for c in components}


@pytest.mark.parametrize(
    ("version", "key", "entry", "purl"),
    [
        ("5.1", "/a/1.0.0", "dev: false", "a@1.0.0"),
        ("5.1", "/a/1.0.0/react@16.8.0", "dev: false", "a@1.0.0"),
        ("5.3", "/a/1.0.0_react@16.8.0", "dev: false", "a@1.0.0"),
        ("5.4", "/@s/a/1.0.0-rc.1_3kflqc32bdh5j3uzdqrlgr6tiq", "dev: false", "%40s/a@1.0.0-rc.1"),
        ("5.4-inlineSpecifiers", "/@s/a/1.0.0", "dev: false", "%40s/a@1.0.0"),
        ("5.1", "registry.example/a/1.0.0", "dev: false", "a@1.0.0"),
        ("5.1", "registry.example/@s/a/1.0.0", "dev: false", "%40s/a@1.0.0"),
        ("5.4", "github.com/o/a/abc", "{name: a, version: 1.0.0, resolution: {tarball: https://codeload.example/abc}}",
         "a@1.0.0?download_url=https://codeload.example/abc"),
        ("5.4", "git.example/o/a/abc", "{resolution: {type: git, repo: https://git.example/o/a.git, commit: abc}}",
         "a?vcs_url=git%2Bhttps://git.example/o/a.git%40abc"),
        ("5.4", "file:a.tgz", "{name: a, version: 1.0.0, resolution: {tarball: file:a.tgz}}",
         "a@1.0.0?download_url=file:a.tgz"),
        ("6.0", "/a@1.0.0", "dev: false", "a@1.0.0"),
        ("6.0", "/@s/a@1.0.0(react@18.0.0)(patch_hash=ab)", "dev: false", "%40s/a@1.0.0"),
        ("6.0", "github.com/o/a/abc", "{name: a, version: 1.0.0, resolution: {tarball: https://codeload.example/abc}}",
         "a@1.0.0?download_url=https://codeload.example/abc"),
        ("9.0", "a@https://codeload.example/abc", "{version: 1.0.0, resolution: {tarball: https://codeload.example/abc}}",
         "a@1.0.0?download_url=https://codeload.example/abc"),
        ("9.0", "a@git+ssh://git@git.example/a.git#abc",
         "{version: 1.0.0, resolution: {type: git, repo: ssh://git@git.example/a.git, commit: abc}}",
         "a@1.0.0?vcs_url=git%2Bssh://git%40git.example/a.git%40abc"),
        ("9.0", "node@runtime:22.0.0", "{version: 22.0.0, resolution: {type: variations}}", "pkg:generic/node@22.0.0"),
    ],
)  # fmt: skip
def test_a_key_tells_the_package(version: str, key: str, entry: str, purl: str) -> None:
    body = entry if entry.startswith("{") else f"{{{entry}}}"
    assert list(read(f"lockfileVersion: '{version}'\npackages:\n  '{key}': {body}\n")) == [purl]


@pytest.mark.parametrize(
    ("key", "entry"), [("file:../a", "{name: a, resolution: {type: directory, directory: ../a}}"), ("/a", "{}")]
)
def test_folders_and_what_has_no_name_are_no_packages(key: str, entry: str) -> None:
    assert read(f"lockfileVersion: 5.4\npackages:\n  {key}: {entry}\n") == {}


V9 = """
lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a: {specifier: ^1.0.0, version: 1.0.0(p@2.0.0)}
      alias: {specifier: 'npm:real@1', version: real@1.0.0}
      ours: {specifier: 'workspace:*', version: link:packages/ours}
      folder: {specifier: 'file:folder', version: 'file:folder'}
    optionalDependencies:
      o: {specifier: '1', version: 1.0.0}
    configDependencies:
      hooks: {specifier: '1', version: 1.0.0}
  packages/ours:
    devDependencies:
      a: {specifier: ^1.0.0, version: 1.0.0(p@3.0.0)}
packages:
  a@1.0.0: {resolution: {integrity: x}}
  folder@file:folder: {resolution: {directory: folder, type: directory}}
snapshots:
  a@1.0.0(p@2.0.0): {dependencies: {p: 2.0.0}, optionalDependencies: {maybe: 1.0.0}}
  a@1.0.0(p@3.0.0): {dependencies: {p: 3.0.0}}
  folder@file:folder: {dependencies: {inner: 1.0.0}}
  hooks@1.0.0: {}
  inner@1.0.0: {}
  maybe@1.0.0: {}
  o@1.0.0: {}
  p@2.0.0: {}
  p@3.0.0: {}
  real@1.0.0: {}
"""


def test_one_package_with_several_peers_is_one() -> None:
    found = read(V9)
    assert [(name, str(c.scope), c.direct, c.parents) for name, c in sorted(found.items())] == [
        ("a@1.0.0", "runtime", True, ()),
        ("hooks@1.0.0", "build", True, ()),
        ("inner@1.0.0", "runtime", True, ()),
        ("maybe@1.0.0", "optional", False, ("pkg:npm/a@1.0.0",)),
        ("o@1.0.0", "optional", True, ()),
        ("p@2.0.0", "runtime", False, ("pkg:npm/a@1.0.0",)),
        ("p@3.0.0", "dev", False, ("pkg:npm/a@1.0.0",)),
        ("real@1.0.0", "runtime", True, ()),
    ]


def test_a_document_of_the_package_manager_itself_is_read_as_well() -> None:
    tools = (
        "---\nlockfileVersion: '9.0'\nimporters:\n  .:\n    packageManagerDependencies:\n"
        "      pnpm: {specifier: 11.0.0, version: 11.0.0}\nsnapshots:\n  pnpm@11.0.0: {}\n---\n"
    )
    found = read(tools + V9)
    assert (found["pnpm@11.0.0"].scope, found["pnpm@11.0.0"].direct) == (Scope.BUILD, True)
    assert len(found) == len(read(V9)) + 1


def test_without_importers_the_file_is_of_one_package() -> None:
    text = "lockfileVersion: 5.4\nspecifiers: {a: ^1.0.0}\ndevDependencies:\n  a: 1.0.0\npackages:\n  /a/1.0.0: {}\n"
    assert read(text)["a@1.0.0"].scope is Scope.DEV


def test_versions_stay_as_they_are_written() -> None:
    text = "lockfileVersion: 5.4\ndependencies:\n  a: 1.10\npackages:\n  /a/1.10: {}\n"
    assert [(name, c.direct) for name, c in read(text).items()] == [("a@1.10", True)]


@pytest.mark.parametrize("text", ["", "a: 1\n", "- lockfileVersion\n", "packages: {}\n", "lockfileVersion: [\n"])
def test_what_is_no_lockfile_is_told(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.line


@pytest.mark.parametrize("value", ["1", "x", "[]", "[1]", "{x: 1}", "null", "{a: [1]}", "{a: {version: [1]}}"])
@pytest.mark.parametrize("key", ["importers", "projects", "packages", "snapshots", "dependencies", "devDependencies"])
def test_values_of_other_types_are_left_out(key: str, value: str) -> None:
    pnpm_lock.read(Opened("pnpm-lock.yaml", f"lockfileVersion: 9.0\n{key}: {value}\n"))
