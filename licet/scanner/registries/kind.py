# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What every kind of registry has in common: what it is made with, and the one question that it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from packageurl import PackageURL

import licet
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import Access
from licet.scanner.registries.cache import Cache
from licet.scanner.registries.http import Client
from licet.scanner.registries.pace import Gate

_VERSION = re.compile(r"v?\d")


@dataclass(frozen=True, slots=True)
class Setup:
    """What a kind of registry is made with: where the user's own configuration is, the cache, the pace.

    `project` is the folder of the scanned project, where its configuration is trusted, else None.
    """

    environ: Mapping[str, str]
    home: Path
    project: Path | None
    cache: Cache
    gate: Gate

    def client(self, access: Access) -> Client:
        """A client that may reach what ACCESS allows."""
        return Client(access, self.gate, self.cache, f"licet/{licet.__version__}")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of registry, made ready: the question, and the addresses (without credentials) that it goes to.

    `ask` raises `RegistryError`.
    """

    ask: Callable[[PackageURL], Found]
    addresses: tuple[str, ...]
    client: Client


class KindModule(Protocol):
    """A module of this folder: the purl types that it answers for, and how it is made ready."""

    TYPES: tuple[str, ...]

    def open_kind(self, setup: Setup) -> Kind:
        """The registries that the user's configuration names. Raises `RegistryError` where that cannot be used."""
        ...


def is_pinned(version: str | None) -> bool:
    """Whether `version` is a version, which never changes, and not a tag such as "next", which does."""
    return version is not None and _VERSION.match(version) is not None
