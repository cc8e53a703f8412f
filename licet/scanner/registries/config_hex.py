# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The registry that Hex, of Elixir and Erlang, would ask, read from where Hex reads it.

Source: https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from licet.scanner.metadata.erlang_terms import TermError, consult
from licet.scanner.registries.address import Access, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read


@dataclass(frozen=True, slots=True)
class HexSettings:
    """Where to ask, if that is configured, and how to get there. The address carries no credentials."""

    api: str | None
    access: Access


def hex_settings(environ: Mapping[str, str], home: Path) -> HexSettings:
    """The settings of Hex: the environment goes before its file."""
    named = environ.get("HEX_HOME")
    stored = _stored(read((Path(named) if named else home / ".hex") / "hex.config"))

    def setting(name: str) -> str | None:
        return environ.get(f"HEX_{name.upper()}") or stored.get(name) or None

    address = setting("api_url") or ""
    usable = without_user(address).rstrip("/") if split(address) else ""
    key = setting("api_key") or basic_of(address)
    own = {scheme: value for scheme in ("http", "https") if (value := setting(f"{scheme}_proxy"))}
    access = Access(
        credentials=((f"//{place(address)}/", key),) if usable and key else (),
        plain=frozenset((place(address),)) if address.lower().startswith("http:") else frozenset(),
        unverified=frozenset({"*"}) if setting("unsafe_https") in ("1", "true") else frozenset(),
        ca_file=setting("cacerts_path"),
        proxies=proxies(environ, own),
        no_proxy=no_proxy(environ, setting("no_proxy")),
    )
    return HexSettings(usable or None, access)


def _stored(text: str) -> dict[str, str]:
    """The settings in the TEXT of Hex's own file, Erlang terms, as far as they are words."""
    try:
        terms = [term for _, term in consult(text)]
    except TermError:
        return {}
    pairs = [term for term in terms if isinstance(term, tuple) and len(term) == 2]
    return {key: value for key, value in pairs if isinstance(key, str) and isinstance(value, str)}
