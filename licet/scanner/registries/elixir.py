# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Hex registries: from a name to what the package says of its license, which is the same for all of its versions.

Source: https://github.com/hexpm/specifications/blob/main/apiary.apib
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.cache import Kept
from licet.scanner.registries.config_hex import HexSettings, hex_settings
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.values import json_table, table, tables, words

TYPES = ("hex",)

_DOCUMENT_LIMIT = 16 * MEGABYTE


def open_kind(setup: Setup) -> Kind:
    """The registry that the user's Hex is configured with."""
    settings = hex_settings(setup.environ, setup.home)
    client = setup.client(settings.access)
    registry = HexRegistry(client, settings)
    addresses = (settings.api,) if settings.api else ()
    return Kind(lambda purl: registry.lookup(purl.namespace, purl.name, purl.version or None), addresses, client)


class HexRegistry:
    """The configured registry."""

    def __init__(self, client: Client, settings: HexSettings) -> None:
        self._client = client
        self._settings = settings

    def lookup(self, organization: str | None, name: str, version: str | None) -> Found:
        """What the package NAME, of an ORGANIZATION or of everybody, says of its license; raises `RegistryError`."""
        if self._settings.api is None:
            message = "Hex has no registry to ask; set HEX_API_URL, or `mix hex.config api_url ADDRESS`"
            raise RegistryError("registry-unconfigured", message)
        repository = f"/repos/{quote(organization, safe='')}" if organization else ""
        url = f"{self._settings.api}{repository}/packages/{quote(name, safe='')}"
        document = self._client.get(url, _document, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT)
        if document is None:
            message = f"{shown(url)} is not there; if {name} is of an organization, its key must be in Hex's settings"
            raise RegistryError("registry-missing", message)
        if version is not None and version not in _versions(document):
            raise RegistryError(
                "registry-missing", f"{shown(url)} has no version {version}; it may have been withdrawn"
            )
        licenses = words(table(document["meta"]).get("licenses"))
        return Found(", ".join(licenses) or None, (), (), shown(url), whole=False)


def _document(kept: Kept) -> Mapping[str, Any]:
    document = json_table(kept.body)
    if document is None or "meta" not in document:
        message = f"{shown(kept.url)} is no document of a package; check `api_url` in Hex's settings"
        raise RegistryError("registry-broken", message)
    return document


def _versions(document: Mapping[str, Any]) -> list[object]:
    return [row.get("version") for row in tables(document.get("releases"))]
