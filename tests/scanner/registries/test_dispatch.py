# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Purls of every sort, defaults that the clients are asked for, and the cache below it all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found, Registry
from licet.scanner.registries import Registries, clients, pypi
from licet.scanner.registries.address import bare, shown, split
from licet.scanner.registries.cache import Cache, Kept

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server


@pytest.mark.parametrize(
    ("purl", "code"),
    [
        ("", "registry-purl"),
        ("requests", "registry-purl"),
        ("pkg:npm/", "registry-purl"),
        ("pkg:npm/..%2F..%2Fetc@1", "registry-purl"),
        ("pkg:pypi/space/demo@1", "registry-purl"),
        ("pkg:generic/demo@1", "registry-purl"),
        ("pkg:pypi/demo@1?repository_url=https://u:hunter2@x.invalid", "registry-elsewhere"),
        ("pkg:npm/demo@1?vcs_url=git%2Bhttps://u:hunter2@x.invalid", "registry-elsewhere"),
    ],
)
def test_purls_that_no_registry_answers(make: Callable[..., Registries], purl: str, code: str) -> None:
    answer = make().lookup(purl)
    assert isinstance(answer, Problem)
    assert answer.code == code
    assert "hunter2" not in repr(answer)


def test_names_cannot_leave_the_index(server: Server, make: Callable[..., Registries]) -> None:
    both = make(PIP_INDEX_URL=f"{server.url}/simple", npm_config_registry=f"{server.url}/npm")
    for purl in ("pkg:npm/..%2F..%2Fetc@1", "pkg:npm/a@..%2F..%2Fx", "pkg:pypi/..%2F..%2Fetc@1", "pkg:npm/a%3Fb@1%23c"):
        assert isinstance(both.lookup(purl), Problem)
    assert all(path.startswith(("/simple/", "/npm/")) and "/.." not in path for path in server.paths)


def test_nothing_configured_and_nobody_to_ask(make: Callable[..., Registries], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypi, "pip_default", lambda _: None)
    bare_machine = make()
    for purl, setting in (("pkg:pypi/demo", "index-url"), ("pkg:npm/demo", "registry=")):
        answer = bare_machine.lookup(purl)
        assert isinstance(answer, Problem)
        assert answer.code == "registry-unconfigured"
        assert setting in answer.message


def test_pip_is_asked_for_its_default() -> None:
    pytest.importorskip("pip")
    answer = clients.pip_default({"PATH": ""})
    assert answer is not None
    assert answer.startswith("https://")


def test_npm_is_asked_for_its_default(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("a script stands in for npm")
    npm = tmp_path / "npm"
    npm.write_text('#!/bin/sh\n[ "$*" = "config get registry" ] && echo https://npm.invalid/\n')
    npm.chmod(0o755)
    assert clients.npm_default({"PATH": str(tmp_path)}) == "https://npm.invalid/"
    npm.write_text("#!/bin/sh\necho undefined\n")
    assert clients.npm_default({"PATH": str(tmp_path)}) is None
    npm.write_text("#!/bin/sh\nexit 3\n")
    assert clients.npm_default({"PATH": str(tmp_path)}) is None
    assert clients.npm_default({"PATH": "relative"}) is None


def test_registries_are_a_registry(make: Callable[..., Registries]) -> None:
    with make() as registries:
        one: Registry = registries
        assert isinstance(one.lookup("nothing"), Problem)


def test_a_folder_that_cannot_be_written_only_costs_time(server: Server, home: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    server.add("/demo/1", {"name": "demo", "license": "MIT"})
    environ = {"PATH": "", "npm_config_registry": server.url}
    with Registries(tmp_path / "file", environ=environ, home=home) as registries:
        assert isinstance(registries.lookup("pkg:npm/demo@1"), Found)
        assert isinstance(registries.lookup("pkg:npm/demo@1"), Found)
    assert len(server.requests) == 2


def test_a_damaged_cache_is_asked_again(server: Server, npm: Registries, tmp_path: Path) -> None:
    server.add("/npm/demo/1", {"name": "demo", "license": "MIT"})
    first = npm.lookup("pkg:npm/demo@1")
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(b"torn")
    assert npm.lookup("pkg:npm/demo@1") == first
    assert len(server.requests) == 2


def test_the_cache_forgets_what_it_replaces(tmp_path: Path) -> None:
    now = [100.0]
    cache = Cache(tmp_path, clock=lambda: now[0])
    for body in (b"one", b"two"):
        cache.write("key", Kept("https://a.invalid/", body))
    assert cache.read("key") == Kept("https://a.invalid/", b"two")
    assert len([path for path in (tmp_path / "objects").rglob("*") if path.is_file()]) == 1
    now[0] = 50.0
    assert cache.read("key", 3600) is None
    assert cache.read("key") is not None


@pytest.mark.parametrize(
    ("url", "kept", "seen"),
    [
        ("https://u:p@H.invalid:443/a?b=1#c", "https://h.invalid/a?b=1", "https://h.invalid/a"),
        ("https://h.invalid/a?X-Amz-Signature=s&f=1", "https://h.invalid/a?f=1", "https://h.invalid/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("ftp://h.invalid/a", "", ""),
        ("https://h.invalid:port/", "", ""),
        ("https://[broken/", "", ""),
    ],
)
def test_addresses_without_secrets(url: str, kept: str, seen: str) -> None:
    assert (bare(url), shown(url)) == (kept, seen)
    assert (split(url) is None) == (kept == "")
