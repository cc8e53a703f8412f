# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Dart packages: the forms of a dependency, and what a lock says of those that nothing asks for."""

from __future__ import annotations

import pytest

from licet.scanner.lockfiles import pubspec_lock, pubspec_yaml
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import row


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("^1.0.0", ["a runtime"]),
        ("1.2.3", ["a@1.2.3 runtime"]),
        ("'=1.2.3+4'", ["a@1.2.3%2B4 runtime"]),
        ("'>=1.0.0 <2.0.0'", ["a runtime"]),
        ("any", ["a runtime"]),
        ("", ["a runtime"]),
        ("{sdk: flutter}", []),
        ("{path: ../a}", []),
        ("{git: 'https://x.example/a.git'}", ["a?vcs_url=git%2Bhttps://x.example/a.git runtime"]),
        ("{git: {url: 'https://x.example/a', ref: v1}}", ["a?vcs_url=git%2Bhttps://x.example/a%40v1 runtime"]),
        ("{hosted: 'https://x.example', version: 1.0.0}", ["a@1.0.0 runtime"]),
    ],
)
def test_a_dependency_is_read_in_all_forms(wanted: str, expected: list[str]) -> None:
    rows = pubspec_yaml.read(Opened("pubspec.yaml", f"name: x\ndependencies:\n  a: {wanted}\n")).components
    assert [row(each).removeprefix("pkg:pub/").removesuffix(" direct") for each in rows] == expected


def lock(**kinds: str) -> str:
    rows = (
        f"  {name}:\n    dependency: {kind!r}\n    source: hosted\n    version: '1'\n" for name, kind in kinds.items()
    )
    return "packages:\n" + "".join(rows)


@pytest.mark.parametrize(
    ("kinds", "scopes"),
    [
        ({"a": "direct main", "b": "direct dev", "c": "transitive"}, ["runtime", "dev", "runtime"]),
        ({"a": "direct dev", "c": "transitive"}, ["dev", "dev"]),
        ({"a": "direct overridden", "c": "transitive"}, ["runtime", "runtime"]),
        ({"c": "transitive"}, ["runtime"]),
    ],
)
def test_what_others_need_is_shipped_unless_all_that_is_asked_for_is_for_development(
    kinds: dict[str, str], scopes: list[str]
) -> None:
    found = pubspec_lock.read(Opened("pubspec.lock", lock(**kinds))).components
    assert [each.scope.value for each in found] == scopes
    assert [each.direct for each in found] == [kind.startswith("direct") for kind in kinds.values()]


def test_a_lock_of_an_old_pub_leaves_the_manifest_to_say_why() -> None:
    found = pubspec_lock.read(Opened("pubspec.lock", "packages:\n  a:\n    source: hosted\n    version: '1'\n"))
    assert not found.scoped
    assert pubspec_lock.read(Opened("pubspec.lock", "packages: {}\n")).components == ()
    with pytest.raises(Unreadable):
        pubspec_lock.read(Opened("pubspec.lock", "sdks: {}\n"))
