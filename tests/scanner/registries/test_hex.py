# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Hex registries, asked over HTTP, and where Hex is configured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_hex import hex_settings
from tests.scanner.registries.answers import code

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:hex/demo@1.0.0"
DOCUMENT = {"name": "demo", "meta": {"licenses": ["MIT", "Apache-2.0"]}, "releases": [{"version": "1.0.0"}]}


@pytest.fixture
def hex_registry(server: Server, make: Callable[..., Registries]) -> Registries:
    """Registries whose Hex is configured with the server."""
    return make(HEX_API_URL=f"{server.url}/api/")


def test_the_document_of_the_package_says_its_licenses(server: Server, hex_registry: Registries) -> None:
    server.add("/api/packages/demo", DOCUMENT)
    expected = Found("MIT, Apache-2.0", (), (), f"{server.url}/api/packages/demo", whole=False)
    assert hex_registry.lookup(DEMO) == expected
    assert hex_registry.lookup("pkg:hex/demo") == expected
    assert server.paths == ["/api/packages/demo"]


def test_a_package_of_an_organization_is_asked_for_there(server: Server, hex_registry: Registries) -> None:
    server.add("/api/repos/acme/packages/demo", DOCUMENT)
    assert isinstance(hex_registry.lookup("pkg:hex/acme/demo@1.0.0"), Found)


def test_what_is_not_there_is_missing(server: Server, hex_registry: Registries) -> None:
    assert code(hex_registry.lookup("pkg:hex/other@1.0.0")) == "registry-missing"
    server.add("/api/packages/demo", DOCUMENT)
    assert code(hex_registry.lookup("pkg:hex/demo@2.0.0")) == "registry-missing"


@pytest.mark.parametrize("body", ["<html>log in</html>", "[]", "{}", "null", "[" * 5000])
def test_what_is_no_document_is_not_kept(body: str, server: Server, hex_registry: Registries) -> None:
    server.add("/api/packages/demo", body)
    assert code(hex_registry.lookup(DEMO)) == "registry-broken"
    server.replies.clear()
    server.add("/api/packages/demo", DOCUMENT)
    assert isinstance(hex_registry.lookup(DEMO), Found)


@pytest.mark.parametrize("meta", [None, [], {}, {"licenses": None}, {"licenses": "MIT"}, {"licenses": [3, ""]}])
def test_a_package_that_states_no_license_states_none(meta: object, server: Server, hex_registry: Registries) -> None:
    server.add("/api/packages/demo", {**DOCUMENT, "meta": meta})
    answer = hex_registry.lookup(DEMO)
    assert isinstance(answer, Found)
    assert answer.declared is None


def test_an_answer_that_is_cut_off_and_a_server_that_fails(server: Server, hex_registry: Registries) -> None:
    server.add("/api/packages/demo", DOCUMENT, cut=True)
    assert code(hex_registry.lookup(DEMO)) == "registry-unreachable"
    server.replies.clear()
    server.add("/api/packages/demo", b"", status=503)
    assert code(hex_registry.lookup(DEMO)) == "registry-unreachable"


def test_without_configuration_nobody_is_asked(make: Callable[..., Registries]) -> None:
    assert code(make().lookup(DEMO)) == "registry-unconfigured"


def test_the_key_is_sent_and_shown_nowhere(server: Server, make: Callable[..., Registries], home: Path) -> None:
    (home / ".hex").mkdir()
    config = f'{{api_url, <<"{server.url}/api">>}}.\n{{api_key, <<"s3cret">>}}.\n{{\'$repos\', #{{}}}}.\n'
    (home / ".hex" / "hex.config").write_text(config)
    server.login = "s3cret"
    server.add("/api/packages/demo", DOCUMENT)
    registries = make()
    answer = registries.lookup(DEMO)
    assert isinstance(answer, Found)
    assert "s3cret" not in f"{answer} {registries.addresses()}"
    server.login = "another"
    assert code(registries.lookup("pkg:hex/other@1.0.0")) == "registry-refused"


def test_a_redirect_to_another_host_gets_no_key(server: Server, make: Callable[..., Registries]) -> None:
    other = type(server)()
    try:
        server.add("/api/packages/demo", b"", status=302, headers={"Location": f"{other.url}/demo"})
        other.add("/demo", DOCUMENT)
        make(HEX_API_URL=f"{server.url}/api", HEX_API_KEY="s3cret").lookup(DEMO)
        assert [request.headers.get("Authorization") for request in other.requests] == [None]
    finally:
        other.close()


@pytest.mark.parametrize("name", ["..%2F..%2Fother", "a%2Fb", "a%3Fb"])
def test_names_that_lead_elsewhere_are_refused(name: str, server: Server, hex_registry: Registries) -> None:
    assert code(hex_registry.lookup(f"pkg:hex/{name}@1.0.0")) == "registry-purl"
    assert server.paths == []


@pytest.mark.parametrize("text", ["", "no terms", '{api_url, "', "{api_url}.", '{api_url, "ftp://x"}.', '{"a", [1]}.'])
def test_a_file_of_settings_that_says_nothing_configures_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "hex.config").write_text(text)
    assert hex_settings({"HEX_HOME": str(tmp_path)}, tmp_path).api is None


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "hex.config").write_text('{api_url, "https://a.example/api"}.\n{http_proxy, "http://p.example"}.\n')
    settings = hex_settings({"HEX_HOME": str(tmp_path), "HEX_API_URL": "https://u:p@b.example/api/"}, tmp_path)
    assert settings.api == "https://b.example/api"
    assert settings.access.authorization("https://b.example/api/packages/x") is not None
    assert settings.access.authorization("https://a.example/api/packages/x") is None
    assert settings.access.proxy("http://b.example/") == "http://p.example"
