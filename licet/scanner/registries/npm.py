# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""npm registries: from a name and version to what the package says of its license."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import quote

from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import place, shown
from licet.scanner.registries.archives import Contents, read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import from_integrity
from licet.scanner.registries.clients import npm_default
from licet.scanner.registries.config_npm import NpmSettings, npm_settings
from licet.scanner.registries.declared import points_elsewhere
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup, is_pinned
from licet.scanner.registries.unpacked import Archives
from licet.scanner.values import json_table, table

TYPES = ("npm",)

_DOCUMENT_LIMIT = 128 * MEGABYTE
_ARCHIVE_LIMIT = 64 * MEGABYTE


def open_kind(setup: Setup) -> Kind:
    """The registries that the user's npm is configured with."""
    settings = npm_settings(setup.environ, setup.home, setup.project, partial(npm_default, setup.environ))
    client = setup.client(settings.access)
    registries = NpmRegistries(client, settings, setup.cache)
    addresses = (settings.registry or "", *map("=".join, settings.scopes))
    return Kind(lambda purl: registries.lookup(purl.namespace, purl.name, purl.version or None), addresses, client)


class NpmRegistries:
    """The configured registries, each for its scope."""

    def __init__(self, client: Client, settings: NpmSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._archives = Archives(client, cache, _ARCHIVE_LIMIT, partial(read_sources, manifest="package.json"))

    def lookup(self, scope: str | None, name: str, version: str | None) -> Found:
        """What the package says of its license, at `version` or at its newest; raises `RegistryError`."""
        registry = self._settings.registry_for(scope)
        if registry is None:
            message = "npm has no registry to ask; set `registry=` in your .npmrc, or install npm"
            raise RegistryError("registry-unconfigured", message)
        full = f"{scope}/{name}" if scope else name
        url, document = self._document(registry, full, version)
        declared = stated_license(document)
        if not points_elsewhere(declared):
            return Found(declared, (), (), shown(url))
        contents, origin = self._contents(registry, full, document)
        inner = stated_license(json_table(contents.manifest or "") or {})
        return Found(declared or inner, (), contents.texts, shown(origin))

    def _document(self, registry: str, full: str, version: str | None) -> tuple[str, Mapping[str, object]]:
        """The version's own document where the registry serves such, else its part of the whole package's."""
        # The slash of a scoped name is part of the name, and must not look like a folder.
        package = f"{registry}/{quote(full, safe='@')}"
        single = f"{package}/{quote(version or 'latest', safe='')}"
        max_age = None if is_pinned(version) else HOUR
        try:
            document = self._client.get(
                single, _version_document, accept="application/json", max_age=max_age, limit=_DOCUMENT_LIMIT
            )
        except RegistryError as error:
            # Some registries answer an address they do not serve with an error of their own making.
            if error.code != "registry-broken":
                raise
            document = None
        if document is not None:
            return single, document
        packument = self._client.get(
            package, _package_document, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT
        )
        if packument is None:
            message = f"{shown(package)} is not there; if {full} comes from another registry, set that in your .npmrc"
            raise RegistryError("registry-missing", message)
        return package, _part_of(packument, package, version)

    def _contents(self, registry: str, full: str, document: Mapping[str, object]) -> tuple[Contents, str]:
        dist = table(document.get("dist"))
        urls = _tarballs(registry, full, dist.get("tarball"))
        digest = from_integrity(dist.get("integrity"), dist.get("shasum"))
        for url in urls:
            contents = self._archives.find(url, digest)
            if contents is not None:
                return contents, url
        message = f"{shown(registry)} lists {full}, but its tarball is not there; ask whoever runs the registry"
        raise RegistryError("registry-missing", message)


def _tarballs(registry: str, full: str, named: object) -> list[str]:
    """Where the tarball may be, the configured registry first.

    A mirror often repeats the tarball address of the registry it mirrors, which the user may neither reach nor want
    asked; npm too puts its own registry in that place.
    """
    if not isinstance(named, str) or not place(named):
        return []
    if place(named) == place(registry):
        return [named]
    return [f"{registry}/{full}/-/{named.partition('?')[0].rpartition('/')[2]}", named]


def _version_document(kept: Kept) -> Mapping[str, object]:
    document = json_table(kept.body)
    if document is None or "name" not in document or "versions" in document:
        raise RegistryError("registry-broken", f"{shown(kept.url)} is not the document of one version")
    return document


def _package_document(kept: Kept) -> Mapping[str, object]:
    document = json_table(kept.body)
    if document is None or not isinstance(document.get("versions"), dict):
        message = f"{shown(kept.url)} is no package document; check `registry` in your .npmrc"
        raise RegistryError("registry-broken", message)
    return document


def _part_of(packument: Mapping[str, object], url: str, version: str | None) -> Mapping[str, object]:
    versions = table(packument.get("versions"))
    tagged = table(packument.get("dist-tags")).get(version or "latest")
    # A version goes before a tag of the same name, as with npm.
    document = versions.get(version or "") or versions.get(str(tagged))
    if not isinstance(document, dict):
        message = f"{shown(url)} has no version {version or 'marked latest'}; it may have been withdrawn"
        raise RegistryError("registry-missing", message)
    return document
