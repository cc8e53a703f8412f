# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A document at an address that somebody wrote down: asked for without credentials, through the environment's proxy."""

from __future__ import annotations

import os
from collections.abc import Mapping

import licet
from licet.scanner.registries.address import Access
from licet.scanner.registries.cache import Cache
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import Client
from licet.scanner.registries.pace import Gate, Pace
from licet.scanner.registries.settings import no_proxy, proxies


def fetch(url: str, limit: int, cache: Cache, environ: Mapping[str, str] | None = None) -> bytes:
    """The bytes at URL, at most LIMIT of them. Raises `RegistryError` where there are none; CACHE is left alone."""
    own = os.environ if environ is None else environ
    access = Access(
        extra_ca=own.get("SSL_CERT_FILE") or None, proxies=tuple(proxies(own, {})), no_proxy=tuple(no_proxy(own))
    )
    client = Client(access, Gate(Pace()), cache, f"licet/{licet.__version__}")
    try:
        found = client.download(url, limit=limit)
    finally:
        client.close()
    if found is None:
        raise RegistryError("registry-missing", "there is nothing")
    return found.body
