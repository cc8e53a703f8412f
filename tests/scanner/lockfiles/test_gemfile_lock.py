# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of Bundler's lockfiles."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Component, Scope
from tests.scanner.lockfiles.cases import read, row

END = "\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n"


def gems(folder: Path, lock: str, **files: str) -> tuple[Component, ...]:
    found = read(folder, {"Gemfile.lock": lock, **files})
    assert found.problems == ()
    return found.components


def test_versions_for_several_platforms_are_one(tmp_path: Path) -> None:
    lock = (
        "GEM\n  remote: https://index.example/\n  specs:\n    a (1.0)\n      b\n    a (1.0-java)\n      c\n"
        "    a (1.0-x86_64-linux-gnu)\n    b (2)\n    c (3.pre.1)\n"
    )
    assert [row(c) for c in gems(tmp_path, f"{lock}{END}  a\n")] == [
        "pkg:gem/a@1.0 runtime direct",
        "pkg:gem/b@2 runtime < pkg:gem/a@1.0",
        "pkg:gem/c@3.pre.1 runtime < pkg:gem/a@1.0",
    ]


def test_a_platform_may_have_another_version(tmp_path: Path) -> None:
    lock = "GEM\n  specs:\n    a (1.0-java)\n    a (1.1)\n    b (2)\n      a\n"
    assert [row(c) for c in gems(tmp_path, f"{lock}{END}  b\n")] == [
        "pkg:gem/a@1.0 runtime < pkg:gem/b@2",
        "pkg:gem/a@1.1 runtime < pkg:gem/b@2",
        "pkg:gem/b@2 runtime direct",
    ]


def test_sections_of_newer_versions_name_no_gems(tmp_path: Path) -> None:
    lock = (
        f"GEM\n  specs:\n    a (1.0)\n{END}  a (= 1.0)\n\nCHECKSUMS\n  a (1.0) sha256=1f\n  b (2.0)\n\n"
        "RUBY VERSION\n   ruby 3.3.0p0\n\nBUNDLED WITH\n   2.5.3\n"
    )
    assert [row(c) for c in gems(tmp_path, lock)] == ["pkg:gem/a@1.0 runtime direct"]


def test_a_plugin_s_source_has_gems_too(tmp_path: Path) -> None:
    lock = f"PLUGIN SOURCE\n  remote: https://store.example\n  type: store\n  specs:\n    a (1.0)\n{END}  a!\n"
    assert [row(c) for c in gems(tmp_path, lock)] == ["pkg:gem/a@1.0 runtime direct"]


def test_what_a_gem_of_the_project_needs_the_project_asks_for(tmp_path: Path) -> None:
    lock = (
        f"PATH\n  remote: engine\n  specs:\n    engine (0.1)\n      a (~> 1)\n\nGEM\n  specs:\n    a (1.0)\n"
        f"    r (3)\n{END}  engine!\n  r\n"
    )
    engine = 'Gem::Specification.new do |s|\n  s.name = "engine"\n  s.add_development_dependency "r"\nend\n'
    gemfile = 'group :test do\n  gem "engine", path: "engine"\nend\n'
    found = gems(tmp_path, lock, Gemfile=gemfile, **{"engine/engine.gemspec": engine})
    assert [row(c) for c in found] == ["pkg:gem/a@1.0 test direct", "pkg:gem/r@3 dev direct"]


def test_credentials_in_addresses_go_nowhere(tmp_path: Path) -> None:
    lock = f"GIT\n  remote: https://user:secret@git.example/a.git\n  revision: 1f\n  specs:\n    a (1.0)\n{END}  a!\n"
    (found,) = gems(tmp_path, lock)
    assert found.purl == "pkg:gem/a@1.0?vcs_url=git%2Bhttps://git.example/a.git%401f"


def test_line_ends_of_windows_change_nothing(tmp_path: Path) -> None:
    lock = f"GEM\n  specs:\n    a (1.0)\n      b!\n    b (2)\n{END}  a\n"
    assert gems(tmp_path, lock) == gems(tmp_path, lock.replace("\n", "\r\n"))


def test_a_gemfile_that_cannot_be_read_leaves_all_of_it_shipped(tmp_path: Path) -> None:
    lock = f"GEM\n  specs:\n    a (1.0)\n{END}  a\n"
    found = read(tmp_path, {"Gemfile.lock": lock, "Gemfile": 'gem "a'})
    assert [(c.scope, c.direct) for c in found.components] == [(Scope.RUNTIME, True)]
    assert [p.path for p in found.problems] == ["Gemfile"]


@pytest.mark.parametrize(
    ("lock", "line"),
    [
        ("GEM\n  specs:\n    a (1.0)\n", 4),
        (f"GEM\n<<<<<<< HEAD\n  specs:\n{END}", 2),
        ("GEM\n  specs:\n" + "".join(f"    a (1.{n})\n" for n in range(40)) + END, 35),
    ],
)
def test_a_lockfile_that_is_not_whole_or_has_conflicts_is_a_problem(lock: str, line: int, tmp_path: Path) -> None:
    (problem,) = read(tmp_path, {"Gemfile.lock": lock}).problems
    assert (problem.code, problem.line) == ("manifest-unreadable", line)


def test_systems_are_those_of_platforms_in_both_files(tmp_path: Path) -> None:
    lock = """GEM
  remote: https://index.example/
  specs:
    below (1.0)
    both (1.0)
    both (1.0-x64-mingw32)
    ours (1.0)
      native
    native (1.0-x64-mingw-ucrt)
    native (1.0-x86-mingw32)
    wdm (0.1)
      below

DEPENDENCIES
  both
  ours
  wdm
"""
    asked = "gem 'both'\ngem 'ours'\nplatforms :mingw, :x64_mingw do\n  gem 'wdm'\nend\n"
    found = {each.purl: (each.systems, each.machines) for each in gems(tmp_path, lock, Gemfile=asked)}
    windows = ("win32",)
    assert found == {
        "pkg:gem/below@1.0": (windows, ()),
        "pkg:gem/both@1.0": ((), ()),
        "pkg:gem/native@1.0": (windows, ("ia32", "x64")),
        "pkg:gem/ours@1.0": ((), ()),
        "pkg:gem/wdm@0.1": (windows, ()),
    }
