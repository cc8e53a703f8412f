# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pods: what a Podfile asks for and for whom, what its lock adds, and what a specification says."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import podfile, podfile_lock, podspec
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read, row


def asked(text: str) -> list[str]:
    rows = podfile.read(Opened("Podfile", text)).components
    return [row(each).removeprefix("pkg:cocoapods/").removesuffix(" direct") for each in rows]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("pod 'A'", ["A runtime"]),
        ("pod 'A', '1.2.3'", ["A@1.2.3 runtime"]),
        ("pod 'A', '= 1.2.3'", ["A@1.2.3 runtime"]),
        ("pod 'A', '~> 1.2'", ["A runtime"]),
        ("pod 'A', '>= 1', '< 3'", ["A runtime"]),
        ("pod('A', :path => '../A')", []),
        ("pod 'A', :path => '../node_modules/a'", ["A runtime"]),
        ("pod 'A', path: '.symlinks/plugins/a/ios'", ["A runtime"]),
        ("pod 'A', :podspec => '../A.podspec'", ["A runtime"]),
        ("pod 'A/B/C', '1.0'", ["A@1.0#B/C runtime"]),
        ("pod 'A', :subspecs => ['B', 'C']", ["A#B runtime", "A#C runtime"]),
        ("pod 'A', :configurations => ['Debug']", ["A dev"]),
        ("pod 'A', :configuration => %w(Debug)", ["A dev"]),
        ("pod 'A', :configurations => ['Debug', 'Release']", ["A runtime"]),
        ("pod 'A', :git => 'https://x.example/a.git', :branch => 'b'",
         ["A?vcs_url=git%2Bhttps://x.example/a.git%40b runtime"]),
        ("pod \u2018A\u2019, \u201c1.2.3\u201d", ["A@1.2.3 runtime"]),
        ("# pod 'A'", []),
    ],
)  # fmt: skip
def test_a_line_asks_for_a_pod(line: str, expected: list[str]) -> None:
    assert asked(f"target 'App' do\n  {line}\nend\n") == expected


@pytest.mark.parametrize("name", ["AppTests", "AppUITests", "app_tests", "AppSpecs", "Tests", "test_app"])
def test_a_target_of_tests_is_told_by_its_name_and_the_innermost_counts(name: str) -> None:
    text = f"target 'App' do\n  target '{name}' do\n    pod 'A'\n  end\n  pod 'B'\nend\n"
    assert asked(text) == ["A test", "B runtime"]


def test_a_function_is_for_whoever_calls_it() -> None:
    text = (
        "def shared\n  inner\n  pod 'A'\nend\ndef inner\n  pod 'B'\nend\ndef mocks\n  pod 'C'\nend\n"
        "def unused\n  pod 'D'\nend\ntarget 'App' do\n  shared\nend\ntarget 'AppTests' do\n  shared\n  mocks\nend\n"
    )
    assert asked(text) == ["A runtime", "B runtime", "C test", "D runtime"]


def test_what_is_computed_is_said() -> None:
    found = podfile.read(Opened("Podfile", "pod name, '1'\npod \"#{x}\"\npod '/x'\n"))
    assert [each.line for each in found.skipped] == [1, 2, 3]


@pytest.mark.parametrize("text", ["PODS: {}\n", "a: 1\n", "PODS: 1\n"])
def test_what_is_no_lock_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        podfile_lock.read(Opened("Podfile.lock", text))


def test_a_lock_without_pods_is_one() -> None:
    assert podfile_lock.read(Opened("Podfile.lock", "PODFILE CHECKSUM: 00\n\nCOCOAPODS: 1.12.0\n")).components == ()


def test_a_podfile_that_is_none_leaves_the_lock_as_it_is(tmp_path: Path) -> None:
    lock = "PODS:\n  - A (1.0)\n\nDEPENDENCIES:\n  - A\n\nCOCOAPODS: 1\n"
    found = read(tmp_path, {"Podfile.lock": lock, "Podfile": "pod 'A\n"})
    assert [row(each) for each in found.components] == ["pkg:cocoapods/A@1.0 runtime direct"]


@pytest.mark.parametrize(
    ("line", "license"),
    [
        ("s.license = 'MIT'", "MIT"),
        ('s.license = { :type => "MIT", :file => "LICENSE" }', "MIT"),
        ("s.license = { file: 'LICENSE', type: 'Apache-2.0' }", "Apache-2.0"),
        ("s.license = { :file => 'LICENSE' }", None),
        ("s.license = computed", None),
    ],
)
def test_a_specification_states_its_license_in_all_forms(line: str, license: str | None) -> None:
    found = podspec.read(Opened("A.podspec", f"Pod::Spec.new do |s|\n  s.name = 'A'\n  {line}\nend\n")).declarations
    assert next((str(each.concluded) for each in found), None) == license
