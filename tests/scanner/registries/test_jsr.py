# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of JSR are asked for as npm asks for them, where the user has told npm whom to ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries


@pytest.fixture
def jsr(server: Any, make: Callable[..., Registries], home: Path) -> Registries:
    (home / ".npmrc").write_text(f"@jsr:registry={server.url}/jsr\n//{server.host}/jsr/:_authToken=t0k\n")
    return make(npm_config_registry=f"{server.url}/npm/")


def document(**more: object) -> dict[str, object]:
    return {"name": "@jsr/std__path", "version": "1.0.0", **more}


def test_a_license_is_found_under_the_name_that_npm_has_for_the_package(jsr: Registries, server: Any) -> None:
    server.add("/jsr/@jsr%2Fstd__path/1.0.0", document(license="MIT"))
    found = jsr.lookup("pkg:jsr/%40std/path@1.0.0")
    assert isinstance(found, Found)
    assert found.declared == "MIT"
    assert server.requests[0].headers["Authorization"] == "Bearer t0k"
    assert "t0k" not in repr(found)


def test_a_registry_without_documents_of_versions_is_asked_for_the_whole_package(jsr: Registries, server: Any) -> None:
    server.add("/jsr/@jsr%2Fstd__path", {"name": "@jsr/std__path", "versions": {"1.0.0": document(license="MIT")}})
    found = jsr.lookup("pkg:jsr/%40std/path@1.0.0")
    assert isinstance(found, Found)
    assert found.declared == "MIT"


def test_what_is_not_there_is_told(jsr: Registries) -> None:
    found = jsr.lookup("pkg:jsr/%40std/path@1.0.0")
    assert isinstance(found, Problem)
    assert found.code == "registry-missing"


def test_where_nobody_is_named_nobody_is_asked(make: Callable[..., Registries], server: Any) -> None:
    registries = make(npm_config_registry=f"{server.url}/npm/")
    found = registries.lookup("pkg:jsr/%40std/path@1.0.0")
    assert isinstance(found, Problem)
    assert (found.code, server.requests) == ("registry-unconfigured", [])
    assert "@jsr:registry=" in found.message
    assert registries.addresses()["jsr"] == ()


@pytest.mark.parametrize("purl", ["pkg:jsr/%40std/..@1", "pkg:jsr/..%2F%40std/path@1", "pkg:jsr/%40s%20d/path@1"])
def test_no_name_leads_elsewhere(purl: str, jsr: Registries, server: Any) -> None:
    assert isinstance(jsr.lookup(purl), Problem)
    assert server.requests == []
