# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Conan, vcpkg, Swift and Carthage: references, addresses and what asks for them."""

from __future__ import annotations

import json

import pytest

from licet.scanner.lockfiles import (
    cartfile,
    cartfile_resolved,
    conan_lock,
    conanfile_py,
    conanfile_txt,
    package_resolved,
    package_swift,
    vcpkg_json,
)
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.lockfiles.reading.conan import conan
from licet.scanner.lockfiles.reading.swift import of_registry, swift
from tests.scanner.lockfiles.cases import row


@pytest.mark.parametrize(
    ("reference", "purl"),
    [
        ("zlib/1.3.1", "pkg:conan/zlib@1.3.1"),
        ("zlib/1.3.1@user/channel#rev:id#prev%1.0", "pkg:conan/zlib@1.3.1?channel=channel&user=user"),
        ("zlib/1.3.1@user", "pkg:conan/zlib@1.3.1?user=user"),
        ("zlib/1.3.1@#rev", "pkg:conan/zlib@1.3.1"),
        ("zlib/1.3.1@", "pkg:conan/zlib@1.3.1"),
        ("zlib/[>=1.2 <2]", "pkg:conan/zlib"),
        ("zlib/[>=1.2 <2, include_prerelease]@user/channel", "pkg:conan/zlib?channel=channel&user=user"),
        ("protobuf/<host_version>", "pkg:conan/protobuf"),
        ("libstdc++/1.0", "pkg:conan/libstdc%2B%2B@1.0"),
        ("zlib", None),
        ("/1.0", None),
        ("", None),
    ],
)
def test_a_reference_names_a_package(reference: str, purl: str | None) -> None:
    assert conan(reference) == purl


def test_a_graph_of_conan_without_a_consumer_has_its_roots_for_the_project() -> None:
    nodes = {
        "0": {"ref": "ours/1.0", "requires": ["1"]},
        "1": {"ref": "a/1.0", "requires": ["2", "9", 3], "build_requires": ["3"]},
        "2": {"ref": "b/1.0"},
        "3": {"ref": "tool/1.0", "requires": ["4"]},
        "4": {"ref": "b/1.0"},
        "5": {"ref": "not a reference"},
    }
    text = json.dumps({"graph_lock": {"nodes": nodes}})
    assert [row(each) for each in conan_lock.read(Opened("conan.lock", text)).components] == [
        "pkg:conan/a@1.0 runtime direct",
        "pkg:conan/b@1.0 runtime < pkg:conan/a@1.0, pkg:conan/tool@1.0",
        "pkg:conan/tool@1.0 build < pkg:conan/a@1.0",
    ]


@pytest.mark.parametrize("text", ["x = ", "print 'x'", "\0", "a" + "+a" * 20_000, "(" * 500])
def test_a_recipe_that_python_does_not_read_asks_for_nothing(text: str) -> None:
    assert conanfile_py.read(Opened("conanfile.py", text)).components == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("requires = 'a/1.0'", ["a@1.0 runtime"]),
        ("requires = ['a/1.0', ('b/2.0', 'override')]", ["a@1.0 runtime", "b@2.0 runtime"]),
        ("requires = None", []),
        ("def f(self):\n        self.requires('a/1.0', 'x')", ["a@1.0 runtime"]),
        ("def f(self):\n        self.requires('a/%s@x/y' % v)", ["a runtime"]),
        ("def f(self):\n        self.requires('a/' + v + 'x')", ["a runtime"]),
        ("def f(self):\n        self.requires(f'{x}/1.0')", []),
        ("def f(self):\n        self.requires()", []),
    ],
)  # fmt: skip
def test_a_recipe_asks_for_packages(body: str, expected: list[str]) -> None:
    rows = conanfile_py.read(Opened("conanfile.py", f"class A(ConanFile):\n    {body}\n")).components
    assert [row(each).removeprefix("pkg:conan/").removesuffix(" direct") for each in rows] == expected


def test_lines_outside_of_lists_ask_for_nothing() -> None:
    text = "a/1.0\n[options]\nb/1.0\n[requires]\n\n# c/1.0\nd/1.0 # e/1.0\n[imports]\nbin, *.dll -> ./bin\n"
    assert [each.purl for each in conanfile_txt.read(Opened("conanfile.txt", text)).components] == ["pkg:conan/d@1.0"]


def test_features_of_a_port_are_read_as_a_list_too() -> None:
    text = json.dumps(
        {"name": "a", "features": [{"name": "x", "dependencies": ["b"]}], "default-features": [{"name": "x"}]}
    )
    assert [row(each) for each in vcpkg_json.read(Opened("vcpkg.json", text)).components] == [
        "pkg:vcpkg/b runtime direct"
    ]
    with pytest.raises(Unreadable):
        vcpkg_json.read(Opened("vcpkg.json", "{}"))


@pytest.mark.parametrize(
    ("address", "purl"),
    [
        ("https://github.com/a/B.git", "pkg:swift/github.com/a/B@1"),
        ("https://user:secret@GitHub.com/a/B/", "pkg:swift/github.com/a/B@1"),
        ("git@git.example:team/sub/b.git", "pkg:swift/git.example/team/sub/b@1"),
        ("ssh://git@git.example:22/b", "pkg:swift/git.example/b@1"),
        ("../b", None),
        ("/home/x/b", None),
        ("file:///x/b", None),
        ("", None),
    ],
)
def test_a_package_of_swift_is_named_by_its_address(address: str, purl: str | None) -> None:
    assert swift(address, "1") == purl


def test_a_package_of_a_registry_has_a_scope() -> None:
    assert of_registry("mona.LinkedList", "1") == "pkg:swift/mona/LinkedList@1"
    assert of_registry("mona") is None


@pytest.mark.parametrize("text", ["{}", '{"object": {}}', '{"pins": 3}', '{"object": {"pins": {}}}'])
def test_what_has_no_pins_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        package_resolved.read(Opened("Package.resolved", text))


def test_a_manifest_before_swift_4_is_read() -> None:
    text = (
        'Package(targets: [Target(name: "A", dependencies: ["crypto"])], '
        'dependencies: [.Package(url: "https://x.example/crypto.git", majorVersion: 1)])'
    )
    assert [row(each) for each in package_swift.read(Opened("Package.swift", text)).components] == [
        "pkg:swift/x.example/crypto runtime direct"
    ]


@pytest.mark.parametrize("line", ['github "a/b"', "nonsense", 'git "https://x.example/a"'])
def test_a_line_that_pins_nothing_is_none_of_a_lock(line: str) -> None:
    with pytest.raises(Unreadable) as caught:
        cartfile_resolved.read(Opened("Cartfile.resolved", f'github "a/b" "v1"\n{line}\n'))
    assert caught.value.line == 2
    assert len(cartfile.read(Opened("Cartfile", f"{line}\n")).skipped) == (line == "nonsense")
