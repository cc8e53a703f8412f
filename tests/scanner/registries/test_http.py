# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the network does to an answer, and what is done about it."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.registries import Registries
from licet.scanner.registries.pace import Pace, retry_after

if TYPE_CHECKING:
    from tests.scanner.registries.conftest import Server

DEMO = "pkg:npm/demo@1.0.0"
PATH = "/npm/demo/1.0.0"
GOOD = {"name": "demo", "license": "MIT"}
QUICK = Pace(attempts=3, first_wait=0.01, longest_wait=2.0, per_second=10_000, connect_seconds=5, read_seconds=5)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(server: Server, npm: Registries, status: int) -> None:
    server.add(PATH, b"", status=status)
    server.add(PATH, GOOD)
    assert isinstance(npm.lookup(DEMO), Found)
    assert len(server.requests) == 2


def test_the_server_says_how_long_to_wait(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=429, headers={"Retry-After": "1"})
    server.add(PATH, GOOD)
    start = time.monotonic()
    assert isinstance(npm.lookup(DEMO), Found)
    assert time.monotonic() - start >= 1


def test_a_server_that_wants_hours_is_left_alone(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=429, headers={"Retry-After": "7200"})
    for _ in range(2):
        answer = npm.lookup(DEMO)
        assert isinstance(answer, Problem)
        assert answer.code == "registry-busy"
    assert len(server.requests) == 1


@pytest.mark.parametrize(("value", "least"), [("3", 3), ("", 0), (None, 0), ("soon", 0), ("-4", 0)])
def test_what_retry_after_says(value: str | None, least: float) -> None:
    assert retry_after(value) == least


def test_retry_after_may_be_a_date() -> None:
    assert 50 < retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)) <= 60


def test_a_server_that_stays_ill(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=500)
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-unreachable"
    assert "500" in answer.message
    assert len(server.requests) == 3


def test_a_cut_body_is_asked_for_again(server: Server, npm: Registries) -> None:
    server.add(PATH, GOOD, cut=True)
    server.add(PATH, GOOD)
    assert isinstance(npm.lookup(DEMO), Found)


def test_a_body_that_is_always_cut(server: Server, npm: Registries) -> None:
    server.add(PATH, GOOD, cut=True)
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert "broke off" in answer.message


def test_nobody_there_costs_the_wait_only_once(make: Callable[..., Registries]) -> None:
    lone = make(npm_config_registry="http://127.0.0.1:9/", pace=replace(QUICK, first_wait=0.3))
    assert isinstance(lone.lookup(DEMO), Problem)
    start = time.monotonic()
    answers = [lone.lookup(f"pkg:npm/other{n}") for n in range(20)]
    assert time.monotonic() - start < 5  # a wait for each would be six seconds
    assert {answer.code for answer in answers if isinstance(answer, Problem)} == {"registry-unreachable"}


@pytest.mark.parametrize("status", [401, 403])
def test_missing_credentials_are_named(server: Server, npm: Registries, status: int) -> None:
    server.add(PATH, b"", status=status)
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-refused"
    assert "credentials" in answer.message


def test_redirects_are_followed(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=302, headers={"Location": "../else"})
    server.add("/npm/else", b"", status=307, headers={"Location": f"{server.url}/there"})
    server.add("/there", GOOD)
    assert isinstance(npm.lookup(DEMO), Found)


def test_redirects_in_a_circle(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=302, headers={"Location": PATH})
    server.add("/npm/demo", b"", status=302, headers={"Location": "/npm/demo"})
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-broken"


def test_credentials_stay_with_their_host(server: Server, make: Callable[..., Registries]) -> None:
    port = server.host.partition(":")[2]
    named = make(npm_config_registry=f"http://user:secret@{server.host}/npm/")
    server.add(PATH, b"", status=302, headers={"Location": f"http://localhost:{port}/there"})
    server.add("/there", GOOD)
    assert isinstance(named.lookup(DEMO), Found)
    assert [("Authorization" in request.headers) for request in server.requests] == [True, False]


def test_a_plain_address_elsewhere_is_not_asked(server: Server, npm: Registries) -> None:
    server.add(PATH, b"", status=302, headers={"Location": "http://plain.invalid/"})
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-refused"


def test_no_secret_leaves_through_words_or_files(
    server: Server, make: Callable[..., Registries], tmp_path: Path
) -> None:
    url = f"http://us%65r:hunter2@{server.host}"
    named = make(PIP_INDEX_URL=f"{url}/simple", npm_config_registry=f"{url}/npm/")
    server.add(PATH, GOOD)
    server.add("/simple/ill/", b"", status=500)
    answers = [named.lookup(DEMO), named.lookup("pkg:npm/none@1"), named.lookup("pkg:pypi/ill")]
    answers.append(named.lookup(f"pkg:npm/x@1?repository_url={url}"))
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())
    assert "hunter2" not in repr(answers) + repr(named._kinds)
    assert kept
    assert b"hunter2" not in kept
    assert server.requests[0].headers["Authorization"] == "Basic dXNlcjpodW50ZXIy"


def test_many_threads_keep_to_the_limit(server: Server, make: Callable[..., Registries]) -> None:
    many = make(npm_config_registry=f"{server.url}/npm/", pace=replace(QUICK, at_once=2))
    for number in range(20):
        server.add(f"/npm/p{number}/1", {"name": "p", "license": f"L{number}"})
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(many.lookup, [f"pkg:npm/p{number % 20}@1" for number in range(60)]))
    assert [answer.declared for answer in answers if isinstance(answer, Found)] == [f"L{n % 20}" for n in range(60)]
    assert server.most_at_once <= 2
    assert len(server.requests) == 20


def test_requests_to_a_host_are_spaced(server: Server, make: Callable[..., Registries]) -> None:
    slow = make(npm_config_registry=f"{server.url}/npm/", pace=replace(QUICK, per_second=20))
    for number in range(5):
        server.add(f"/npm/p{number}/1", GOOD)
    start = time.monotonic()
    for number in range(5):
        assert isinstance(slow.lookup(f"pkg:npm/p{number}@1"), Found)
    assert time.monotonic() - start >= 0.2


def test_a_body_beyond_the_limit_is_not_read(server: Server, npm: Registries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licet.scanner.registries.npm._DOCUMENT_LIMIT", 10)
    server.add(PATH, GOOD)
    answer = npm.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-too-large"


@pytest.fixture
def secure(server: Server, tmp_path: Path) -> Path:
    """The certificate of the server, which speaks TLS from here on."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = ["-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2"]
    subprocess.run([openssl, "req", "-x509", *made, *subject], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True, do_handshake_on_connect=False)
    return certificate


def test_a_stranger_is_not_trusted(server: Server, secure: Path, make: Callable[..., Registries]) -> None:
    assert secure.is_file()
    strange = make(npm_config_registry=f"https://{server.host}/npm/")
    server.add(PATH, GOOD)
    answer = strange.lookup(DEMO)
    assert isinstance(answer, Problem)
    assert answer.code == "registry-tls"
    assert server.requests == []


@pytest.mark.parametrize(
    "setting", ["npm_config_cafile", "npm_config_ca", "NODE_EXTRA_CA_CERTS", "npm_config_strict_ssl"]
)
def test_trust_can_be_set_for_npm(server: Server, secure: Path, make: Callable[..., Registries], setting: str) -> None:
    value = {"npm_config_ca": secure.read_text(), "npm_config_strict_ssl": "false"}.get(setting, str(secure))
    trusting = make(npm_config_registry=f"https://{server.host}/npm/", **{setting: value})
    server.add(PATH, GOOD)
    assert isinstance(trusting.lookup(DEMO), Found)


@pytest.mark.parametrize("setting", ["PIP_CERT", "PIP_TRUSTED_HOST", "REQUESTS_CA_BUNDLE"])
def test_trust_can_be_set_for_pip(server: Server, secure: Path, make: Callable[..., Registries], setting: str) -> None:
    value = "127.0.0.1" if setting == "PIP_TRUSTED_HOST" else str(secure)
    trusting = make(PIP_INDEX_URL=f"https://{server.host}/simple", **{setting: value})
    answer = trusting.lookup("pkg:pypi/absent")
    assert isinstance(answer, Problem)
    assert answer.code == "registry-missing"


def test_a_certificate_file_that_is_not_there(make: Callable[..., Registries]) -> None:
    broken = make(PIP_INDEX_URL="https://127.0.0.1:9/simple", PIP_CERT="/not/there.pem")
    answer = broken.lookup("pkg:pypi/demo")
    assert isinstance(answer, Problem)
    assert answer.code == "registry-tls"


def test_a_proxy_is_used_with_its_credentials(server: Server, make: Callable[..., Registries]) -> None:
    proxied = make(
        npm_config_registry="http://registry.invalid/npm/", HTTP_PROXY=f"http://me:mine@{server.host}", pace=QUICK
    )
    server.add("http://registry.invalid/npm/demo/1.0.0", GOOD)
    assert isinstance(proxied.lookup(DEMO), Found)
    assert server.requests[0].headers["Proxy-Authorization"].startswith("Basic ")


def test_some_hosts_go_past_the_proxy(server: Server, make: Callable[..., Registries]) -> None:
    direct = make(
        npm_config_registry=f"{server.url}/npm/", http_proxy="http://127.0.0.1:9", no_proxy="other.invalid, 127.0.0.1"
    )
    server.add(PATH, GOOD)
    assert isinstance(direct.lookup(DEMO), Found)
