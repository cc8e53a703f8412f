# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Proxies of Go modules, asked over HTTP, and how the go command is configured."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_go import GoSettings, go_proxies
from tests.scanner.archives.packing import zipped
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:golang/a.example/Big/demo@v1.0.0"
ZIP = "/go/a.example/!big/demo/@v/v1.0.0.zip"


def packed(*names: str, padding: int = 0) -> bytes:
    listed = names or ("LICENSE", "LICENSES/MIT.txt", "NOTICE", "inner/LICENSE", "license.go", "COPYING")
    inside: dict[str, str | bytes] = {"data": b"x" * padding, **{name: name for name in listed}}
    members = {f"a.example/Big/demo@v1.0.0/{name}": body for name, body in inside.items()}
    return zipped({**members, "LICENSE": "outside"}, zipfile.ZIP_STORED)


@pytest.fixture
def go(server: Server, make: Callable[..., Registries]) -> Registries:
    """Registries whose only proxy of Go modules is the server."""
    return make(GOPROXY=f"{server.url}/go/")


def test_the_license_files_at_the_top_of_a_module_are_read(server: Server, go: Registries) -> None:
    server.add(ZIP, packed())
    texts = tuple((name, name) for name in ("COPYING", "LICENSE", "LICENSES/MIT.txt"))
    assert go.lookup(DEMO) == Found(None, (), texts, server.url + ZIP)
    assert go.lookup(DEMO) == go.lookup(DEMO)
    assert server.paths == [ZIP]


def test_of_a_large_module_only_parts_travel(server: Server, go: Registries) -> None:
    server.add(ZIP, packed("LICENSE", padding=2_000_000), ranges=True)
    assert found(go.lookup(DEMO)).license_texts == (("LICENSE", "LICENSE"),)
    assert all("Range" in request.headers for request in server.requests)


def test_without_a_version_the_newest_is_asked_for(server: Server, go: Registries) -> None:
    server.add("/go/a.example/!big/demo/@latest", {"Version": "v1.0.0", "Time": "2026-01-01T00:00:00Z"})
    server.add(ZIP, packed())
    assert found(go.lookup("pkg:golang/a.example/Big/demo")).source == server.url + ZIP


def test_a_module_without_license_files_says_nothing(server: Server, go: Registries) -> None:
    server.add(ZIP, packed("demo.go"))
    assert found(go.lookup(DEMO)).license_texts == ()


@pytest.mark.parametrize("status", [404, 410])
def test_what_no_proxy_has_is_missing(status: int, server: Server, go: Registries) -> None:
    server.add(ZIP, "not found: module", status=status)
    assert problem(go.lookup(DEMO)).code == "registry-missing"
    assert problem(go.lookup("pkg:golang/a.example/absent")).code == "registry-missing"


@pytest.mark.parametrize("body", [b"<html>log in</html>", b"", b"PK\x03\x04torn"])
def test_an_archive_that_is_none_is_said_and_not_kept(body: bytes, server: Server, go: Registries) -> None:
    server.add(ZIP, body)
    assert problem(go.lookup(DEMO)).code == "registry-broken"
    server.replies[ZIP].clear()
    server.add(ZIP, packed())
    assert found(go.lookup(DEMO)).license_texts


@pytest.mark.parametrize("body", ["<html>log in</html>", "[]", '{"Version": 1}', '{"Version": "../../x"}'])
def test_an_odd_answer_about_the_newest_is_not_believed(body: str, server: Server, go: Registries) -> None:
    server.add("/go/a.example/demo/@latest", body)
    assert problem(go.lookup("pkg:golang/a.example/demo")).code in ("registry-broken", "registry-purl")


def test_a_branch_is_no_version(server: Server, go: Registries) -> None:
    assert problem(go.lookup("pkg:golang/a.example/demo@main")).code == "registry-purl"
    assert server.paths == []


@pytest.mark.parametrize(
    ("list_of", "status", "expected"),
    [
        ("{0}/one,{0}/go", 404, "found"),
        ("{0}/one,{0}/go", 410, "found"),
        ("{0}/one,{0}/go", 403, "registry-refused"),
        ("{0}/one|{0}/go", 400, "found"),
        ("{0}/one,direct", 404, "registry-missing"),
        ("{0}/one|direct", 400, "registry-broken"),
        ("{0}/one,off", 404, "registry-unconfigured"),
        ("direct,{0}/go", 404, "registry-missing"),
        ("off", 404, "registry-unconfigured"),
        ("direct", 404, "registry-missing"),
        ("file:///srv/go,{0}/go", 404, "found"),
    ],
)
def test_the_list_of_proxies_is_gone_through(
    list_of: str, status: int, expected: str, server: Server, make: Callable[..., Registries]
) -> None:
    server.add(ZIP.replace("/go/", "/one/"), "no", status=status)
    server.add(ZIP, packed())
    answer = make(GOPROXY=list_of.format(server.url)).lookup(DEMO)
    assert ("found" if isinstance(answer, Found) else answer.code) == expected


@pytest.mark.parametrize("variable", ["GOPRIVATE", "GONOPROXY"])
@pytest.mark.parametrize(
    ("patterns", "private"),
    [("a.example", True), ("*.example/Big", True), ("x,a.example/Big/demo/", True), ("a.example/*/other", False),
     ("b.example", False), ("a.example/Big/demo/v2", False)],
)  # fmt: skip
def test_private_modules_are_not_asked_for(
    variable: str, patterns: str, private: bool, server: Server, make: Callable[..., Registries]
) -> None:
    server.add(ZIP, packed())
    answer = make(GOPROXY=f"{server.url}/go", **{variable: patterns}).lookup(DEMO)
    assert (isinstance(answer, Problem) and answer.code == "registry-elsewhere") is private
    assert server.paths == ([] if private else [ZIP])


def test_no_proxy_beats_private(server: Server, make: Callable[..., Registries]) -> None:
    server.add(ZIP, packed())
    assert found(make(GOPROXY=f"{server.url}/go", GOPRIVATE="a.example", GONOPROXY="none").lookup(DEMO)).license_texts


def test_credentials_go_to_their_own_proxy(server: Server, make: Callable[..., Registries], home: Path) -> None:
    server.login = "Basic dTpw"
    server.add(ZIP, packed())
    assert problem(make(GOPROXY=f"{server.url}/go").lookup(DEMO)).code == "registry-refused"
    user = make(GOPROXY=f"http://u:p@{server.host}/go")
    assert "u:p" not in found(user.lookup(DEMO)).source
    (home / ".netrc").write_text("machine 127.0.0.1 login u password p\n")
    (home / ".netrc").chmod(0o600)
    assert found(make(GOPROXY=f"{server.url}/go").lookup(DEMO)).license_texts


def test_without_any_proxy_nobody_is_asked(make: Callable[..., Registries]) -> None:
    assert problem(make().lookup(DEMO)).code == "registry-unconfigured"


def settings(home: Path, default: str | None = None, **environ: str) -> GoSettings:
    return go_proxies(environ, home, lambda: default)


def test_each_place_wins_over_the_one_before(home: Path) -> None:
    assert settings(home, "https://default.example,direct").addresses == ("https://default.example",)
    (home / ".config/go").mkdir(parents=True)
    (home / ".config/go/env").write_text("GOPROXY=https://file.example\nGOPRIVATE=a.example\n")
    made = settings(home, "https://default.example")
    assert (made.addresses, made.is_private("a.example/x")) == (("https://file.example",), True)
    assert settings(home, GOPROXY="https://u:p@env.example/go/").addresses == ("https://env.example/go",)


def test_netrc_is_read_unless_go_is_told_not_to(home: Path) -> None:
    (home / ".netrc").write_text("machine go.example login u password p\n")
    (home / ".netrc").chmod(0o600)
    assert settings(home, GOPROXY="https://go.example").access.authorization("https://go.example/x")
    access = settings(home, GOPROXY="https://go.example", GOAUTH="off").access
    assert access.authorization("https://go.example/x") is None
    assert settings(home, GOPROXY="https://go.example").access.authorization("https://other.example/x") is None
