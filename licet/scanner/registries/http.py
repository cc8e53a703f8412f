# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Asking politely: retries that wait, limits on speed and size, answers kept, redirects that leak nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, SSLError

from licet.scanner.registries.address import Access, bare, place, shown
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.connect import Connections
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.pace import DEAD, Gate, retry_after, why

T = TypeVar("T")
MEGABYTE = 1024 * 1024
HOUR = 3600.0
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5
_LONGEST_BODY_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; `url` is where the last redirect led."""

    url: str
    status: int
    headers: urllib3.HTTPHeaderDict
    body: bytes


class Client:
    """One kind of registry's way to the network. Safe to use from several threads."""

    def __init__(self, access: Access, gate: Gate, cache: Cache, agent: str) -> None:
        self._access = access
        self._gate = gate
        self._cache = cache
        self._agent = agent
        self._connections = Connections(access, gate.pace)

    def close(self) -> None:
        """Let go of all connections."""
        self._connections.close()

    def get(
        self, url: str, parse: Callable[[Kept], T], *, accept: str = "*/*", max_age: float | None = None, limit: int
    ) -> T | None:
        """What `parse` makes of the body at `url`, or None where nothing is there.

        The body is kept for `max_age` seconds (None: for ever), but only once `parse` has returned: what it refuses,
        a login page in place of an answer or a file with the wrong hash, must not stay.
        """
        key = f"GET {accept} {bare(url)}"
        with self._cache.alone(key):
            kept = self._cache.read(key, max_age)
            if kept is not None:
                return parse(kept)
            fresh = self.download(url, accept=accept, limit=limit)
            if fresh is None:
                return None
            parsed = parse(fresh)
            self._cache.write(key, Kept(bare(fresh.url), fresh.body))
            return parsed

    def download(self, url: str, *, accept: str = "*/*", limit: int) -> Kept | None:
        """As `get`, for bodies too large to be worth keeping."""
        answer = self.ask(url, {"Accept": accept}, limit)
        if answer.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
            return None
        if answer.status != HTTPStatus.OK:
            raise _refusal(answer)
        return Kept(answer.url, answer.body)

    def ask(self, url: str, headers: dict[str, str], limit: int) -> Answer:
        """The answer to one GET, whatever its status; redirects followed, each hop with its own credentials."""
        here = url
        for _ in range(_HOPS + 1):
            answer = self._patiently(here, headers, limit)
            target = answer.headers.get("Location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            there = urljoin(here, target)
            if here.startswith("https:") and not there.startswith("https:"):
                message = f"{shown(here)} redirects to an address without TLS, which is not followed"
                raise RegistryError("registry-refused", message)
            here = there
        message = f"{shown(url)} redirects more than {_HOPS} times; ask whoever runs the index"
        raise RegistryError("registry-broken", message)

    def _patiently(self, url: str, headers: dict[str, str], limit: int) -> Answer:
        if not self._access.may_ask(url):
            message = (
                f"{shown(url) or 'the address given'} is not https; use https, or allow the host in your own "
                "configuration (pip: trusted-host, npm: registry)"
            )
            raise RegistryError("registry-refused", message)
        host = place(url)
        attempts = self._gate.pace.attempts
        failure = RegistryError("registry-unreachable", f"{shown(url)} was never asked")
        dead = False
        for attempt in range(attempts):
            wait = self._gate.pace.first_wait * 2**attempt
            try:
                answer = self._once(url, host, headers, limit)
            except SSLError as error:
                raise _distrust(url, error) from None
            except (HTTPError, OSError, ValueError) as error:
                failure = RegistryError("registry-unreachable", f"{shown(url)}: {why(error)}; try again when it is up")
                if isinstance(error, LocationParseError):
                    raise failure from None
                dead = isinstance(error, DEAD)
            else:
                if answer.status not in _BUSY:
                    return answer
                failure = _refusal(answer)
                dead = answer.status == HTTPStatus.TOO_MANY_REQUESTS
                wait = max(wait, retry_after(answer.headers.get("Retry-After")))
            if wait > self._gate.pace.longest_wait:
                break
            if attempt + 1 < attempts:
                self._gate.hold_off(host, wait)
        if dead:
            self._gate.give_up(host, failure)
        raise failure

    def _once(self, url: str, host: str, headers: dict[str, str], limit: int) -> Answer:
        # Only documents travel compressed: servers take a .tar.gz for compressed text, and a range of one is of no use.
        encoding = "identity" if headers.get("Accept", "*/*") == "*/*" else "gzip"
        sent = {"User-Agent": self._agent, "Accept-Encoding": encoding, **headers}
        authorization = self._access.authorization(url)
        if authorization is not None:
            sent["Authorization"] = authorization
        with self._gate.turn(host):
            response = self._connections.to(url).request(
                "GET", url, headers=sent, preload_content=False, redirect=False, retries=False
            )
            try:
                body = _read(response, url, limit)
            except BaseException:
                # What is left unread would be taken for the next answer on this connection.
                response.close()
                raise
            response.release_conn()
        return Answer(url, response.status, urllib3.HTTPHeaderDict(response.headers), body)


def _read(response: urllib3.BaseHTTPResponse, url: str, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    until = time.monotonic() + _LONGEST_BODY_SECONDS
    for part in response.stream(64 * 1024, decode_content=True):
        size += len(part)
        if size > limit:
            message = f"{shown(url)} is larger than {limit // MEGABYTE} MB, more than is read; clarify it by hand"
            raise RegistryError("registry-too-large", message)
        if time.monotonic() > until:
            message = f"{shown(url)} took longer than {_LONGEST_BODY_SECONDS:.0f} s to arrive; try again later"
            raise RegistryError("registry-unreachable", message)
        parts.append(part)
    return b"".join(parts)


def _distrust(url: str, error: Exception) -> RegistryError:
    message = (
        f"no trusted connection to {place(url)}: {why(error)}; name the certificate authority in your configuration "
        "(pip: global.cert, npm: cafile)"
    )
    return RegistryError("registry-tls", message)


def _refusal(answer: Answer) -> RegistryError:
    where, status = shown(answer.url), answer.status
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED}:
        return RegistryError(
            "registry-refused",
            f"{where} answered {status}: the credentials that your package manager is configured with are not enough",
        )
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return RegistryError("registry-busy", f"{where} asks for fewer requests (429); try again later")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return RegistryError("registry-unreachable", f"{where} answered {status}; try again when it is well")
    return RegistryError("registry-broken", f"{where} answered {status}, which means nothing here; check the address")
