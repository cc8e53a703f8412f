# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Connections: verified by default, through the user's proxy and certificate authority where there is one."""

from __future__ import annotations

import ssl
import threading
from pathlib import Path

import urllib3

from licet.scanner.registries.address import Access, basic_of, without_user
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.pace import Pace


class Connections:
    """Pools of connections, one for each way of reaching a host, made when first needed."""

    def __init__(self, access: Access, pace: Pace) -> None:
        self._access = access
        self._pace = pace
        self._lock = threading.Lock()
        self._pools: dict[tuple[bool, str | None], urllib3.PoolManager] = {}

    def to(self, url: str) -> urllib3.PoolManager:
        """The pool for `url`."""
        way = (self._access.is_verified(url), self._access.proxy(url))
        with self._lock:
            if way not in self._pools:
                self._pools[way] = self._make(*way)
            return self._pools[way]

    def close(self) -> None:
        """Close them all."""
        with self._lock:
            for pool in self._pools.values():
                pool.clear()
            self._pools.clear()

    def _make(self, verified: bool, proxy: str | None) -> urllib3.PoolManager:
        context = self._context() if verified else _blind_context()
        timeout = urllib3.Timeout(connect=self._pace.connect_seconds, read=self._pace.read_seconds)
        size = self._pace.at_once
        if proxy is None:
            return urllib3.PoolManager(ssl_context=context, timeout=timeout, maxsize=size)
        authorization = basic_of(proxy)
        headers = {"Proxy-Authorization": authorization} if authorization else None
        return urllib3.ProxyManager(
            without_user(proxy), proxy_headers=headers, ssl_context=context, timeout=timeout, maxsize=size
        )

    def _context(self) -> ssl.SSLContext:
        given, extra = self._access.ca_file, self._access.extra_ca
        try:
            if given is None:
                context = ssl.create_default_context()
            elif Path(given).is_dir():
                context = ssl.create_default_context(capath=given)
            else:
                context = ssl.create_default_context(cafile=given)
            if extra is not None and "-----BEGIN" in extra:
                context.load_verify_locations(cadata=extra)
            elif extra is not None:
                context.load_verify_locations(cafile=extra)
        except (OSError, ValueError):
            message = (
                f"the certificates named in your configuration ({given or extra}) cannot be read; "
                "mend pip's global.cert or npm's cafile"
            )
            raise RegistryError("registry-tls", message) from None
        return context


def _blind_context() -> ssl.SSLContext:
    # Reached only through pip's trusted-host or npm's strict-ssl=false, which the user set with open eyes; a warning
    # at each request would tell nothing new.
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
