# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cargo registries, asked over HTTP, and every place that Cargo is configured in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_cargo import CargoSettings, cargo_settings
from tests.scanner.registries.answers import code, found

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer, Server

DEMO = "pkg:cargo/Demo-x@1.0.0"
MANIFEST = '[package]\nname = "Demo-x"\nversion = "1.0.0"\nlicense = "MIT/Apache-2.0"\n'


def row(version: str, body: bytes = b"", **more: object) -> str:
    fields = {"name": "Demo-x", "vers": version, "deps": [], "cksum": hashlib.sha256(body).hexdigest(), "yanked": False}
    return json.dumps({**fields, **more}) + "\n"


@pytest.fixture
def crate(pack: Packer) -> bytes:
    return pack.tar({"Cargo.toml": MANIFEST, "LICENSE-MIT": "mit", "src/LICENSE": "no"}, top="Demo-x-1.0.0")


@pytest.fixture
def cargo(server: Server, make: Callable[..., Registries], crate: bytes) -> Registries:
    """Registries whose Cargo has the server for a registry of its own, with the package in it."""
    server.add("/index/config.json", {"dl": f"{server.url}/dl", "api": server.url})
    server.add(
        "/index/de/mo/demo-x", row("0.9.0") + row("1.0.0", crate) + row("1.1.0-rc.1") + row("2.0.0", yanked=True)
    )
    server.add("/dl/Demo-x/1.0.0/download", crate)
    return make(CARGO_REGISTRIES_OURS_INDEX=f"sparse+{server.url}/index/")


def test_the_package_s_own_manifest_says_its_license(server: Server, cargo: Registries) -> None:
    url = f"{server.url}/dl/Demo-x/1.0.0/download"
    expected = Found("MIT/Apache-2.0", (), (("LICENSE-MIT", "mit"),), url)
    assert cargo.lookup(DEMO) == expected
    assert cargo.lookup(DEMO) == expected
    assert server.paths == ["/index/de/mo/demo-x", "/index/config.json", "/dl/Demo-x/1.0.0/download"]


def test_the_newest_is_final_and_not_withdrawn(cargo: Registries) -> None:
    assert found(cargo.lookup("pkg:cargo/Demo-x")).source.endswith("/Demo-x/1.0.0/download")


def test_what_is_not_there_is_missing(server: Server, cargo: Registries) -> None:
    assert code(cargo.lookup("pkg:cargo/Demo-x@3.0.0")) == "registry-missing"
    assert code(cargo.lookup("pkg:cargo/other@1.0.0")) == "registry-missing"
    server.replies.pop("/dl/Demo-x/1.0.0/download")
    assert code(cargo.lookup(DEMO)) == "registry-missing"


@pytest.mark.parametrize(
    ("template", "path"),
    [
        ("/dl", "/dl/Demo-x/1.0.0/download"),
        ("/dl/{crate}-{version}.crate", "/dl/Demo-x-1.0.0.crate"),
        ("/dl/{prefix}/{crate}/{version}", "/dl/De/mo/Demo-x/1.0.0"),
        ("/dl/{lowerprefix}/{crate}", "/dl/de/mo/Demo-x"),
        ("/dl/{sha256-checksum}", "/dl/{}"),
    ],
)
def test_an_address_is_made_as_the_registry_says(
    template: str, path: str, server: Server, make: Callable[..., Registries], crate: bytes
) -> None:
    server.add("/index/config.json", {"dl": server.url + template})
    server.add("/index/de/mo/demo-x", row("1.0.0", crate))
    server.add(path.format(hashlib.sha256(crate).hexdigest()), crate)
    assert found(make(CARGO_REGISTRIES_OURS_INDEX=f"sparse+{server.url}/index").lookup(DEMO)).declared


@pytest.mark.parametrize(("name", "folder"), [("a", "1"), ("ab", "2"), ("abc", "3/a"), ("abcd", "ab/cd")])
def test_short_names_have_folders_of_their_own(name: str, folder: str, server: Server, cargo: Registries) -> None:
    assert code(cargo.lookup(f"pkg:cargo/{name}@1.0.0")) == "registry-missing"
    assert server.paths == [f"/index/{folder}/{name}"]


def test_a_package_with_the_wrong_digest(server: Server, cargo: Registries, pack: Packer) -> None:
    server.replies["/dl/Demo-x/1.0.0/download"].clear()
    server.add("/dl/Demo-x/1.0.0/download", pack.tar({"Cargo.toml": MANIFEST.replace("MIT/", "")}))
    for _ in range(2):
        assert code(cargo.lookup(DEMO)) == "registry-hash"


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("/index/config.json", "<html>log in</html>", "registry-broken"),
        ("/index/config.json", '{"dl": "file:///etc"}', "registry-broken"),
        ("/index/config.json", '{"dl": 3}', "registry-broken"),
        ("/index/config.json", "[" * 9000, "registry-broken"),
        ("/index/de/mo/demo-x", "<html>log in</html>", "registry-broken"),
        ("/index/de/mo/demo-x", '[]\n{"vers": 1}\n{"vers": "../../x"}\n', "registry-broken"),
        ("/index/de/mo/demo-x", "", "registry-missing"),
    ],
)
def test_odd_answers_are_not_believed(path: str, body: str, expected: str, server: Server, cargo: Registries) -> None:
    server.replies[path].clear()
    server.add(path, body)
    assert code(cargo.lookup(DEMO)) == expected


@pytest.mark.parametrize("content", [b"\x1f\x8btorn", b"", b"plain"])
def test_archives_that_are_none_are_said(content: bytes, server: Server, cargo: Registries) -> None:
    server.replies["/index/de/mo/demo-x"].clear()
    server.add("/index/de/mo/demo-x", row("1.0.0", content))
    server.replies["/dl/Demo-x/1.0.0/download"].clear()
    server.add("/dl/Demo-x/1.0.0/download", content)
    assert code(cargo.lookup(DEMO)) == "registry-broken"


def test_a_package_of_another_name_is_not_the_one(server: Server, cargo: Registries, pack: Packer) -> None:
    body = pack.tar({"Cargo.toml": MANIFEST.replace("Demo-x", "other")})
    server.replies["/index/de/mo/demo-x"].clear()
    server.add("/index/de/mo/demo-x", row("1.0.0", body, cksum="odd"))
    server.replies["/dl/Demo-x/1.0.0/download"].clear()
    server.add("/dl/Demo-x/1.0.0/download", body)
    assert code(cargo.lookup(DEMO)) == "registry-broken"


def test_a_token_goes_to_its_own_host_as_it_is(
    server: Server, make: Callable[..., Registries], crate: bytes, home: Path
) -> None:
    server.login = "t0ken"
    server.add("/index/config.json", {"dl": f"{server.url}/dl"})
    server.add("/index/de/mo/demo-x", row("1.0.0", crate))
    server.add("/dl/Demo-x/1.0.0/download", crate)
    (home / ".cargo").mkdir()
    (home / ".cargo/config.toml").write_text(f'[registries.our-own]\nindex = "sparse+{server.url}/index/"\n')
    assert code(make().lookup(DEMO)) == "registry-refused"
    (home / ".cargo/credentials.toml").write_text('[registries.our-own]\ntoken = "t0ken"\n')
    assert found(make().lookup(DEMO)).declared
    access = cargo_settings({}, home).access
    assert access.authorization("https://elsewhere.example/dl") is None
    assert "t0ken" not in repr(access)


def test_cargo_s_own_notes_say_where_it_downloads_from(
    server: Server, make: Callable[..., Registries], crate: bytes, home: Path
) -> None:
    folder = home / ".cargo/registry/index/index.example-0123456789abcdef"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"dl": f"{server.url}/dl", "api": "https://registry.example"}))
    server.add("/dl/Demo-x/1.0.0/download", crate)
    assert found(make().lookup(DEMO)).declared == "MIT/Apache-2.0"
    assert code(make().lookup("pkg:cargo/Demo-x")) == "registry-missing"


def test_without_any_configuration_nobody_is_asked(make: Callable[..., Registries]) -> None:
    assert code(make().lookup(DEMO)) == "registry-unconfigured"
    answer = make(CARGO_REGISTRIES_X_INDEX="https://git.example/index").lookup(DEMO)
    assert isinstance(answer, Problem)
    assert "git" in answer.message


@pytest.mark.parametrize("purl", ["pkg:cargo/a.b@1.0.0", "pkg:cargo/a@1", "pkg:cargo/a@latest", "pkg:cargo/a@1.0.0~x"])
def test_names_and_versions_that_no_registry_has_are_not_asked_for(
    purl: str, server: Server, cargo: Registries
) -> None:
    assert code(cargo.lookup(purl)) == "registry-purl"
    assert server.paths == []


def settings(home: Path, text: str = "", **environ: str) -> CargoSettings:
    (home / ".cargo").mkdir(exist_ok=True)
    (home / ".cargo/config.toml").write_text(text)
    return cargo_settings(environ, home)


def test_what_stands_in_the_place_of_the_main_registry_goes_first(home: Path) -> None:
    text = """
[registries.b]
index = "sparse+https://b.example/"
[registries.a]
index = "sparse+https://user:secret@a.example/index/"
[source.crates-io]
replace-with = "mirror"
[source.mirror]
replace-with = "nearer"
[source.nearer]
registry = "sparse+https://mirror.example/"
"""
    made = settings(home, text)
    assert made.indexes == ("https://mirror.example", "https://a.example/index", "https://b.example")
    assert made.access.authorization("https://a.example/x") is not None
    assert settings(home, text, CARGO_REGISTRY_DEFAULT="b").indexes[0] == "https://b.example"
    assert settings(home, text + '[registry]\ndefault = "a"\n').indexes[0] == "https://a.example/index"


def test_a_registry_may_stand_in_the_place_of_the_main_one(home: Path) -> None:
    text = '[source.crates-io]\nreplace-with = "our-own"\n[registries.our-own]\nindex = "sparse+https://a.example/"\n'
    assert settings(home, text).indexes == ("https://a.example",)


@pytest.mark.parametrize(
    "text",
    [
        "[broken",
        "registries = 1\n",
        "[registries]\na = 1\n",
        "[registries.a]\nindex = 1\n",
        '[registries.a]\nindex = "sparse+file:///x"\n',
        '[source.crates-io]\nreplace-with = "crates-io"\n',
        '[source.crates-io]\nreplace-with = "a"\n[source.a]\ndirectory = "vendor"\n',
        "[source]\ncrates-io = 1\n",
    ],
)
def test_configuration_that_names_no_registry(text: str, home: Path) -> None:
    assert settings(home, text).indexes == ()


def test_notes_do_not_count_where_the_main_registry_is_replaced(home: Path) -> None:
    for name, dl in (("a.example", "https://a.example/dl"), ("b.example", "https://b.example/dl"), ("c", "c")):
        folder = home / f".cargo/registry/index/{name}-0123456789abcdef"
        folder.mkdir(parents=True)
        (folder / "config.json").write_text(json.dumps({"dl": dl}))
    (home / ".cargo/registry/index/odd").mkdir()
    mirror = '[source.crates-io]\nreplace-with = "m"\n[source.m]\nregistry = "sparse+https://m.example/"\n'
    assert settings(home, mirror).downloads == ()
    assert settings(home).downloads == ("https://a.example/dl", "https://b.example/dl")
    own = '[registries.a]\nindex = "sparse+https://a.example/index/"\n'
    assert settings(home, own).downloads == ("https://b.example/dl",)


def test_proxies_and_certificates_are_those_of_cargo(home: Path) -> None:
    text = '[http]\nproxy = "proxy.example:3128"\ncainfo = "ca.pem"\n'
    access = settings(home, text).access
    assert (access.proxy("https://a.example/"), access.ca_file) == ("http://proxy.example:3128", "ca.pem")
    access = settings(home, text, CARGO_HTTP_CAINFO="other.pem", CARGO_HTTP_PROXY="https://p.example").access
    assert (access.proxy("https://a.example/"), access.ca_file) == ("https://p.example", "other.pem")
