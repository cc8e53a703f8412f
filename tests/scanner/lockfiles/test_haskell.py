# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Haskell packages: the fields and layouts of `*.cabal`, and what else asks or pins."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import cabal, package_yaml, stack_yaml
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import read, row


def asked(section: str) -> list[str]:
    rows = cabal.read(Opened("a.cabal", f"name: a\n{section}\n")).components
    return [row(each).removeprefix("pkg:hackage/").removesuffix(" direct") for each in rows]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("library\n  build-depends: b, c", ["b runtime", "c runtime"]),
        ("library\n  build-depends:\n    , b >= 1\n    , c == 1.2", ["b runtime", "c@1.2 runtime"]),
        ("library\n  Build-Depends: b ==1.*, c (>= 1 && < 2), d -any", ["b runtime", "c runtime", "d runtime"]),
        ("library\n  build-depends: b ^>= { 1.0, 2.0 }, c:{d, e} == 1.0", ["b runtime", "c@1.0 runtime"]),
        ("library\n  build-depends: b >=1 || ==0.9, a, a:x", ["b runtime"]),
        ("library x\n  build-depends: b\nexecutable y\n  build-depends: x, a", ["b runtime"]),
        ("library\n  if flag(x)\n    build-depends: b\n  else\n    build-depends: c", ["b runtime", "c runtime"]),
        ("library\n  build-depends: b\n  -- , c\n                 , d", ["b runtime", "d runtime"]),
        ("library {\n  build-depends: b\n}", ["b runtime"]),
        ("build-depends: b", ["b runtime"]),
        ("common x\n  build-depends: b\ntest-suite t\n  import: x\n  build-depends: c", ["c test", "b test"]),
        ("common x\n  build-depends: b", []),
        ("common x\n  import: x\n  build-depends: b\nlibrary\n  import: x", ["b runtime"]),
        ("benchmark x\n  build-depends: b", ["b dev"]),
        ("custom-setup\n  setup-depends: b", ["b build"]),
        ("test-suite t\n  build-tool-depends: b:c == 1.0\n  build-tools: d", ["b@1.0 build", "d build"]),
        ("library\n  build-depends: rts, base", ["base runtime"]),
        ("description:\n  library\n  build-depends: b", []),
        ("library\n\tbuild-depends:\tb", ["b runtime"]),
    ],
)  # fmt: skip
def test_a_section_asks_for_packages(section: str, expected: list[str]) -> None:
    assert asked(section) == expected


def test_what_is_no_package_is_said_with_its_line() -> None:
    found = cabal.read(Opened("a.cabal", "name: a\nlibrary\n  build-depends: b,\n    ==1.0,\n    c\n"))
    assert [(each.line, each.what) for each in found.skipped] == [(4, "==1.0")]
    with pytest.raises(Unreadable):
        cabal.read(Opened("a.cabal", "library\n"))


@pytest.mark.parametrize("text", ["kind: Package\nfoo: 1\n", "name: x\nversion: 1\n", "a: b\n"])
def test_a_package_yaml_of_another_tool_asks_for_nothing(text: str) -> None:
    assert package_yaml.read(Opened("package.yaml", text)).components == ()


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("acme-missiles-0.3", ["acme-missiles@0.3"]),
        ("a-1.0@rev:2", ["a@1.0"]),
        ("'a-1.0@sha256:00,12'", ["a@1.0"]),
        ("./vendored", []),
        ("{git: 'https://x.example/a.git', commit: '1'}", ["a?vcs_url=git%2Bhttps://x.example/a.git%401"]),
        ("{location: {git: 'https://x.example/a', commit: '1'}}", ["a?vcs_url=git%2Bhttps://x.example/a%401"]),
        ("{github: o/r, commit: '1', subdirs: [., b/c]}", ["c?vcs_url=git%2Bhttps://github.com/o/r%401"]),
    ],
)  # fmt: skip
def test_an_extra_package_comes_from_elsewhere(extra: str, expected: list[str]) -> None:
    found = stack_yaml.read(Opened("stack.yaml", f"resolver: x\nextra-deps:\n- {extra}\n")).components
    assert [each.purl.removeprefix("pkg:hackage/") for each in found] == expected


def test_packages_of_a_project_say_what_a_freeze_pins_for(tmp_path: Path) -> None:
    files = {
        "cabal.project.freeze": "constraints: any.b ==1.0,\n             any.c ==2.0\n",
        "x/x.cabal": "name: x\ntest-suite t\n  build-depends: b\n",
        "y/package.yaml": "library: {}\ndependencies: x\n",  # of the project itself
    }
    assert [row(each) for each in read(tmp_path, files).components] == [
        "pkg:hackage/b@1.0 test direct", "pkg:hackage/c@2.0 runtime",
    ]  # fmt: skip
