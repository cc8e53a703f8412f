# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where gems are installed, and what they say there."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.model import Component, Scope
from licet.scanner.installed import Installed, Places, Surroundings, gems
from licet.scanner.packages.files import FolderFiles


@pytest.fixture(autouse=True)
def _nothing_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gems, "SYSTEM", tmp_path / "system")


def places(folder: Path, **environ: str) -> Places:
    return Places(Surroundings(folder / "root", environ={"HOME": str(folder / "home"), **environ}))


def install(home: Path, name: str, version: str, *needs: str, license: str = "MIT", platform: str = "") -> None:
    """As RubyGems does."""
    full = f"{name}-{version}{platform}"
    lines = "".join(f'  s.add_runtime_dependency(%q<{each}>.freeze, [">= 0".freeze])\n' for each in needs)
    text = (
        f'Gem::Specification.new do |s|\n  s.name = "{name}".freeze\n  s.version = "{version}"\n'
        f'  s.licenses = ["{license}".freeze]\n{lines}  s.add_development_dependency(%q<rake>.freeze, [">= 0"])\nend\n'
    )
    write(home / f"specifications/{full}.gemspec", text)
    write(home / f"gems/{full}/LICENSE.txt", f"text of {name}")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def found(folder: Path, purl: str, **environ: str) -> Installed | None:
    return places(folder, **environ).find(Component(purl))


@pytest.mark.parametrize(
    ("home", "shown"),
    [
        ("root/vendor/bundle/ruby/3.1.0", "bundle/3.1.0"),
        ("root/vendor/bundle", "bundle/bundle"),
        ("root/.bundle/ruby/3.1.0", "bundle/3.1.0"),
        ("root/elsewhere/ruby/3.1.0", "bundle/3.1.0"),
        ("named/home", "gems/home"),
        ("named/more", "gems/more"),
        ("home/.gem/ruby/3.1.0", "gems/3.1.0"),
        ("home/.local/share/gem/ruby/3.1.0", "gems/3.1.0"),
        ("home/.rbenv/versions/3.1.2/lib/ruby/gems/3.1.0", "gems/3.1.0"),
        ("system/var/lib/gems/3.1.0", "gems/3.1.0"),
        ("system/usr/share/rubygems-integration/all", "gems/all"),
    ],
)
def test_a_gem_says_its_version_license_and_license_files(home: str, shown: str, tmp_path: Path) -> None:
    install(tmp_path / home, "a-b", "1.2.0.pre", "c")
    environ = {
        "BUNDLE_PATH": "elsewhere",
        "GEM_HOME": str(tmp_path / "named/home"),
        "GEM_PATH": f"{tmp_path / 'nowhere'}:{tmp_path / 'named/more'}",
    }
    gem = found(tmp_path, "pkg:gem/a-b@1.2.0.pre", **environ)
    assert gem is not None
    assert (gem.version, gem.found.declared, gem.requires) == ("1.2.0.pre", "MIT", ("c",))
    assert gem.found.license_texts == (("LICENSE.txt", "text of a-b"),)
    assert gem.found.source == f"{shown}/specifications/a-b-1.2.0.pre.gemspec"


def test_the_right_version_is_taken_wherever_it_is(tmp_path: Path) -> None:
    install(tmp_path / "root/vendor/bundle/ruby/3.1.0", "a", "2.0", license="ISC")
    install(tmp_path / "home/.gem/ruby/3.1.0", "a", "1.0", platform="-x86_64-linux")
    for version, license in (("1.0", "MIT"), ("2.0", "ISC"), ("3.0", "ISC")):
        gem = found(tmp_path, f"pkg:gem/a@{version}")
        assert gem is not None
        assert gem.found.declared == license


def test_gems_with_names_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    home = tmp_path / "home/.gem/ruby/3.1.0"
    install(home, "a-2fa", "1.0", license="ISC")
    install(home, "A", "2")
    for name, license in (("a", "MIT"), ("a-2fa", "ISC")):
        gem = found(tmp_path, f"pkg:gem/{name}")
        assert gem is not None
        assert gem.found.declared == license
    assert found(tmp_path, "pkg:gem/a-2") is None


def test_a_gem_from_a_repository_is_where_bundler_checks_it_out(tmp_path: Path) -> None:
    home = tmp_path / "root/vendor/bundle/ruby/3.1.0"
    install(home, "a", "1.0", license="ISC")
    checkout = home / "bundler/gems/many-0123456789ab"
    write(checkout / "a/a.gemspec", 'Gem::Specification.new { |s|\n  s.name = "a"\n  s.license = "MIT"\n}\n')
    write(checkout / "a/LICENSE", "text")
    place = "git%2Bhttps://git.example/many.git%40"
    gem = found(tmp_path, f"pkg:gem/a@1.0?vcs_url={place}0123456789abcdef")
    assert gem is not None
    assert (gem.version, gem.found.declared, gem.found.license_texts) == (None, "MIT", (("LICENSE", "text"),))
    assert found(tmp_path, f"pkg:gem/a@1.0?vcs_url={place}ffff") is None


def test_what_is_asked_for_gets_its_version_and_what_it_needs(tmp_path: Path) -> None:
    home = tmp_path / "home/.gem/ruby/3.1.0"
    install(home, "a", "1.0", "b", "gone")
    install(home, "b", "2.0", "a")
    asked = [Component("pkg:gem/a", Scope.TEST), Component("pkg:gem/absent"), Component("pkg:npm/x")]
    made = places(tmp_path).expanded(asked)
    assert [(c.purl, c.scope, c.direct, c.parents) for c in made] == [
        ("pkg:gem/a@1.0", Scope.TEST, True, ("pkg:gem/b@2.0",)),
        ("pkg:gem/absent", Scope.RUNTIME, True, ()),
        ("pkg:gem/b@2.0", Scope.TEST, False, ("pkg:gem/a@1.0",)),
        ("pkg:npm/x", Scope.RUNTIME, True, ()),
    ]
    locked = [Component("pkg:gem/a"), Component("pkg:gem/b@2.0", direct=False)]
    assert places(tmp_path).expanded(locked) == tuple(locked)


def test_links_out_of_the_project_and_broken_gemspecs_are_not_followed(tmp_path: Path) -> None:
    install(tmp_path / "secret/ruby/3.1.0", "a", "1.0")
    (tmp_path / "root/vendor").mkdir(parents=True)
    (tmp_path / "root/vendor/bundle").symlink_to(tmp_path / "secret")
    home = tmp_path / "root/.bundle"
    write(home / "specifications/b-1.0.gemspec", 's.name = "b')
    (home / "specifications/a-1.0.gemspec").symlink_to(tmp_path / "secret/ruby/3.1.0/specifications/a-1.0.gemspec")
    assert found(tmp_path, "pkg:gem/a@1.0") is None
    assert found(tmp_path, "pkg:gem/b@1.0") is None


def test_zero_bytes_that_rubygems_copies_spoil_nothing(tmp_path: Path) -> None:
    text = 's.name = "a"\ns.version = "1.0"\ns.license = "MIT"\ns.description = "x\0y"\n'
    write(tmp_path / "root/.bundle/specifications/a-1.0.gemspec", text)
    gem = found(tmp_path, "pkg:gem/a@1.0")
    assert gem is not None
    assert gem.found.declared == "MIT"
    assert isinstance(gem.files, FolderFiles)
    assert gem.files.names == []
