# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cargo registries: from a name and version to what the package says of its license.

An index says where packages are and what their digests are, and no more; the package's own manifest states the
license (https://doc.rust-lang.org/cargo/reference/registry-index.html). It is downloaded as Cargo does: the web API
that some registries have besides asks programs to keep to one request a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from licet.scanner.metadata.cargo_toml import CargoPackage, package_of, parse_cargo_toml
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents, read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import from_sha256
from licet.scanner.registries.config_cargo import CargoSettings, cargo_settings
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import Archives
from licet.scanner.values import json_table, word

TYPES = ("cargo",)

_CONFIG_LIMIT = MEGABYTE
_INDEX_LIMIT = 64 * MEGABYTE
_ARCHIVE_LIMIT = 64 * MEGABYTE
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_VERSION = re.compile(r"\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?")
_FINAL = re.compile(r"(\d{1,18})\.(\d{1,18})\.(\d{1,18})(?:\+.*)?")
_MARKER = re.compile(r"\{(crate|version|prefix|lowerprefix|sha256-checksum)\}")


def open_kind(setup: Setup) -> Kind:
    """The registries that the user's Cargo is configured with, and those that it noted where it asked."""
    settings = cargo_settings(setup.environ, setup.home)
    client = setup.client(settings.access)
    registries = CargoRegistries(client, settings, setup.cache)
    addresses = (*settings.indexes, *settings.downloads)
    return Kind(lambda purl: registries.lookup(purl.name, purl.version or None), addresses, client)


@dataclass(frozen=True, slots=True)
class _Package:
    """A version of a package: where it is to be had, and the digest that the index promises, if there is one."""

    name: str
    version: str
    url: str
    digest: str | None = None


class CargoRegistries:
    """The configured registries, asked in their order."""

    def __init__(self, client: Client, settings: CargoSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._archives = Archives(client, cache, _ARCHIVE_LIMIT, partial(read_sources, manifest="Cargo.toml"))

    def lookup(self, name: str, version: str | None) -> Found:
        """What the package says of its license, at VERSION or at its newest; raises `RegistryError`."""
        if not (self._settings.indexes or self._settings.downloads):
            raise RegistryError("registry-unconfigured", self._why_none())
        if not _NAME.fullmatch(name) or (version and not _VERSION.fullmatch(version)):
            raise RegistryError("registry-purl", "no registry can hold a package of that name or version")
        for package in self._places(name, version):
            contents = self._archives.find(package.url, package.digest)
            if contents is not None:
                return _found(contents, package)
        where = " and ".join(map(shown, (*self._settings.indexes, *self._settings.downloads)))
        wanted = f"{name} {version}" if version else f"{name} of which a version is known"
        message = f"{where} has no {wanted}; if it comes from another registry, name that in Cargo's config.toml"
        raise RegistryError("registry-missing", message)

    def _why_none(self) -> str:
        if self._settings.repositories:
            return (
                "the index of Cargo's registry is in git, which is not asked; configure its `sparse+https://` address"
            )
        return (
            "Cargo has no registry to ask; let it fetch something, so that it notes the one that it asks by itself, or "
            "name one below `[registries]` or `[source.crates-io]` in its config.toml"
        )

    def _places(self, name: str, version: str | None) -> Iterator[_Package]:
        """Where the package may be: what the indexes say, then what follows from Cargo's notes."""
        for index in self._settings.indexes:
            row = self._row(index, name, version)
            if row is not None:
                its, digest = str(row["vers"]), str(row.get("cksum", ""))
                url = _filled(self._download(index), name, its, digest)
                yield _Package(name, its, url, from_sha256(digest))
        if version:
            for template in self._settings.downloads:
                yield _Package(name, version, _filled(template, name, version, ""))

    def _row(self, index: str, name: str, version: str | None) -> Mapping[str, Any] | None:
        """The row of INDEX for the package at VERSION or at its newest, or None where it has none."""
        rows = self._client.get(
            f"{index}/{_prefix(name.lower())}/{name.lower()}", _rows, max_age=HOUR, limit=_INDEX_LIMIT
        )
        fitting = [row for row in rows or () if version in (None, row["vers"])]
        return max(fitting, key=_rank) if fitting else None

    def _download(self, index: str) -> str:
        """Where the registry of INDEX has its packages."""
        config = self._client.get(f"{index}/config.json", _config, max_age=HOUR, limit=_CONFIG_LIMIT)
        if config is None:
            raise RegistryError("registry-broken", f"{shown(index)} has no config.json; check `index` in config.toml")
        return config


def _found(contents: Contents, package: _Package) -> Found:
    fields = parse_cargo_toml(contents.manifest or "")
    stated = package_of(fields) if fields else CargoPackage()
    if stated.name != package.name:
        message = f"{shown(package.url)} is no package of that name; ask whoever runs the registry"
        raise RegistryError("registry-broken", message)
    return Found(stated.license, (), contents.texts, shown(package.url))


def _rows(kept: Kept) -> Sequence[Mapping[str, Any]]:
    """The rows of a package's file: JSON, a line each; those that cannot be read are left out, as Cargo does."""
    lines = [line for line in kept.body.splitlines() if line.strip()]
    found = [row for row in map(json_table, lines) if row and _VERSION.fullmatch(word(row.get("vers")) or "")]
    if lines and not found:
        raise RegistryError(
            "registry-broken", f"{shown(kept.url)} is no file of an index; check `index` in config.toml"
        )
    return found


def _config(kept: Kept) -> str:
    address = (json_table(kept.body) or {}).get("dl")
    if not isinstance(address, str) or not shown(address.partition("{")[0]):
        raise RegistryError("registry-broken", f"{shown(kept.url)} does not say where packages are")
    return address


def _rank(row: Mapping[str, Any]) -> tuple[bool, bool, tuple[int, ...]]:
    """What makes a version the one to take: not withdrawn, final, new."""
    final = _FINAL.fullmatch(row["vers"])
    return row.get("yanked") is not True, final is not None, tuple(map(int, final.groups())) if final else ()


def _prefix(name: str) -> str:
    """The folder of an index that NAME is in; names of up to three letters have folders of their own."""
    if len(name) < 3:
        return str(len(name))
    return f"3/{name[0]}" if len(name) == 3 else f"{name[:2]}/{name[2:4]}"


def _filled(template: str, name: str, version: str, digest: str) -> str:
    """The address that TEMPLATE, the `dl` of a registry, gives a package."""
    values = {"crate": name, "version": version, "sha256-checksum": digest}
    values |= {"prefix": _prefix(name), "lowerprefix": _prefix(name.lower())}
    if not _MARKER.search(template):
        template = f"{template.rstrip('/')}/{{crate}}/{{version}}/download"
    return _MARKER.sub(lambda marker: values[marker[1]], template)
