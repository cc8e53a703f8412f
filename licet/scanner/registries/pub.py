# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Registries of Dart packages: from a name and version to the license files, since a package states no license.

Source: https://github.com/dart-lang/pub/blob/master/doc/repository-spec-v2.md
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import from_sha256
from licet.scanner.registries.config_pub import PubSettings, pub_settings
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import Archives
from licet.scanner.values import json_table, tables

TYPES = ("pub",)

_ACCEPT = "application/vnd.pub.v2+json"
_DOCUMENT_LIMIT = 64 * MEGABYTE
_ARCHIVE_LIMIT = 128 * MEGABYTE


def open_kind(setup: Setup) -> Kind:
    """The registry that the user's pub is configured with."""
    settings = pub_settings(setup.environ, setup.home)
    client = setup.client(settings.access)
    registry = PubRegistry(client, settings, setup.cache)
    addresses = (settings.hosted,) if settings.hosted else ()
    return Kind(lambda purl: registry.lookup(purl.name, purl.version or None), addresses, client)


class PubRegistry:
    """The configured registry."""

    def __init__(self, client: Client, settings: PubSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        read = partial(read_sources, manifest="pubspec.yaml", in_folder=False)
        self._archives = Archives(client, cache, _ARCHIVE_LIMIT, read)

    def lookup(self, name: str, version: str | None) -> Found:
        """The license files of the package, at VERSION or at its newest; raises `RegistryError`."""
        if self._settings.hosted is None:
            message = "pub has no registry to ask; set PUB_HOSTED_URL to its address"
            raise RegistryError("registry-unconfigured", message)
        url = f"{self._settings.hosted}/api/packages/{quote(name, safe='')}"
        document = self._client.get(url, _document, accept=_ACCEPT, max_age=HOUR, limit=_DOCUMENT_LIMIT)
        if document is None:
            message = f"{shown(url)} is not there; if {name} is from another registry, clarify the license by hand"
            raise RegistryError("registry-missing", message)
        row = _row(document, version)
        archive = row.get("archive_url") if row else None
        if row is None or not isinstance(archive, str):
            message = f"{shown(url)} has no version {version or 'at all'}; it may have been withdrawn"
            raise RegistryError("registry-missing", message)
        contents = self._archives.listed(archive, from_sha256(row.get("archive_sha256")), "registry")
        return Found(None, (), contents.texts, shown(archive))


def _document(kept: Kept) -> Mapping[str, Any]:
    document = json_table(kept.body)
    if document is None or not isinstance(document.get("versions"), list):
        message = f"{shown(kept.url)} is no document of a package; check PUB_HOSTED_URL"
        raise RegistryError("registry-broken", message)
    return document


def _row(document: Mapping[str, Any], version: str | None) -> Mapping[str, Any] | None:
    """What DOCUMENT says of VERSION, or of the newest that is final."""
    if version is None:
        latest = document.get("latest")
        return latest if isinstance(latest, dict) else None
    return next((row for row in tables(document["versions"]) if row.get("version") == version), None)
