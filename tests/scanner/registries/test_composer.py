# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of Composer, asked over HTTP, and where they are configured."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_composer import ComposerSettings, composer_settings
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer, Server

DEMO = "pkg:composer/acme/demo@v1.2.0"
ROOT = {"packages": [], "metadata-url": "/p2/%package%.json"}
MINIFIED = {
    "packages": {
        "acme/demo": [
            {"name": "acme/demo", "version": "2.0.0", "license": ["MIT"], "require": {"php": ">=8"}},
            {"version": "v1.2.0", "require": "__unset"},
            {"version": "1.1.0", "license": ["GPL-2.0-only", "GPL-3.0-only"]},
            {"version": "1.0.0", "license": "__unset"},
        ]
    },
    "minified": "composer/2.0",
}


def configure(home: Path, *repositories: object, **config: object) -> None:
    folder = home / ".config/composer"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps({"repositories": list(repositories), "config": config}))


@pytest.fixture
def composer(server: Server, home: Path, make: Callable[..., Registries]) -> Registries:
    """Registries whose repository of Composer is the server."""
    configure(home, {"type": "composer", "url": f"{server.url}/repo/"}, {"default": False})
    return make()


def test_the_document_of_a_package_says_what_differs(server: Server, composer: Registries) -> None:
    server.add("/repo/packages.json", ROOT)
    server.add("/p2/acme/demo.json", MINIFIED)
    assert composer.lookup(DEMO) == Found("MIT", (), (), f"{server.url}/p2/acme/demo.json", whole=False)
    assert found(composer.lookup("pkg:composer/acme/demo@1.2.0")).declared == "MIT"
    assert found(composer.lookup("pkg:composer/acme/demo@1.1.0")).declared == "(GPL-2.0-only OR GPL-3.0-only)"
    assert found(composer.lookup("pkg:composer/acme/demo@1.0.0")).declared is None
    assert found(composer.lookup("pkg:composer/acme/demo")).declared == "MIT"
    assert problem(composer.lookup("pkg:composer/acme/demo@3.0.0")).code == "registry-missing"
    assert server.paths == ["/repo/packages.json", "/p2/acme/demo.json"]


def test_branches_have_a_document_of_their_own(server: Server, composer: Registries) -> None:
    server.add("/repo/packages.json", {**ROOT, "metadata-url": "p2/%package%.json"})
    server.add("/repo/p2/acme/demo~dev.json", {"packages": {"acme/demo": [{"version": "dev-main", "license": "MIT"}]}})
    assert found(composer.lookup("pkg:composer/acme/demo@dev-main")).declared == "MIT"


@pytest.mark.parametrize("included", [True, False])
def test_a_small_repository_has_all_in_one_file(included: bool, server: Server, composer: Registries) -> None:
    packages = {"packages": {"acme/demo": {"1.0": {"version": "v1.2.0", "license": ["MIT"]}}}}
    if included:
        server.add("/repo/packages.json", {"packages": [], "includes": {"include/all.json": {"sha1": "x"}}})
        server.add("/repo/include/all.json", packages)
    else:
        server.add("/repo/packages.json", packages)
    assert found(composer.lookup(DEMO)).declared == "MIT"


def test_a_silent_package_is_opened(server: Server, pack: Packer, composer: Registries) -> None:
    dist = {"type": "zip", "url": f"{server.url}/demo.zip", "shasum": ""}
    server.add("/repo/packages.json", {"packages": {"acme/demo": [{"version": "1.2.0", "dist": dist}]}})
    server.add("/demo.zip", pack.tar({"composer.json": '{"license": "ISC"}', "LICENSE": "text"}, top="acme-demo-1f"))
    assert composer.lookup(DEMO) == Found("ISC", (), (("LICENSE", "text"),), f"{server.url}/demo.zip")


@pytest.mark.parametrize(
    ("dist", "code"),
    [({"url": "/gone.zip"}, None), ({"url": "file:///etc/passwd"}, None), ("x", None), (None, None)],
)
def test_an_odd_address_of_an_archive_is_not_followed(
    dist: object, code: None, server: Server, composer: Registries
) -> None:
    server.add("/repo/packages.json", {"packages": {"acme/demo": [{"version": "1.2.0", "dist": dist}]}})
    assert found(composer.lookup(DEMO)).declared is code


def test_an_archive_that_is_not_there_or_not_the_one_promised_is_a_problem(
    server: Server, pack: Packer, composer: Registries
) -> None:
    dist = {"url": f"{server.url}/demo.zip", "shasum": "0" * 40}
    server.add("/repo/packages.json", {"packages": {"acme/demo": [{"version": "1.2.0", "dist": dist}]}})
    assert problem(composer.lookup(DEMO)).code == "registry-missing"
    server.add("/demo.zip", pack.tar({"LICENSE": "forged"}))
    assert problem(composer.lookup(DEMO)).code == "registry-hash"


@pytest.mark.parametrize("body", ["<html>log in</html>", "[]", "3", '"x"'])
def test_a_page_in_place_of_an_answer_is_not_kept(body: str, server: Server, composer: Registries) -> None:
    server.add("/repo/packages.json", body)
    assert problem(composer.lookup(DEMO)).code == "registry-broken"
    server.replies.clear()
    server.add("/repo/packages.json", ROOT)
    server.add("/p2/acme/demo.json", MINIFIED)
    assert found(composer.lookup(DEMO)).declared == "MIT"


def test_the_next_repository_is_asked_for_what_the_first_does_not_have(
    server: Server, home: Path, make: Callable[..., Registries]
) -> None:
    repositories = [{"type": "composer", "url": f"{server.url}/{name}"} for name in ("a", "b")]
    configure(home, *repositories, {"type": "vcs", "url": "https://git.invalid/x"}, {"default": False})
    server.add("/a/packages.json", {"packages": {"acme/other": []}})
    server.add("/b/packages.json", {"packages": {"acme/demo": [{"version": "1.2.0", "license": "MIT"}]}})
    assert found(make().lookup(DEMO)).declared == "MIT"


def test_without_configuration_it_says_how_to_mend_that(make: Callable[..., Registries]) -> None:
    answer = problem(make().lookup(DEMO))
    assert answer.code == "registry-unconfigured"
    assert "config.json" in answer.message


def test_a_login_is_asked_for_and_given(
    server: Server, home: Path, composer: Registries, make: Callable[..., Registries]
) -> None:
    server.login = "Bearer t0k"
    server.add("/repo/packages.json", ROOT)
    server.add("/p2/acme/demo.json", MINIFIED)
    assert problem(composer.lookup(DEMO)).code == "registry-refused"
    (home / ".config/composer/auth.json").write_text(json.dumps({"bearer": {server.host: "t0k"}}))
    answer = make().lookup(DEMO)
    assert found(answer).declared == "MIT"
    assert "t0k" not in repr(answer)


def settings(home: Path, default: str | None = "https://default.invalid", **environ: str) -> ComposerSettings:
    return composer_settings(environ, home, lambda: default)


def test_the_repository_that_is_there_by_itself_comes_last_unless_it_is_turned_off(home: Path) -> None:
    assert settings(home).repositories == ("https://default.invalid",)
    own = {"type": "composer", "url": "https://own.invalid/", "canonical": False}
    configure(home, own)
    assert settings(home).repositories == ("https://own.invalid", "https://default.invalid")
    configure(home, own, {"packages": False})
    assert settings(home).repositories == ("https://own.invalid",)
    (home / ".config/composer/config.json").write_text(json.dumps({"repositories": {"own": own, "packages": False}}))
    assert settings(home).repositories == ("https://own.invalid",)


@pytest.mark.parametrize(
    ("place", "environ"),
    [
        (".composer", {}),
        (".config/composer", {}),
        ("x/composer", {"XDG_CONFIG_HOME": "x"}),
        ("y", {"COMPOSER_HOME": "y"}),
    ],
)
def test_each_place_of_the_settings(place: str, environ: dict[str, str], home: Path) -> None:
    (home / place).mkdir(parents=True)
    row = {"type": "composer", "url": "https://own.invalid"}
    (home / place / "config.json").write_text(json.dumps({"repositories": [row]}))
    named = {key: str(home / value) for key, value in environ.items()}
    assert settings(home, None, **named).repositories == ("https://own.invalid",)


def test_credentials_go_to_their_own_host_and_the_environment_wins(home: Path) -> None:
    repositories = [{"type": "composer", "url": f"https://{host}.invalid/x"} for host in ("a", "b", "me:mine@c")]
    configure(home, *repositories)
    auth = {"http-basic": {"a.invalid": {"username": "me", "password": "old"}, "evil.invalid": {"username": "m"}}}
    (home / ".config/composer/auth.json").write_text(json.dumps(auth))
    own = {"http-basic": {"a.invalid": {"username": "me", "password": "mine"}}}
    read = settings(home, COMPOSER_AUTH=json.dumps(own))
    for host, header in (("a", "Basic bWU6bWluZQ=="), ("b", None), ("c", "Basic bWU6bWluZQ=="), ("evil", None)):
        assert read.access.authorization(f"https://{host}.invalid/p2/x.json") == header
    assert "mine" not in repr(read)


def test_what_is_not_secure_is_for_the_user_to_say(home: Path) -> None:
    row = {"type": "composer", "url": "http://own.invalid"}
    configure(home, row)
    assert not settings(home).access.may_ask("http://own.invalid/packages.json")
    configure(home, row, **{"secure-http": False, "cafile": "/ca.pem"})
    assert settings(home).access.may_ask("http://own.invalid/packages.json")
    assert settings(home).access.ca_file == "/ca.pem"


@pytest.mark.parametrize("text", ["{", "[]", '{"repositories": 3}', '{"repositories": [3, {"type": "composer"}]}'])
def test_settings_of_another_form_are_left_out(text: str, home: Path) -> None:
    (home / ".composer").mkdir()
    (home / ".composer/config.json").write_text(text)
    assert settings(home, COMPOSER_AUTH="[").repositories == ("https://default.invalid",)
