# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a file is the one that its index promised."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from licet.scanner.registries.address import shown
from licet.scanner.registries.failure import RegistryError

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


def check(body: bytes, digest: str | None, url: str) -> None:
    """Raise unless `body` has `digest` ("algorithm=hex"; None promises nothing)."""
    if digest is None:
        return
    algorithm, _, wanted = digest.partition("=")
    if hashlib.new(algorithm, body, usedforsecurity=False).hexdigest() != wanted:
        message = (
            f"{shown(url)} is not the file that its index names (the {algorithm} differs); a proxy or mirror may be "
            "broken or lying, ask whoever runs it"
        )
        raise RegistryError("registry-hash", message)


def from_sha256(digest: object) -> str | None:
    """What DIGEST promises where it is the SHA-256 of a file in hexadecimal digits, else None."""
    return f"sha256={digest.lower()}" if isinstance(digest, str) and _SHA256.fullmatch(digest) else None


def from_integrity(integrity: object, shasum: object) -> str | None:
    """The digest that npm's `dist` promises: the best of its `integrity`, else its `shasum`."""
    promised = {}
    for each in str(integrity or "").split():
        algorithm, _, value = each.partition("-")
        try:
            promised[algorithm] = base64.b64decode(value.partition("?")[0], validate=True).hex()
        except (binascii.Error, ValueError):
            continue
    for algorithm in ("sha512", "sha384", "sha256", "sha1"):
        if algorithm in promised:
            return f"{algorithm}={promised[algorithm]}"
    return f"sha1={shasum.lower()}" if isinstance(shasum, str) and shasum else None
