# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place that Maven is configured in, and which wins."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from licet.scanner.registries.config_maven import MavenSettings, maven_settings


def settings(home: Path, **environ: str) -> MavenSettings:
    return maven_settings({"PATH": "", **environ}, home)


def write(folder: Path, body: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.xml").write_text(f"<settings>{body}</settings>")


def repository(id: str, url: str, more: str = "") -> str:
    return f"<repository><id>{id}</id><url>{url}</url>{more}</repository>"


def profile(id: str, *repositories: str, default: bool = False) -> str:
    active = "<activation><activeByDefault>true</activeByDefault></activation>" if default else ""
    return f"<profile><id>{id}</id>{active}<repositories>{''.join(repositories)}</repositories></profile>"


def active(*profiles: str, names: tuple[str, ...] = ()) -> str:
    chosen = "".join(f"<activeProfile>{name}</activeProfile>" for name in names)
    return f"<profiles>{''.join(profiles)}</profiles><activeProfiles>{chosen}</activeProfiles>"


def install(folder: Path, url: str) -> Path:
    """A Maven whose super POM names URL."""
    (folder / "lib").mkdir(parents=True)
    with zipfile.ZipFile(folder / "lib" / "maven-model-builder-3.x.jar", "w") as jar:
        pom = f"<project><repositories>{repository('central', url)}</repositories></project>"
        jar.writestr("org/apache/maven/model/pom-4.0.0.xml", pom)
    return folder


def test_without_maven_and_settings_there_is_none(home: Path) -> None:
    assert settings(home).repositories == ()


def test_the_installed_maven_names_the_default(home: Path, tmp_path: Path) -> None:
    folder = install(tmp_path / "maven", "https://default.invalid/maven2/")
    assert settings(home, MAVEN_HOME=str(folder)).repositories == ("https://default.invalid/maven2",)
    program = folder / "bin" / "mvn"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "mvn").symlink_to(program)
    assert settings(home, PATH=str(tmp_path / "bin")).repositories == ("https://default.invalid/maven2",)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive"])
def test_a_maven_that_is_broken_names_none(home: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "maven/lib").mkdir(parents=True)
    (tmp_path / "maven/lib/maven-model-builder.jar").write_bytes(data)
    assert settings(home, M2_HOME=str(tmp_path / "maven")).repositories == ()


def test_active_profiles_come_before_the_default(home: Path, tmp_path: Path) -> None:
    folder = install(tmp_path / "maven", "https://default.invalid/")
    profiles = (
        profile("a", repository("a", "https://a.invalid")),
        profile("b", repository("b", "https://b.invalid"), default=True),
    )
    write(home / ".m2", active(*profiles))
    assert settings(home, MAVEN_HOME=str(folder)).repositories == ("https://b.invalid", "https://default.invalid")
    write(home / ".m2", active(*profiles, names=("a",)))
    assert settings(home, MAVEN_HOME=str(folder)).repositories == ("https://a.invalid", "https://default.invalid")


def test_the_user_goes_before_the_installed_maven(home: Path, tmp_path: Path) -> None:
    write(home / ".m2", active(profile("p", repository("r", "https://mine.invalid")), names=("p",)))
    write(tmp_path / "maven/conf", active(profile("p", repository("r", "https://theirs.invalid")), names=("p",)))
    assert settings(home, MAVEN_HOME=str(tmp_path / "maven")).repositories == ("https://mine.invalid",)


def test_a_repository_for_snapshots_alone_is_not_asked(home: Path) -> None:
    only = repository("s", "https://s.invalid", "<releases><enabled>false</enabled></releases>")
    write(home / ".m2", active(profile("p", only), names=("p",)))
    assert settings(home).repositories == ()


@pytest.mark.parametrize(
    ("pattern", "asked"),
    [
        ("*", ["https://m.invalid"]),
        ("r", ["https://m.invalid", "http://plain.invalid", "http://localhost:1"]),
        ("external:*", ["https://m.invalid", "http://localhost:1"]),
        ("external:http:*", ["https://r.invalid", "https://m.invalid", "http://localhost:1"]),
        ("*,!r", ["https://r.invalid", "https://m.invalid"]),
        ("r, plain", ["https://m.invalid", "http://localhost:1"]),
        ("other", ["https://r.invalid", "http://plain.invalid", "http://localhost:1"]),
    ],
)
def test_mirrors_stand_in_for_what_they_mirror(home: Path, pattern: str, asked: list[str]) -> None:
    mirror = f"<mirror><id>m</id><mirrorOf>{pattern}</mirrorOf><url>https://m.invalid/</url></mirror>"
    three = (
        repository("r", "https://r.invalid"),
        repository("plain", "http://plain.invalid"),
        repository("local", "http://localhost:1"),
    )
    write(home / ".m2", f"<mirrors>{mirror}</mirrors>" + active(profile("p", *three), names=("p",)))
    assert list(settings(home).repositories) == asked


def test_a_mirror_that_blocks_and_addresses_that_are_none_are_not_asked(home: Path) -> None:
    mirror = "<mirror><mirrorOf>b</mirrorOf><url>http://0.0.0.0/</url><blocked>true</blocked></mirror>"
    three = (repository("b", "https://b.invalid"), repository("f", "file:///srv"), repository("x", "//["))
    write(home / ".m2", f"<mirrors>{mirror}</mirrors>" + active(profile("p", *three), names=("p",)))
    assert settings(home).repositories == ()


def test_credentials_go_with_the_id_and_nowhere_else(home: Path) -> None:
    servers = (
        "<server><id>r</id><username>me</username><password>${env.SECRET}</password></server>"
        "<server><id>other</id><username>x</username><password>y</password></server>"
    )
    two = (repository("r", "https://r.invalid/maven"), repository("s", "https://u:p@s.invalid/"))
    write(home / ".m2", f"<servers>{servers}</servers>" + active(profile("p", *two), names=("p",)))
    read = settings(home, SECRET="mine")
    assert read.repositories == ("https://r.invalid/maven", "https://s.invalid")
    assert read.access.authorization("https://r.invalid/maven/a.pom") == "Basic bWU6bWluZQ=="
    assert read.access.authorization("https://r.invalid/elsewhere") is None
    assert read.access.authorization("https://s.invalid/a") == "Basic dTpw"
    assert "mine" not in repr(read)


def test_a_header_is_sent_as_it_is_written(home: Path) -> None:
    header = "<property><name>Authorization</name><value>Bearer t0k</value></property>"
    server = f"<server><id>r</id><configuration><httpHeaders>{header}</httpHeaders></configuration></server>"
    one = profile("p", repository("r", "https://r.invalid"))
    write(home / ".m2", f"<servers>{server}</servers>" + active(one, names=("p",)))
    assert settings(home).access.authorization("https://r.invalid/a") == "Bearer t0k"


def test_an_encrypted_password_is_for_maven_alone(home: Path) -> None:
    server = "<server><id>r</id><username>me</username><password>{COQLCE6DU6GtcS5P=}</password></server>"
    one = profile("p", repository("r", "https://r.invalid"))
    write(home / ".m2", f"<servers>{server}</servers>" + active(one, names=("p",)))
    read = settings(home)
    assert read.access.authorization("https://r.invalid/a") is None
    assert read.encrypted == {"https://r.invalid"}


def test_proxies_and_what_goes_past_them(home: Path) -> None:
    proxy = (
        "<proxy><active>{}</active><protocol>http</protocol><host>{}</host><port>3128</port>"
        "<username>me</username><password>a@b</password><nonProxyHosts>*.in.invalid|localhost</nonProxyHosts></proxy>"
    )
    write(home / ".m2", f"<proxies>{proxy.format('false', 'no.invalid')}{proxy.format('true', 'p.invalid')}</proxies>")
    access = settings(home).access
    assert access.proxy("https://out.invalid/") == "http://me:a%40b@p.invalid:3128"
    assert access.proxy("https://a.in.invalid/") is None
    assert "a%40b" not in repr(access)


def test_plain_http_only_where_the_settings_say_so(home: Path) -> None:
    write(home / ".m2", active(profile("p", repository("r", "http://r.invalid/x")), names=("p",)))
    access = settings(home).access
    assert access.may_ask("http://r.invalid/x/a.pom")
    assert not access.may_ask("http://other.invalid/")


@pytest.mark.parametrize("text", ["", "<settings>", "x", "<settings><profiles/></settings>", "\x00\x01"])
def test_settings_that_cannot_be_read_say_nothing(home: Path, text: str) -> None:
    (home / ".m2").mkdir()
    (home / ".m2/settings.xml").write_text(text)
    assert settings(home).repositories == ()
