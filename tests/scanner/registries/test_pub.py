# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Registries of Dart packages, asked over HTTP, and where pub is configured."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.config_pub import pub_settings
from tests.scanner.archives.packing import tarred
from tests.scanner.registries.answers import code

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:pub/demo@1.0.0"


def document(server: Server, archive: bytes, **more: object) -> dict[str, object]:
    row = {"version": "1.0.0", "archive_url": f"{server.url}/archives/demo-1.0.0.tar.gz", "pubspec": {}}
    row["archive_sha256"] = hashlib.sha256(archive).hexdigest()
    return {"name": "demo", "latest": {**row, **more}, "versions": [{"version": "0.9.0"}, {**row, **more}]}


@pytest.fixture
def pub(server: Server, make: Callable[..., Registries]) -> Registries:
    """Registries whose pub is configured with the server, with a package in it."""
    archive = tarred({"pubspec.yaml": "name: demo\n", "LICENSE": "bsd", "example/LICENSE": "no", "lib/a.dart": ""})
    server.add("/pub/api/packages/demo", document(server, archive))
    server.add("/archives/demo-1.0.0.tar.gz", archive)
    return make(PUB_HOSTED_URL=f"{server.url}/pub/")


def test_the_archive_has_the_license_files(server: Server, pub: Registries) -> None:
    expected = Found(None, (), (("LICENSE", "bsd"),), f"{server.url}/archives/demo-1.0.0.tar.gz")
    assert pub.lookup(DEMO) == expected
    assert pub.lookup(DEMO) == expected
    assert pub.lookup("pkg:pub/demo") == expected
    assert server.paths == ["/pub/api/packages/demo", "/archives/demo-1.0.0.tar.gz"]


@pytest.mark.parametrize("purl", ["pkg:pub/demo@2.0.0", "pkg:pub/demo@0.9.0", "pkg:pub/other@1.0.0"])
def test_what_is_not_there_is_missing(purl: str, pub: Registries) -> None:
    assert code(pub.lookup(purl)) == "registry-missing"


def test_an_archive_that_is_not_there_and_one_with_another_hash(server: Server, pub: Registries) -> None:
    server.replies.pop("/archives/demo-1.0.0.tar.gz")
    assert code(pub.lookup(DEMO)) == "registry-missing"
    server.add("/archives/demo-1.0.0.tar.gz", tarred({"LICENSE": "forged"}))
    assert code(pub.lookup(DEMO)) == "registry-hash"


@pytest.mark.parametrize("body", ["<html>log in</html>", "[]", "{}", '{"versions": 3}', "[" * 5000])
def test_what_is_no_document_is_not_kept(body: str, server: Server, pub: Registries) -> None:
    server.replies["/pub/api/packages/demo"].insert(
        0, type(server.replies["/archives/demo-1.0.0.tar.gz"][0])(body.encode())
    )
    assert code(pub.lookup(DEMO)) == "registry-broken"
    assert isinstance(pub.lookup(DEMO), Found)


@pytest.mark.parametrize("archive", [None, 3, "file:///etc/passwd", "//[", "http://elsewhere.invalid/x.tar.gz"])
def test_an_odd_address_of_an_archive_is_not_followed(archive: object, server: Server, pub: Registries) -> None:
    server.replies.clear()
    server.add("/pub/api/packages/demo", document(server, b"", archive_url=archive))
    assert code(pub.lookup(DEMO)) in ("registry-missing", "registry-refused")


def test_without_configuration_nobody_is_asked(make: Callable[..., Registries]) -> None:
    assert code(make().lookup(DEMO)) == "registry-unconfigured"


@pytest.mark.skipif(sys.platform == "darwin", reason="the settings lie elsewhere there")
@pytest.mark.parametrize("row", [{"token": "s3cret"}, {"env": "OURS"}])
def test_the_token_is_sent_to_its_own_host_and_shown_nowhere(
    row: dict[str, str], server: Server, make: Callable[..., Registries], home: Path
) -> None:
    (home / ".config" / "dart").mkdir(parents=True)
    rows = [{"url": f"{server.url}/pub", **row}, {"url": "https://other.example", "token": "other"}, 3, {"url": 3}]
    (home / ".config" / "dart" / "pub-tokens.json").write_text(json.dumps({"version": 1, "hosted": rows}))
    archive = tarred({"LICENSE": "bsd"})
    server.login = "Bearer s3cret"
    server.add("/pub/api/packages/demo", document(server, archive, archive_url=f"{server.url}/pub/demo.tar.gz"))
    server.add("/pub/demo.tar.gz", archive)
    registries = make(PUB_HOSTED_URL=f"{server.url}/pub", OURS="s3cret")
    answer = registries.lookup(DEMO)
    assert isinstance(answer, Found)
    assert "s3cret" not in f"{answer} {registries.addresses()}"
    server.login = "Bearer another"
    assert code(registries.lookup("pkg:pub/other@1.0.0")) == "registry-refused"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"hosted": 3}', '{"hosted": [3, {"url": "x"}]}', "[" * 5000])
def test_tokens_that_cannot_be_read_are_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "dart").mkdir()
    (tmp_path / "dart" / "pub-tokens.json").write_text(text)
    settings = pub_settings({"PUB_HOSTED_URL": "https://h.example/x", "XDG_CONFIG_HOME": str(tmp_path)}, tmp_path)
    assert settings.access.authorization("https://h.example/x/api") is None
    assert pub_settings({"PUB_HOSTED_URL": "ftp://h.example"}, tmp_path).hosted is None
