# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds of NuGet, asked over HTTP, and where they are configured."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_nuget import NugetSettings, nuget_settings
from tests.scanner.archives.packing import zipped
from tests.scanner.registries.answers import found, problem

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places differ by system")

DEMO = "pkg:nuget/Example.Demo@1.0"
BASE = "/flat/example.demo"


def nuspec(license: str) -> str:
    return f"<?xml version='1.0'?><package><metadata><id>Example.Demo</id>{license}</metadata></package>"


def configure(home: Path, *lines: str, name: str = ".nuget/NuGet/NuGet.Config") -> None:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    inner = "\n".join(lines)
    (home / name).write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<configuration>\n{inner}\n</configuration>\n')


def sources(*lines: str) -> str:
    inner = "\n".join(lines)
    return f"<packageSources>{inner}</packageSources>"


@pytest.fixture
def nuget(server: Server, home: Path, make: Callable[..., Registries]) -> Registries:
    """Registries whose feed of NuGet is the server."""
    configure(home, sources(f'<add key="own" value="{server.url}/v3/index.json" />'))
    index = {"version": "3.0.0", "resources": [3, {"@type": "Other"},
             {"@id": f"{server.url}/flat/", "@type": "PackageBaseAddress/3.0.0"}]}  # fmt: skip
    server.add("/v3/index.json", index)
    return make()


def test_the_nuspec_is_enough_where_it_says_an_expression(server: Server, nuget: Registries) -> None:
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", nuspec('<license type="expression">MIT</license>'))
    assert nuget.lookup(DEMO) == Found("MIT", (), (), f"{server.url}{BASE}/1.0.0/example.demo.nuspec")
    assert server.paths == ["/v3/index.json", f"{BASE}/1.0.0/example.demo.nuspec"]


def test_the_newest_version_is_the_last_that_is_final(server: Server, nuget: Registries) -> None:
    server.add(f"{BASE}/index.json", {"versions": ["1.0.0", "2.0.0", "3.0.0-beta"]})
    server.add(f"{BASE}/2.0.0/example.demo.nuspec", nuspec("<licenseUrl>https://licenses.invalid/ISC</licenseUrl>"))
    assert found(nuget.lookup("pkg:nuget/Example.Demo")).declared == "ISC"
    assert problem(nuget.lookup("pkg:nuget/Gone")).code == "registry-missing"


@pytest.mark.parametrize(
    ("license", "declared", "texts"),
    [
        ('<license type="file">docs\\terms.txt</license>', None, (("LICENSE", "l"), ("docs/terms.txt", "t"))),
        ("<licenseUrl>https://x.invalid/terms</licenseUrl>", "https://x.invalid/terms", (("LICENSE", "l"),)),
        ("", None, (("LICENSE", "l"),)),
    ],
)
def test_a_package_that_names_no_license_is_opened(
    license: str, declared: str | None, texts: object, server: Server, nuget: Registries
) -> None:
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", nuspec(license))
    server.add(
        f"{BASE}/1.0.0/example.demo.1.0.0.nupkg", zipped({"LICENSE": "l", "docs/terms.txt": "t", "lib/x.dll": ""})
    )
    answer = found(nuget.lookup(DEMO))
    assert (answer.declared, answer.license_texts) == (declared, texts)


@pytest.mark.parametrize("body", ["", "<html>", "<package/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><package/>"])
def test_what_is_no_nuspec_is_a_problem_and_not_kept(body: str, server: Server, nuget: Registries) -> None:
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", body)
    assert problem(nuget.lookup(DEMO)).code == "registry-broken"
    server.replies[f"{BASE}/1.0.0/example.demo.nuspec"].clear()
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", nuspec('<license type="expression">MIT</license>'))
    assert found(nuget.lookup(DEMO)).declared == "MIT"


@pytest.mark.parametrize("body", ["<html>log in</html>", "[]", "{}", '{"resources": [{"@type": "x"}]}'])
def test_what_is_no_feed_is_a_problem(body: str, server: Server, nuget: Registries) -> None:
    server.replies.clear()
    server.add("/v3/index.json", body)
    assert problem(nuget.lookup(DEMO)).code == "registry-broken"


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"no zip at all"])
def test_a_broken_archive_is_a_problem(body: bytes, server: Server, nuget: Registries) -> None:
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", nuspec(""))
    server.add(f"{BASE}/1.0.0/example.demo.1.0.0.nupkg", body)
    assert problem(nuget.lookup(DEMO)).code == "registry-broken"


def test_a_login_is_given_where_it_can_be_read(server: Server, home: Path, make: Callable[..., Registries]) -> None:
    server.login = "Basic bWU6bWluZQ=="
    server.add("/v3/index.json", {"resources": [{"@id": f"{server.url}/flat", "@type": "PackageBaseAddress/3.0.0"}]})
    server.add(f"{BASE}/1.0.0/example.demo.nuspec", nuspec('<license type="expression">MIT</license>'))
    feed = sources(f'<add key="My Feed" value="{server.url}/v3/index.json" />')
    user = '<add key="Username" value="me" />'

    def with_login(password: str) -> Found | Problem:
        login = f"<My_x0020_Feed>{user}{password}</My_x0020_Feed>"
        configure(home, feed, f"<packageSourceCredentials>{login}</packageSourceCredentials>")
        return make(MINE="mine").lookup(DEMO)

    assert problem(with_login("")).code == "registry-refused"
    locked = problem(with_login('<add key="Password" value="AQAAANCM" />'))
    assert "ClearTextPassword" in locked.message
    assert "AQAAANCM" not in locked.message
    answer = with_login('<add key="ClearTextPassword" value="%MINE%" />')
    assert found(answer).declared == "MIT"
    assert "mine" not in repr(answer)


def test_without_a_feed_or_with_old_ones_alone_it_says_how_to_mend_that(
    home: Path, make: Callable[..., Registries]
) -> None:
    assert problem(make().lookup(DEMO)).code == "registry-unconfigured"
    configure(home, sources('<add key="old" value="https://old.invalid/api/v2" />'))
    answer = problem(make().lookup(DEMO))
    assert answer.code == "registry-unconfigured"
    assert "version 3" in answer.message


def settings(home: Path, **environ: str) -> NugetSettings:
    own = {"NUGET_COMMON_APPLICATION_DATA": str(home / "machine"), **environ}
    return nuget_settings(own, home, lambda: "https://default.invalid/index.json")


def test_each_place_of_the_settings(home: Path) -> None:
    assert settings(home).feeds == ("https://default.invalid/index.json",)
    places = (
        ".config/NuGet/NuGet.Config",
        "machine/NuGet/Config/a.config",
        ".nuget/config/b.Config",
        ".nuget/NuGet/NuGet.Config",
    )
    for number, place in enumerate(places):
        configure(home, sources(f'<add key="f{number}" value="https://f{number}.invalid/index.json" />'), name=place)
    assert settings(home).feeds == tuple(f"https://f{number}.invalid/index.json" for number in range(4))
    configure(home, sources("<clear />", '<add key="g" value="https://g.invalid/index.json" />'))
    assert settings(home).feeds == ("https://g.invalid/index.json",)


def test_feeds_that_are_turned_off_or_folders_are_not_asked(home: Path) -> None:
    feeds = ('<add key="a" value="https://a.invalid" />', '<add key="b" value="https://b.invalid" />',
             '<add key="c" value="C:\\packages" />')  # fmt: skip
    configure(home, sources(*feeds), '<disabledPackageSources><add key="a" value="true" /></disabledPackageSources>')
    assert settings(home).feeds == ("https://b.invalid",)


def test_proxies_and_what_is_not_secure(home: Path) -> None:
    configure(
        home,
        sources('<add key="a" value="http://a.invalid" allowInsecureConnections="true" />',
                '<add key="b" value="http://b.invalid" />'),
        '<config><add key="http_proxy" value="http://p.invalid:1" /><add key="no_proxy" value="b.invalid" /></config>',
    )  # fmt: skip
    access = settings(home).access
    assert access.may_ask("http://a.invalid/x")
    assert not access.may_ask("http://b.invalid/x")
    assert access.proxy("https://a.invalid/x") == "http://p.invalid:1"
    assert access.proxy("https://b.invalid/x") is None


@pytest.mark.parametrize(
    "text", ["", "<", "<other/>", "<configuration><packageSources><add/></packageSources></configuration>"]
)
def test_settings_of_another_form_are_left_out(text: str, home: Path) -> None:
    (home / ".nuget/NuGet").mkdir(parents=True)
    (home / ".nuget/NuGet/NuGet.Config").write_text(text)
    assert settings(home).feeds in ((), ("https://default.invalid/index.json",))
