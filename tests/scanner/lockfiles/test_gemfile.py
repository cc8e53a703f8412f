# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What Gemfiles and gemspecs ask for, and what of it only Ruby could tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Scope
from tests.scanner.lockfiles.cases import read


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        ('gem "a"', Scope.RUNTIME),
        ('gem "a", group: :production', Scope.RUNTIME),
        ('gem "a", group: :assets', Scope.RUNTIME),
        ('gem "a", group: :test', Scope.TEST),
        ('gem "a", group: :system_tests', Scope.TEST),
        ('gem "a", :group => "development"', Scope.DEV),
        ('gem "a", groups: %i[development test]', Scope.TEST),
        ('gem "a", group: [:docs, :ci]', Scope.DEV),
        ('gem "a", groups: [:default, :development]', Scope.RUNTIME),
        ('group :latest do\n  gem "a"\nend', Scope.RUNTIME),
        ('group :development, :staging do\n  gem "a"\nend', Scope.RUNTIME),
        ('group :extras, optional: true do\n  gem "a"\nend', Scope.OPTIONAL),
        ('group :test, optional: true do\n  gem "a"\nend', Scope.TEST),
        ('group :test do\n  platforms :mri do\n    gem "a"\n  end\nend', Scope.TEST),
    ],
)
def test_a_gem_is_there_for_what_its_groups_are_for(line: str, scope: Scope, tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"Gemfile": f"{line}\n"}).components
    assert (found.purl, found.scope) == ("pkg:gem/a", scope)


@pytest.mark.parametrize("option", ['path: "a"', ":path => dir", 'path: "a", git: "https://git.example/a"'])
def test_a_gem_in_a_folder_is_the_project_s_own(option: str, tmp_path: Path) -> None:
    assert read(tmp_path, {"Gemfile": f'gem "a", {option}\n'}).components == ()


@pytest.mark.parametrize(
    ("option", "place"),
    [
        ('git: "https://user:secret@git.example/a.git"', "git%2Bhttps://git.example/a.git"),
        ('git: "git@git.example:x/a.git", ref: "1f"', "git%2Bgit%40git.example:x/a.git%401f"),
        ('gitlab: "x/a"', "git%2Bhttps://gitlab.com/x/a.git"),
        ('gist: "1f"', "git%2Bhttps://gist.github.com/1f.git"),
        ("github: name", None),
    ],
)
def test_a_gem_from_a_repository_says_which(option: str, place: str | None, tmp_path: Path) -> None:
    (found,) = read(tmp_path, {"Gemfile": f'gem "a", {option}\n'}).components
    assert found.purl == (f"pkg:gem/a?vcs_url={place}" if place else "pkg:gem/a")


LOCK = """GIT
  remote: https://git.example/a.git
  revision: 1f
  specs:
    a (1.0)

PLATFORMS
  ruby

DEPENDENCIES
  a!
  only-elsewhere
"""


def test_what_the_lockfile_knows_better_is_left_to_it(tmp_path: Path) -> None:
    gemfile = (
        'gem "a", "1.0", git: "https://git.example/a.git"\ngem "only-elsewhere", platforms: :jruby\ngem "new"\n'
        'if ENV["IMPORT"]\n  gem "import-only"\nend\ngem "import-too" unless x\n'
    )
    found = read(tmp_path, {"Gemfile": gemfile, "Gemfile.lock": LOCK})
    assert [c.purl for c in found.components] == ["pkg:gem/a@1.0?vcs_url=git%2Bhttps://git.example/a.git%401f",
                                                  "pkg:gem/new"]  # fmt: skip
    assert len(found.components[0].evidence) == 2


@pytest.mark.parametrize("line", ["gem name", 'gem "a b"', "gem(*all)", "eval_gemfile there", "eval File.read(x)"])
def test_what_only_ruby_can_tell_is_named(line: str, tmp_path: Path) -> None:
    found = read(tmp_path, {"Gemfile": f"\n{line}\n"})
    assert found.components == ()
    (problem,) = found.problems
    assert line in problem.message.replace('\\"', '"')
    assert problem.line == 2


def test_a_gemfile_may_evaluate_others_in_a_circle_or_broken_ones(tmp_path: Path) -> None:
    files = {
        "Gemfile": 'eval_gemfile "more/a.rb"\neval_gemfile "more/broken.rb"\n',
        "more/a.rb": 'eval_gemfile "../Gemfile"\ngem "a"\n',
        "more/broken.rb": 'gem "b\n',
    }
    found = read(tmp_path, files)
    assert [(c.purl, c.evidence[0].path) for c in found.components] == [("pkg:gem/a", "more/a.rb")]
    assert [p.code for p in found.problems] == ["manifest-partly-read"]


def test_a_script_of_ruby_that_does_not_end_is_a_problem_with_its_line(tmp_path: Path) -> None:
    for name in ("Gemfile", "a.gemspec"):
        (problem,) = read(tmp_path, {name: 'gem "a"\ngem "b\n'}).problems
        assert (problem.code, problem.line) == ("manifest-unreadable", 2)


def test_a_gemspec_without_a_literal_name_is_called_as_its_file(tmp_path: Path) -> None:
    text = 'Gem::Specification.new do |s|\n  s.name = NAME\n  s.add_dependency NAME\n  s.add_dependency "b", V\nend\n'
    found = read(tmp_path, {"a.gemspec": text})
    assert found.own == {"pkg:gem/a"}
    assert [c.purl for c in found.components] == ["pkg:gem/b"]
    assert "s.add_dependency NAME" in found.problems[0].message
