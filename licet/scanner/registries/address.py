# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Addresses without secrets, and who may be shown which secret.

Addresses lose their credentials the moment they are read. From then on only `Access` knows them, so that no message,
cache key or source can carry one.
"""

from __future__ import annotations

import base64
import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_SECRET_PARAMETER = re.compile(r"token|sig|key|auth|passw|secret|credential|expires|^x-", re.IGNORECASE)


def split(url: str) -> SplitResult | None:
    """The parts of an http(s) address, or None where `url` is no such thing."""
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in _DEFAULT_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def place(url: str) -> str:
    """`host` or `host:port`, in lower case and without the scheme's default port; empty for no http(s) address."""
    parts = split(url)
    if parts is None or parts.hostname is None:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port
    return host if port is None or port == _DEFAULT_PORTS[parts.scheme] else f"{host}:{port}"


def bare(url: str) -> str:
    """`url` without user, password, fragment, and parameters that look like a signature."""
    parts = split(url)
    if parts is None:
        return ""
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(name, value) for name, value in pairs if not _SECRET_PARAMETER.search(name)])
    return urlunsplit((parts.scheme, place(url), parts.path, query, ""))


def shown(url: str) -> str:
    """`url` as it may be shown to people: `bare`, and without any parameters."""
    return bare(url).partition("?")[0]


def without_user(url: str) -> str:
    """`url` without user and password and fragment, still good for asking."""
    parts = split(url)
    return "" if parts is None else urlunsplit((parts.scheme, place(url), parts.path, parts.query, ""))


def basic(user: str, password: str) -> str:
    """The Authorization header for a user and a password."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")


def basic_of(url: str) -> str | None:
    """The Authorization header for the user and password that `url` carries, if it does."""
    parts = split(url)
    if parts is None or not (parts.username or parts.password):
        return None
    return basic(unquote(parts.username or ""), unquote(parts.password or ""))


def is_loopback(url: str) -> bool:
    """Whether `url` leads to this very machine, where plain http reveals nothing."""
    parts = split(url)
    host = parts.hostname if parts is not None else None
    if not host:
        return False
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Access:
    """How the configured indexes may be reached.

    `credentials` pairs `//host/path/` with an Authorization header. Hosts in `plain` may be asked over http, those in
    `unverified` without looking at their certificate ("*" is every host): both only because the user said so.
    """

    credentials: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    plain: frozenset[str] = frozenset()
    unverified: frozenset[str] = frozenset()
    ca_file: str | None = None
    extra_ca: str | None = None
    """A file name, or the certificates themselves; trusted besides the system's."""
    proxies: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(scheme, proxy address) pairs, with the proxy's own credentials."""
    no_proxy: tuple[str, ...] = ()

    def may_ask(self, url: str) -> bool:
        """Whether `url` is https, or http where that was allowed."""
        parts = split(url)
        if parts is None:
            return False
        return parts.scheme == "https" or is_loopback(url) or _listed(url, self.plain)

    def is_verified(self, url: str) -> bool:
        """Whether the certificate of the host must be good."""
        return not _listed(url, self.unverified)

    def authorization(self, url: str) -> str | None:
        """The header for `url`: that of the longest matching prefix."""
        parts = split(url)
        if parts is None:
            return None
        target = f"//{place(url)}{parts.path}/"
        matching = [pair for pair in self.credentials if target.startswith(pair[0])]
        return max(matching, key=lambda pair: len(pair[0]))[1] if matching else None

    def proxy(self, url: str) -> str | None:
        """The proxy to ask for `url`, if any."""
        parts = split(url)
        host = (parts.hostname if parts is not None else None) or ""
        for each in self.no_proxy:
            suffix = each.lstrip("*").lstrip(".").lower()
            if each == "*" or (suffix and (host == suffix or host.endswith(f".{suffix}") or place(url) == suffix)):
                return None
        return dict(self.proxies).get(parts.scheme if parts is not None else "")


def _listed(url: str, hosts: frozenset[str]) -> bool:
    parts = split(url)
    return "*" in hosts or (parts is not None and bool(hosts & {parts.hostname, place(url)}))
