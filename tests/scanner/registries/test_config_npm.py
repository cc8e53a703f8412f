# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every place that npm is configured in, and which wins."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from licet.scanner.registries.config_npm import NpmSettings, npm_settings, parse_npmrc

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places differ by system")


def settings(home: Path, project: Path | None = None, **environ: str) -> NpmSettings:
    return npm_settings({"PATH": "", **environ}, home, project, lambda: "https://default.invalid/")


def rc(folder: Path, *lines: str, name: str = ".npmrc") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(lines))
    return folder / name


def test_without_any_setting_the_default_counts(home: Path) -> None:
    assert settings(home).registry == "https://default.invalid"
    assert npm_settings({"PATH": ""}, home, None, lambda: None).registry is None


def test_each_place_wins_over_the_one_before(home: Path, tmp_path: Path) -> None:
    seen: list[str | None] = []
    bin_folder = tmp_path / "prefix" / "bin"
    npm = tmp_path / "prefix/lib/npm/bin/npm-cli.js"
    for file in (npm, bin_folder / "node"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("#!/bin/sh\n")
        file.chmod(0o755)
    (bin_folder / "npm").symlink_to(npm)
    project = tmp_path / "project"
    for folder, name in (
        (tmp_path / "prefix/lib/npm", "npmrc"),
        (tmp_path / "prefix/etc", "npmrc"),
        (home, ".npmrc"),
        (project, ".npmrc"),
    ):
        rc(folder, f"registry = https://n{len(seen)}.invalid/", name=name)
        seen.append(settings(home, project, PATH=str(bin_folder)).registry)
    seen.append(settings(home, project, PATH=str(bin_folder), NPM_CONFIG_REGISTRY="https://n4.invalid").registry)
    assert seen == [f"https://n{number}.invalid" for number in range(5)]


def test_other_user_and_global_files(home: Path, tmp_path: Path) -> None:
    user = rc(tmp_path / "u", "@a:registry=https://a.invalid/")
    machine = rc(tmp_path / "g", "registry=https://g.invalid")
    read = settings(home, NPM_CONFIG_USERCONFIG=str(user), npm_config_globalconfig=str(machine))
    assert (read.registry, read.scopes) == ("https://g.invalid", (("@a", "https://a.invalid"),))
    rc(tmp_path / "p/etc", "registry=https://p.invalid", name="npmrc")
    assert settings(home, npm_config_prefix=str(tmp_path / "p")).registry == "https://p.invalid"


def test_a_scope_goes_to_its_registry(home: Path) -> None:
    rc(home, "@corp:registry=https://corp.invalid/npm/")
    read = settings(home)
    assert read.registry_for("@corp") == "https://corp.invalid/npm"
    assert read.registry_for("@other") == read.registry_for(None) == "https://default.invalid"


def test_a_token_goes_with_its_path(home: Path) -> None:
    rc(
        home,
        "registry=https://r.invalid/npm/",
        "//r.invalid/npm/:_authToken=${TOKEN}",
        "//r.invalid/npm/b/:_authToken=b",
    )
    access = settings(home, TOKEN="t0k").access
    assert access.authorization("https://r.invalid/npm/demo/1") == "Bearer t0k"
    assert access.authorization("https://r.invalid/npm/b/demo/1") == "Bearer b"
    assert access.authorization("https://r.invalid/files/demo.tgz") == "Bearer t0k"
    assert access.authorization("https://other.invalid/npm/demo") is None
    assert "t0k" not in repr(access)


@pytest.mark.parametrize(
    "lines",
    [
        ["//r.invalid/:_auth=bWU6bWluZQ=="],
        ["//r.invalid/:username=me", "//r.invalid/:_password=bWluZQ=="],
        ["_auth=bWU6bWluZQ=="],
        ["registry=https://me:mine@r.invalid/"],
    ],
)
def test_older_credentials(home: Path, lines: list[str]) -> None:
    rc(home, "registry=https://r.invalid/", *lines)
    read = settings(home)
    assert read.registry == "https://r.invalid"
    assert read.access.authorization("https://r.invalid/demo") == "Basic bWU6bWluZQ=="


def test_a_scanned_tree_gets_none_of_the_users_credentials(home: Path, tmp_path: Path) -> None:
    rc(home, "registry=https://mine.invalid/", "_auth=bWU6bWluZQ==", "//mine.invalid/:_authToken=t0k")
    project = rc(
        tmp_path / "project",
        "registry=https://theirs.invalid/${TOKEN}/",
        "strict-ssl=false",
        "cafile=/theirs.pem",
        "https-proxy=http://theirs.invalid",
    ).parent
    read = settings(home, project, TOKEN="t0k")
    assert "t0k" not in (read.registry or "")
    assert read.access.authorization("https://theirs.invalid/demo") is None
    assert read.access.is_verified("https://theirs.invalid/")
    assert read.access.ca_file is None
    assert read.access.proxy("https://theirs.invalid/") is None


def test_a_scanned_tree_cannot_have_a_token_sent_in_the_clear(home: Path, tmp_path: Path) -> None:
    rc(home, "//mine.invalid/:_authToken=t0k")
    project = rc(tmp_path / "project", "registry=http://mine.invalid/", "@x:registry=http://open.invalid/").parent
    access = settings(home, project).access
    assert not access.may_ask("http://mine.invalid/demo")
    assert access.may_ask("http://open.invalid/demo")
    rc(home, "registry=http://mine.invalid/", "//mine.invalid/:_authToken=t0k")
    assert settings(home, project).access.may_ask("http://mine.invalid/demo")


def test_a_project_may_name_the_variable_of_its_token(home: Path, tmp_path: Path) -> None:
    project = rc(tmp_path / "p", "registry=https://r.invalid/", "//r.invalid/:_authToken=${NPM_TOKEN}").parent
    assert settings(home, project, NPM_TOKEN="t").access.authorization("https://r.invalid/demo") == "Bearer t"


def test_certificates_and_proxies(home: Path) -> None:
    rc(
        home,
        "cafile=/ca.pem",
        "strict-ssl=false",
        "proxy=http://p.invalid:1",
        "https-proxy=null",
        "noproxy=.in.invalid",
    )
    access = settings(home, HTTPS_PROXY="s.invalid:2").access
    assert access.ca_file == "/ca.pem"
    assert not access.is_verified("https://any.invalid/")
    assert access.proxy("http://out.invalid/") == "http://p.invalid:1"
    assert access.proxy("https://out.invalid/") == "http://s.invalid:2"
    assert access.proxy("https://a.in.invalid/") is None


def test_the_lines_of_an_npmrc() -> None:
    text = """
; note
# note
[section]
a = 1 ; rest
b = "two words"
c = 'x'
d
e[] = 1
e[] = 2
f = ${HERE}${GONE}${GONE?}
g = a\\;b
ca = "one\\ntwo"
h = "broken\\q"
"""
    assert parse_npmrc(text, {"HERE": "h"}) == {
        "a": "1",
        "b": "two words",
        "c": "x",
        "d": "true",
        "e": "1\n2",
        "f": "h${GONE}",
        "g": "a;b",
        "ca": "one\ntwo",
        "h": "broken\\q",
    }
