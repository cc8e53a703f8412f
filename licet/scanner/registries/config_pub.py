# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The registry that pub, of Dart, would ask, read from where pub reads it.

Sources: https://dart.dev/tools/pub/environment-variables (PUB_HOSTED_URL), https://dart.dev/tools/pub/cmd/pub-token
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from licet.scanner.registries.address import Access, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read
from licet.scanner.values import json_table, tables


@dataclass(frozen=True, slots=True)
class PubSettings:
    """Where to ask, if that is configured, and how to get there. The address carries no credentials."""

    hosted: str | None
    access: Access


def pub_settings(environ: Mapping[str, str], home: Path) -> PubSettings:
    """The settings of pub."""
    address = environ.get("PUB_HOSTED_URL", "")
    usable = without_user(address).rstrip("/") if split(address) else ""
    access = Access(
        credentials=tuple(_credentials(address, environ, home)) if usable else (),
        plain=frozenset((place(address),)) if address.lower().startswith("http:") else frozenset(),
        proxies=proxies(environ, {}),
        no_proxy=no_proxy(environ),
    )
    return PubSettings(usable or None, access)


def _credentials(address: str, environ: Mapping[str, str], home: Path) -> Iterator[tuple[str, str]]:
    """(`//host/path/`, header) pairs: the token that the user has stored, or named a variable for, with ADDRESS."""
    own = basic_of(address)
    if own:
        yield f"//{place(address)}/", own
    for row in _tokens(read(_folder(environ, home) / "pub-tokens.json")):
        url, variable = row.get("url"), row.get("env")
        token = environ.get(variable) if isinstance(variable, str) else row.get("token")
        parts = split(url) if isinstance(url, str) else None
        if parts and isinstance(url, str) and isinstance(token, str) and token and place(url) == place(address):
            yield f"//{place(url)}{parts.path.rstrip('/')}/", f"Bearer {token}"


def _folder(environ: Mapping[str, str], home: Path) -> Path:
    """Where Dart's tools have their settings."""
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "dart"
    return Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "dart"


def _tokens(text: str) -> Sequence[Mapping[str, object]]:
    return tables((json_table(text) or {}).get("hosted"))
