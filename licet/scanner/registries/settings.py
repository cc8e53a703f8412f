# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the settings of all clients have in common: proxies, and files that may not be there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from licet.scanner.text import decode

_LARGEST = 1024 * 1024


def read(path: Path) -> str:
    """The text of a settings file; empty where there is none or it cannot be read."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return decode(path.read_bytes()) or ""
    except OSError:
        return ""


def proxies(environ: Mapping[str, str], own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """(scheme, address) of the proxies: the client's `own` settings before the environment's."""
    pairs: list[tuple[str, str]] = []
    for scheme in ("http", "https"):
        address = own.get(scheme) or variable(environ, f"{scheme}_proxy") or variable(environ, "all_proxy")
        if address:
            pairs.append((scheme, address if "://" in address else f"http://{address}"))
    return tuple(pairs)


def no_proxy(environ: Mapping[str, str], own: str | None = None) -> tuple[str, ...]:
    """The hosts to be asked directly."""
    listed = own or variable(environ, "no_proxy") or ""
    return tuple(each.strip() for each in listed.replace(" ", ",").split(",") if each.strip())


def variable(environ: Mapping[str, str], name: str) -> str | None:
    """An environment variable that is written in lower or in upper case."""
    return environ.get(name) or environ.get(name.upper()) or None
