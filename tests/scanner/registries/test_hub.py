# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cards of models on a hub: found, missing, refused, and what stays secret."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries, hub

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

CARD = "---\nlicense: llama3.1\nlibrary_name: x\n---\n# Title\n"


@pytest.mark.parametrize(
    ("purl", "path"),
    [
        ("pkg:huggingface/owner/name", "/owner/name/resolve/main/README.md"),
        ("pkg:huggingface/owner/name@0123abc", "/owner/name/resolve/0123abc/README.md"),
        ("pkg:huggingface/gpt2", "/gpt2/resolve/main/README.md"),
        ("pkg:huggingface/datasets/owner/name", "/datasets/owner/name/resolve/main/README.md"),
    ],
)
def test_the_card_says_the_license(purl: str, path: str, server: Server, make: Callable[..., Registries]) -> None:
    server.add(path, CARD)
    found = make(HF_ENDPOINT=server.url).lookup(purl)
    assert isinstance(found, Found)
    assert found.declared == "LicenseRef-scancode-llama-3.1-license-2024"
    assert found.source == f"{server.url}{path}"


@pytest.mark.parametrize("body", ["# no card\n", "<html>log in</html>", b"\x00\xff", ""])
def test_what_is_no_card_states_nothing(body: str | bytes, server: Server, make: Callable[..., Registries]) -> None:
    server.add("/name/resolve/main/README.md", body)
    found = make(HF_ENDPOINT=server.url).lookup("pkg:huggingface/name")
    assert isinstance(found, Found)
    assert found.declared is None


def test_a_model_that_is_not_there_is_missing(server: Server, make: Callable[..., Registries]) -> None:
    answer = make(HF_ENDPOINT=server.url).lookup("pkg:huggingface/owner/gone")
    assert isinstance(answer, Problem)
    assert answer.code == "registry-missing"


@pytest.mark.parametrize("place", ["HF_TOKEN", "file", "address"])
def test_a_token_opens_what_is_closed_and_is_not_shown(
    place: str, server: Server, make: Callable[..., Registries], home: Path
) -> None:
    server.add("/name/resolve/main/README.md", CARD)
    server.login = "Basic bWU6bWluZQ==" if place == "address" else "Bearer t0k"
    environ = {"HF_ENDPOINT": server.url}
    assert isinstance(make(**environ).lookup("pkg:huggingface/name"), Problem)
    if place == "HF_TOKEN":
        environ["HF_TOKEN"] = "t0k"
    elif place == "file":
        (home / ".cache/huggingface").mkdir(parents=True)
        (home / ".cache/huggingface/token").write_text("t0k\n")
    else:
        environ["HF_ENDPOINT"] = server.url.replace("://", "://me:mine@")
    registries = make(**environ)
    found = registries.lookup("pkg:huggingface/name")
    assert isinstance(found, Found)
    assert "mine" not in repr((found, registries.addresses()))


def test_without_a_hub_nobody_is_asked(make: Callable[..., Registries], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "hub_default", lambda _: None)
    answer = make().lookup("pkg:huggingface/name")
    assert isinstance(answer, Problem)
    assert (answer.code, "HF_ENDPOINT" in answer.message) == ("registry-unconfigured", True)


def test_names_cannot_leave_the_hub(server: Server, make: Callable[..., Registries]) -> None:
    registries = make(HF_ENDPOINT=server.url)
    for purl in ("pkg:huggingface/..%2F..%2Fetc", "pkg:huggingface/a@..%2F..%2Fx", "pkg:huggingface/a%3Fb"):
        assert isinstance(registries.lookup(purl), Problem)
    assert server.requests == []
