# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place that uv is configured in, which wins, and what stays secret."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries, config_uv
from licet.scanner.registries.config_pip import PipSettings, pip_settings
from licet.scanner.registries.config_uv import uv_settings, with_uv

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Packer, Server

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places differ by system")


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config_uv, "ETC", tmp_path / "etc")


def settings(home: Path, **environ: str) -> PipSettings:
    uv = uv_settings(environ, home)
    pip = pip_settings({"VIRTUAL_ENV": str(home / "venv"), **environ}, home, lambda: None)
    return with_uv(pip, uv, environ, home)


def conf(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_without_any_setting_nothing_is_added(home: Path) -> None:
    assert settings(home).indexes == ()
    assert not uv_settings({}, home).has_default


@pytest.mark.parametrize("place", ["{home}/.config/uv/uv.toml", "{etc}/uv/uv.toml", "{etc}/xdg/uv/uv.toml"])
def test_each_file_is_read(home: Path, place: str) -> None:
    conf(Path(place.format(home=home, etc=config_uv.ETC)), 'index-url = "https://a.invalid/simple/"')
    assert settings(home).indexes == ("https://a.invalid/simple",)
    assert uv_settings({}, home).has_default
    assert settings(home, UV_NO_CONFIG="1").indexes == ()


def test_tables_of_indexes_come_in_order_with_the_default_last_and_explicit_ones_not_at_all(home: Path) -> None:
    text = """
[[index]]
url = "https://main.invalid/simple"
default = true
[[index]]
name = "first"
url = "https://first.invalid/simple"
[[index]]
name = "torch"
url = "https://torch.invalid/simple"
explicit = true
[pip]
extra-index-url = ["https://more.invalid/simple"]
"""
    conf(home / ".config/uv/uv.toml", text)
    names = [index.partition("//")[2].partition(".")[0] for index in settings(home).indexes]
    assert names == ["first", "more", "main"]


def test_variables_win_over_files_and_follow_pip(home: Path) -> None:
    conf(home / ".config/uv/uv.toml", 'index-url = "https://file.invalid/simple"')
    read = settings(
        home,
        PIP_INDEX_URL="https://pip.invalid/simple",
        UV_DEFAULT_INDEX="https://uv.invalid/simple",
        UV_INDEX="inner=https://inner.invalid/simple https://other.invalid/simple",
    )
    names = [index.partition("//")[2].partition(".")[0] for index in read.indexes]
    assert names == ["pip", "inner", "other", "uv"]
    assert settings(home, UV_INDEX_URL="https://old.invalid/simple").indexes == ("https://old.invalid/simple",)


def test_no_index_means_none(home: Path) -> None:
    assert settings(home, UV_NO_INDEX="1", UV_INDEX="https://a.invalid/simple").indexes == ()


def test_credentials_leave_the_address_and_come_from_variables_too(home: Path) -> None:
    read = settings(
        home,
        UV_INDEX="inner=https://inner.invalid/simple https://me:mine@other.invalid/simple",
        UV_INDEX_INNER_USERNAME="me",
        UV_INDEX_INNER_PASSWORD="mine",
    )
    assert read.indexes == ("https://inner.invalid/simple", "https://other.invalid/simple")
    for host in ("inner", "other"):
        assert read.access.authorization(f"https://{host}.invalid/simple/demo/") == "Basic bWU6bWluZQ=="
    assert read.access.authorization("https://third.invalid/simple/demo/") is None
    assert "bWU6" not in repr(read)
    assert "mine" not in repr(read)


def test_hosts_that_the_user_allows_are_asked_in_the_clear(home: Path) -> None:
    conf(home / ".config/uv/uv.toml", 'index-url = "http://a.invalid/simple"\nallow-insecure-host = ["a.invalid"]')
    access = settings(home).access
    assert access.may_ask("http://a.invalid/simple/")
    assert not access.may_ask("http://b.invalid/simple/")


@pytest.mark.parametrize(
    "text", ["[broken", "index = 1\npip = 2\nindex-url = 3", "index = [1]\nallow-insecure-host = 4"]
)
def test_a_file_that_is_no_settings_file_is_passed_over(home: Path, text: str) -> None:
    conf(home / ".config/uv/uv.toml", text)
    assert settings(home).indexes == ()


def test_a_package_is_found_on_an_index_of_uv_alone(
    server: Server, make: Callable[..., Registries], pack: Packer
) -> None:
    server.page("demo", {"demo-1.0-py3-none-any.whl": pack.wheel(pack.metadata("License-Expression: MIT"))})
    found = make(UV_DEFAULT_INDEX=f"{server.url}/simple").lookup("pkg:pypi/demo@1.0")
    assert isinstance(found, Found)
    assert found.declared == "MIT"


def test_what_the_project_says_of_uv_is_not_believed(
    server: Server, make: Callable[..., Registries], tmp_path: Path
) -> None:
    conf(tmp_path / "project/uv.toml", f'index-url = "{server.url}/simple"')
    conf(tmp_path / "project/pyproject.toml", f'[[tool.uv.index]]\nurl = "{server.url}/simple"')
    make(project=tmp_path / "project", PIP_NO_INDEX="1").lookup("pkg:pypi/demo@1.0")
    assert server.requests == []
