# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Yarn's and bun's settings count where npm has none, and no scanned tree gets the user's credentials by them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from licet.scanner.registries.config_npm import NpmSettings, npm_settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the places differ by system")

YARNRC = """
npmRegistryServer: "https://mine.invalid/npm/"
npmAuthToken: "${TOKEN:-none}"
npmScopes:
  corp:
    npmRegistryServer: https://corp.invalid
    npmAuthIdent: "me:mine"
npmRegistries:
  //other.invalid/npm:
    npmAuthToken: other
enableStrictSsl: false
"""
BUNFIG = """
[install]
registry = { url = "https://mine.invalid/npm/", token = "$TOKEN" }
[install.scopes]
corp = { url = "https://corp.invalid", username = "me", password = "mine" }
"@plain" = "https://plain.invalid/"
"""


def settings(home: Path, project: Path | None = None, **environ: str) -> NpmSettings:
    return npm_settings({"PATH": "", **environ}, home, project, lambda: "https://default.invalid/")


@pytest.mark.parametrize(("name", "text"), [(".yarnrc.yml", YARNRC), (".bunfig.toml", BUNFIG), ("bunfig.toml", BUNFIG)])
def test_registries_and_credentials_are_read(name: str, text: str, home: Path) -> None:
    (home / name).write_text(text)
    read = settings(home, TOKEN="t0k")
    assert read.registry == "https://mine.invalid/npm"
    assert read.registry_for("@corp") == "https://corp.invalid"
    assert read.access.authorization("https://mine.invalid/npm/a") == "Bearer t0k"
    assert read.access.authorization("https://corp.invalid/a") == "Basic bWU6bWluZQ=="
    assert read.access.authorization("https://default.invalid/a") is None
    assert "t0k" not in repr(read)
    if name == ".yarnrc.yml":
        assert read.access.authorization("https://other.invalid/npm/a") == "Bearer other"
        assert not read.access.is_verified("https://mine.invalid/")
    else:
        assert read.registry_for("@plain") == "https://plain.invalid"


def test_what_npm_says_goes_before(home: Path) -> None:
    (home / ".yarnrc.yml").write_text(YARNRC)
    (home / ".npmrc").write_text("registry=https://npm.invalid/\n")
    assert settings(home).registry == "https://npm.invalid"
    assert settings(home).registry_for("@corp") == "https://corp.invalid"


def test_yarn_1_has_settings_of_its_own(home: Path) -> None:
    (home / ".yarnrc").write_text(
        '# comment\nregistry "https://mine.invalid/"\n"@corp:registry" "https://corp.invalid/"\nlastUpdateCheck 1\n'
    )
    read = settings(home)
    assert (read.registry, read.registry_for("@corp")) == ("https://mine.invalid", "https://corp.invalid")


def test_environment_variables_go_before_yarn_s_file(home: Path) -> None:
    (home / ".yarnrc.yml").write_text(YARNRC)
    assert settings(home, YARN_NPM_AUTH_TOKEN="env").access.authorization("https://mine.invalid/npm/a") == "Bearer env"
    read = settings(home, YARN_NPM_REGISTRY_SERVER="https://env.invalid", YARN_NPM_AUTH_TOKEN="env")
    assert read.registry == "https://env.invalid"
    assert read.access.authorization("https://env.invalid/a") == "Bearer env"
    assert settings(home, YARN_RC_FILENAME=".other.yml").registry == "https://default.invalid"


@pytest.mark.parametrize(("name", "text"), [(".yarnrc.yml", YARNRC), ("bunfig.toml", BUNFIG)])
def test_a_scanned_tree_gets_none_of_the_users_credentials(name: str, text: str, home: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (home / name).write_text(text)
    theirs = text.replace("mine.invalid", "theirs.invalid").replace("corp.invalid", "${TOKEN}.invalid")
    (project / name).write_text(theirs)
    read = settings(home, project, TOKEN="t0k", YARN_NPM_AUTH_TOKEN="env")
    assert read.registry == "https://theirs.invalid/npm"
    assert read.access.authorization("https://theirs.invalid/npm/a") in ("Bearer none", "Bearer $TOKEN")
    assert all("t0k" not in address for _, address in read.scopes)
    assert read.access.is_verified("https://theirs.invalid/") == (name != ".yarnrc.yml")


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "a: &a [*a]", "npmScopes: 3", "npmScopes: {corp: x}", "npmRegistries: [1]", "- 1", "\x00", "[" * 9_000,
        "npmRegistryServer: {a: 1}", "npmRegistryServer: no address",
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_nothing(text: str, home: Path) -> None:
    for name in (".yarnrc.yml", ".yarnrc", ".bunfig.toml"):
        (home / name).write_text(text)
    assert settings(home).registry == "https://default.invalid"


@pytest.mark.parametrize(
    "text", ["[install]\nregistry = 3", "install = 3", "[install]\nscopes = 3", "[install.scopes]\na = 3"]
)
def test_values_of_other_types_are_left_out(text: str, home: Path) -> None:
    (home / ".bunfig.toml").write_text(text)
    assert settings(home).registry == "https://default.invalid"
