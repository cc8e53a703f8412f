# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place that pip is configured in, and which wins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from licet.scanner.registries import config_pip
from licet.scanner.registries.config_pip import PipSettings, pip_settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places differ by system")


def conf(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"[global]\n{text}\n")


def settings(home: Path, **environ: str) -> PipSettings:
    return pip_settings({"VIRTUAL_ENV": str(home / "venv"), **environ}, home, lambda: "https://default.invalid/simple")


def test_without_any_setting_the_default_counts(home: Path) -> None:
    assert settings(home).indexes == ("https://default.invalid/simple",)
    assert pip_settings({"VIRTUAL_ENV": str(home)}, home, lambda: None).indexes == ()


def test_the_default_is_not_asked_for_in_vain(home: Path) -> None:
    def never() -> str:
        raise AssertionError

    environ = {"PIP_INDEX_URL": "https://a.invalid/simple/", "VIRTUAL_ENV": str(home)}
    assert pip_settings(environ, home, never).indexes == ("https://a.invalid/simple",)


@pytest.mark.parametrize(
    "place",
    [
        "{etc}/pip.conf",
        "{etc}/xdg/pip/pip.conf",
        "{home}/.pip/pip.conf",
        "{home}/.config/pip/pip.conf",
        "{home}/venv/pip.conf",
    ],
)
def test_each_file_is_read(home: Path, place: str) -> None:
    conf(Path(place.format(etc=config_pip.ETC, home=home)), "index-url = https://here.invalid/simple")
    assert settings(home).indexes == ("https://here.invalid/simple",)


def test_later_places_win(home: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    for place in (config_pip.ETC / "pip.conf", home / ".config/pip/pip.conf", home / "venv/pip.conf"):
        conf(place, f"index_url = https://n{len(seen)}.invalid/simple")
        seen.append(settings(home).indexes[0])
    named = tmp_path / "named.conf"
    conf(named, "index-url = https://n3.invalid/simple")
    seen.append(settings(home, PIP_CONFIG_FILE=str(named)).indexes[0])
    seen.append(settings(home, PIP_CONFIG_FILE=str(named), PIP_INDEX_URL="https://n4.invalid/simple").indexes[0])
    assert seen == [f"https://n{number}.invalid/simple" for number in range(5)]


def test_a_named_file_stands_in_for_the_users(home: Path, tmp_path: Path) -> None:
    conf(home / ".config/pip/pip.conf", "extra-index-url = https://user.invalid/simple")
    named = tmp_path / "named.conf"
    conf(named, "index-url = https://named.invalid/simple")
    assert settings(home, PIP_CONFIG_FILE=str(named)).indexes == ("https://named.invalid/simple",)
    assert settings(home, PIP_CONFIG_FILE=os.devnull).indexes == ("https://default.invalid/simple",)


def test_xdg_folders_are_honoured(home: Path, tmp_path: Path) -> None:
    conf(tmp_path / "x/pip/pip.conf", "index-url = https://x.invalid/simple")
    conf(tmp_path / "y/pip/pip.conf", "extra-index-url = https://y.invalid/simple")
    read = settings(home, XDG_CONFIG_HOME=str(tmp_path / "x"), XDG_CONFIG_DIRS=str(tmp_path / "y"))
    assert read.indexes == ("https://x.invalid/simple", "https://y.invalid/simple")


def test_extra_indexes_follow_in_order(home: Path) -> None:
    extra = "extra-index-url =\n    https://b.invalid/simple/\n    https://c.invalid/simple\n    ftp://no.invalid"
    conf(home / ".pip/pip.conf", f"index-url = https://a.invalid/simple\n{extra}")
    assert settings(home).indexes == tuple(f"https://{each}.invalid/simple" for each in "abc")


def test_no_index_means_none(home: Path) -> None:
    assert settings(home, PIP_NO_INDEX="1").indexes == ()


def test_the_install_section_counts_too(home: Path) -> None:
    conf(home / ".pip/pip.conf", "[install]\nindex-url = https://i.invalid/simple")
    assert settings(home).indexes == ("https://i.invalid/simple",)


def test_a_file_that_is_no_settings_file_is_passed_over(home: Path) -> None:
    conf(home / ".pip/pip.conf", "index-url\n = what\n]]][[")
    (home / "venv").mkdir()
    (home / "venv/pip.conf").write_bytes(b"\x00\xff\x00")
    assert settings(home).indexes[0].startswith("https://default")


def test_credentials_leave_the_address(home: Path) -> None:
    read = settings(home, PIP_INDEX_URL="https://me:p%40ss@a.invalid/x/simple")
    assert read.indexes == ("https://a.invalid/x/simple",)
    assert read.access.authorization("https://a.invalid/x/simple/demo/") == "Basic bWU6cEBzcw=="
    assert read.access.authorization("https://a.invalid/files/demo.whl") == "Basic bWU6cEBzcw=="
    assert read.access.authorization("https://a.invalid.evil/x/simple/") is None
    assert read.access.authorization("https://a.invalid:8443/x/simple/") is None
    assert "bWU6" not in repr(read)


def test_netrc_fills_in_for_the_indexes_alone(home: Path) -> None:
    netrc = home / ".netrc"
    netrc.write_text("machine a.invalid login me password mine\nmachine b.invalid login me password mine\n")
    netrc.chmod(0o600)
    read = settings(home, PIP_INDEX_URL="https://a.invalid/simple")
    assert read.access.authorization("https://a.invalid/simple/x/") == "Basic bWU6bWluZQ=="
    assert read.access.authorization("https://b.invalid/simple/x/") is None


def test_certificates_trusted_hosts_and_proxies(home: Path) -> None:
    conf(home / ".pip/pip.conf", "cert = /some/ca.pem\ntrusted-host = a.invalid\n  b.invalid:81\nproxy = p.invalid:1")
    access = settings(home).access
    assert access.ca_file == "/some/ca.pem"
    assert not access.is_verified("https://a.invalid:9/")
    assert not access.is_verified("https://b.invalid:81/")
    assert access.is_verified("https://b.invalid/")
    assert access.may_ask("http://a.invalid/")
    assert not access.may_ask("http://c.invalid/")
    assert access.proxy("https://c.invalid/") == "http://p.invalid:1"
