# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sources of Ruby gems, asked over HTTP, and where they are configured."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries, config_gem
from licet.scanner.registries.config_gem import GemSettings, gem_settings
from tests.scanner.archives.packing import gem as packed
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:gem/demo@1.0.0"
API = "/api/v2/rubygems/demo/versions/1.0.0.json"
SPECIFICATION = """--- !ruby/object:Gem::Specification
name: demo
version: !ruby/object:Gem::Version
  version: 1.0.0
platform: ruby
dependencies:
- !ruby/object:Gem::Dependency
  name: rake
  requirement: &id001 !ruby/object:Gem::Requirement
    requirements:
    - - "~>"
      - !ruby/object:Gem::Version
        version: '13.0'
  type: :development
  version_requirements: *id001
licenses:{licenses}
metadata: {{}}
"""


@pytest.fixture(autouse=True)
def _nothing_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config_gem, "ETC", tmp_path / "etc")


@pytest.fixture
def gems(server: Server, home: Path, make: Callable[..., Registries]) -> Registries:
    """Registries whose source of gems is the server."""
    (home / ".gemrc").write_text(f":sources:\n- {server.url}/\n")
    return make()


def gem(licenses: str, files: dict[str, str] | None = None) -> bytes:
    """A gem as RubyGems packs it."""
    return packed(files or {}, SPECIFICATION.format(licenses=licenses))


def test_the_api_is_enough_where_there_is_one(server: Server, gems: Registries) -> None:
    server.add(API, {"name": "demo", "number": "1.0.0", "licenses": ["MIT", "Ruby"]})
    server.add("/api/v1/gems/demo.json", {"name": "demo", "version": "2.0.0", "licenses": ["ISC"]})
    assert gems.lookup(DEMO) == Found("(MIT OR Ruby)", (), (), f"{server.url}{API}")
    assert found(gems.lookup("pkg:gem/demo")).declared == "ISC"
    assert server.paths == [API, "/api/v1/gems/demo.json"]


@pytest.mark.parametrize("page", [None, "<html>what?</html>", "[]"])
def test_the_gem_itself_is_asked_where_there_is_none(page: str | None, server: Server, gems: Registries) -> None:
    if page:
        server.add(API, page)
    server.add("/gems/demo-1.0.0.gem", gem("\n- MIT\n- Apache-2.0", {"LICENSE.txt": "mit", "lib/LICENSE": "no"}))
    answer = found(gems.lookup(DEMO))
    assert answer == Found("(MIT OR Apache-2.0)", (), (("LICENSE.txt", "mit"),), f"{server.url}/gems/demo-1.0.0.gem")


def test_a_silent_gem_is_opened_and_its_digest_checked(server: Server, gems: Registries) -> None:
    body = gem(" []", {"COPYING": "text"})
    server.add(API, {"licenses": [], "sha": hashlib.sha256(body).hexdigest()})
    server.add("/gems/demo-1.0.0.gem", body)
    answer = found(gems.lookup(DEMO))
    assert (answer.declared, answer.license_texts) == (None, (("COPYING", "text"),))
    server.add("/api/v2/rubygems/demo/versions/2.0.0.json", {"licenses": None, "sha": "0" * 64})
    server.add("/gems/demo-2.0.0.gem", body)
    assert problem(gems.lookup("pkg:gem/demo@2.0.0")).code == "registry-hash"


@pytest.mark.parametrize("body", [b"", b"no gem", b"\x1f\x8b", b"x" * 2000])
def test_what_is_no_gem_is_a_problem(body: bytes, server: Server, gems: Registries) -> None:
    server.add("/gems/demo-1.0.0.gem", body)
    assert problem(gems.lookup(DEMO)).code == "registry-broken"


def test_a_torn_gem_is_a_problem_wherever_it_ends(server: Server, gems: Registries) -> None:
    body = gem("\n- MIT", {"LICENSE": "text"})
    for end in range(0, len(body), 97):
        version = f"1.0.{end}"
        server.add(f"/gems/demo-{version}.gem", body[:end])
        answer = gems.lookup(f"pkg:gem/demo@{version}")
        assert isinstance(answer, Found) or answer.code == "registry-broken"


def test_a_gem_that_is_nowhere_is_missing(gems: Registries) -> None:
    assert problem(gems.lookup(DEMO)).code == "registry-missing"
    assert problem(gems.lookup("pkg:gem/demo")).code == "registry-missing"
    assert problem(gems.lookup("pkg:gem/..%2Fx@1")).code == "registry-purl"


def test_without_configuration_it_says_how_to_mend_that(make: Callable[..., Registries]) -> None:
    answer = problem(make().lookup(DEMO))
    assert answer.code == "registry-unconfigured"
    assert ".gemrc" in answer.message


def test_a_login_is_asked_for_and_given(server: Server, home: Path, make: Callable[..., Registries]) -> None:
    server.login = "Basic bWU6bWluZQ=="
    server.add(API, {"licenses": ["MIT"]})
    (home / ".gemrc").write_text(f":sources:\n- {server.url}/\n")
    assert problem(make().lookup(DEMO)).code == "registry-refused"
    answer = make(BUNDLE_127__0__0__1="me:mine").lookup(DEMO)
    assert found(answer).declared == "MIT"
    assert "mine" not in repr(answer)


def settings(home: Path, **environ: str) -> GemSettings:
    return gem_settings(environ, home, lambda: "https://default.invalid/")


def test_each_place_of_the_settings_of_rubygems(home: Path, tmp_path: Path) -> None:
    assert settings(home).sources == ("https://default.invalid",)
    seen: list[str] = []
    places = (tmp_path / "etc/gemrc", home / ".config/gem/gemrc", home / ".gemrc", tmp_path / "named")
    for number, path in enumerate(places):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n:sources:\n- https://s{number}.invalid/\n:ssl_verify_mode: 0\n")
        seen += settings(home, **({"GEMRC": str(path)} if path.name == "named" else {})).sources
    assert seen == [f"https://s{number}.invalid" for number in range(4)]
    assert not settings(home).access.is_verified("https://s2.invalid/")


def test_a_mirror_stands_for_its_source(home: Path) -> None:
    (home / ".bundle").mkdir()
    (home / ".bundle/config").write_text(
        '---\nBUNDLE_MIRROR__HTTPS://DEFAULT__INVALID/: "https://mirror-of.invalid/gems"\n'
        'BUNDLE_MIRROR___OF__INVALID: "me:mine"\nBUNDLE_SSL_CA_CERT: "/ca.pem"\n'
    )
    read = settings(home)
    assert read.sources == ("https://mirror-of.invalid/gems",)
    assert read.access.authorization("https://mirror-of.invalid/gems/x") == "Basic bWU6bWluZQ=="
    assert read.access.authorization("https://default.invalid/x") is None
    assert read.access.ca_file == "/ca.pem"
    assert "mine" not in repr(read)
    assert settings(home, BUNDLE_MIRROR__ALL="https://all.invalid").sources == ("https://mirror-of.invalid/gems",)
    (home / ".bundle/config").unlink()
    assert settings(home, BUNDLE_MIRROR__ALL="https://all.invalid").sources == ("https://all.invalid",)


@pytest.mark.parametrize("text", ["[", "- a", "3", ":sources: 3", ":sources: [3, 'file:///x', nowhere]", "a: &a [*a]"])
def test_settings_of_another_form_are_left_out(text: str, home: Path) -> None:
    (home / ".gemrc").write_text(text)
    assert settings(home).sources in ((), ("https://default.invalid",))
