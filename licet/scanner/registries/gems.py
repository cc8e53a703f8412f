# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sources of Ruby gems: from a name and version to what the gem says of its license.

Some serve an API (https://guides.rubygems.org/rubygems-org-api-v2/), all serve the gems themselves.
"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from licet.scanner.archives.packing import DAMAGE
from licet.scanner.lockfiles.reading import Unreadable, parse_yaml
from licet.scanner.metadata.choice import choice
from licet.scanner.metadata.gem_metadata import gemspec_in
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents, read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import from_sha256
from licet.scanner.registries.clients import gem_default
from licet.scanner.registries.config_gem import GemSettings, gem_settings
from licet.scanner.registries.declared import points_elsewhere
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import Archives
from licet.scanner.values import json_table

TYPES = ("gem",)

_DOCUMENT_LIMIT = 4 * MEGABYTE
_ARCHIVE_LIMIT = 128 * MEGABYTE
_SPECIFICATION_LIMIT = 4 * MEGABYTE
_MEMBERS = 32


def open_kind(setup: Setup) -> Kind:
    """The sources that the user's RubyGems and Bundler are configured with."""
    settings = gem_settings(setup.environ, setup.home, partial(gem_default, setup.environ))
    client = setup.client(settings.access)
    sources = GemSources(client, settings, setup.cache)
    return Kind(lambda purl: sources.lookup(purl.name, purl.version or None), settings.sources, client)


class GemSources:
    """The configured sources, asked in their order."""

    def __init__(self, client: Client, settings: GemSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._archives = Archives(client, cache, _ARCHIVE_LIMIT, read_gem)

    def lookup(self, name: str, version: str | None) -> Found:
        """What the gem says of its license, at VERSION or at its newest; raises `RegistryError`."""
        if not self._settings.sources:
            message = "RubyGems has no source to ask; name one below `:sources:` in your .gemrc, or install gem"
            raise RegistryError("registry-unconfigured", message)
        for source in self._settings.sources:
            found = self._in(source, name, version)
            if found:
                return found
        where = " and ".join(map(shown, self._settings.sources))
        message = f"{where} has no {name} {version or ''}".rstrip()
        raise RegistryError("registry-missing", f"{message}; if it is from another source, add that to your .gemrc")

    def _in(self, source: str, name: str, version: str | None) -> Found | None:
        """What SOURCE says of the gem; None where it has none of that name and version."""
        named = quote(name, safe="")
        url = f"{source}/api/v1/gems/{named}.json"
        if version:
            url = f"{source}/api/v2/rubygems/{named}/versions/{quote(version, safe='')}.json"
        document = self._document(url, HOUR if version is None else None)
        licenses = document.get("licenses") if document else None
        declared = choice(licenses) if isinstance(licenses, list) else None
        if not points_elsewhere(declared):
            return Found(declared, (), (), shown(url))
        version = version or _word(document, "version") or _word(document, "number")
        if version is None:
            return None
        archive = f"{source}/gems/{named}-{quote(version, safe='')}.gem"
        contents = self._archives.find(archive, from_sha256((document or {}).get("sha")))
        if contents is None:
            return None
        return Found(declared or _license(contents, archive), (), contents.texts, shown(archive))

    def _document(self, url: str, max_age: float | None) -> Mapping[str, Any] | None:
        """What the API says at URL; None where the source has no such API."""
        try:
            return self._client.get(url, _object, accept="application/json", max_age=max_age, limit=_DOCUMENT_LIMIT)
        except RegistryError as error:
            if error.code != "registry-broken":  # some answer what they do not serve with a page of their own making
                raise
            return None


def read_gem(data: bytes) -> Contents:
    """The specification and the license files of the gem DATA. Raises `RegistryError` where that is none."""
    specification: str | None = None
    texts: tuple[tuple[str, str], ...] = ()
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for _, member in zip(range(_MEMBERS), archive, strict=False):
                stream = archive.extractfile(member) if member.isreg() else None
                if stream and member.name == "metadata.gz":
                    with gzip.GzipFile(fileobj=stream) as plain:
                        specification = plain.read(_SPECIFICATION_LIMIT).decode("utf-8", "replace")
                elif stream and member.name == "data.tar.gz":
                    texts = read_sources(stream.read(), "", in_folder=False).texts
    except DAMAGE as error:
        raise RegistryError("registry-broken", f"the gem cannot be read ({type(error).__name__})") from error
    if specification is None:
        raise RegistryError("registry-broken", "the archive is no gem")
    return Contents(specification, texts)


def _license(contents: Contents, url: str) -> str | None:
    try:
        return gemspec_in(parse_yaml(contents.manifest or "")).license
    except Unreadable as error:
        raise RegistryError("registry-broken", f"the specification of {shown(url)} {error}") from error


def _object(kept: Kept) -> Mapping[str, Any]:
    document = json_table(kept.body)
    if document is None:
        raise RegistryError("registry-broken", f"{shown(kept.url)} is no document of a gem")
    return document


def _word(document: Mapping[str, Any] | None, key: str) -> str | None:
    value = (document or {}).get(key)
    return value if isinstance(value, str) and value else None
