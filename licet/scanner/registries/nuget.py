# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Feeds of NuGet: from an id and version to what the package says of its license.

Source: https://learn.microsoft.com/en-us/nuget/api/package-base-address-resource
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from licet.scanner.metadata.nuspec import Nuspec, nuspec_of
from licet.scanner.packages.found import Found
from licet.scanner.packages.nuget import normalized
from licet.scanner.packages.xml import XmlError, read_xml
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents, read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.clients import nuget_default
from licet.scanner.registries.config_nuget import NugetSettings, nuget_settings
from licet.scanner.registries.declared import names_license
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import Archives
from licet.scanner.text import decode
from licet.scanner.values import json_table, tables, words

TYPES = ("nuget",)

_DOCUMENT_LIMIT = 16 * MEGABYTE
_ARCHIVE_LIMIT = 256 * MEGABYTE
_BASE = "PackageBaseAddress/3.0.0"
_INDEX = "/index.json"


def open_kind(setup: Setup) -> Kind:
    """The feeds that the user's NuGet is configured with."""
    settings = nuget_settings(setup.environ, setup.home, partial(nuget_default, setup.environ))
    client = setup.client(settings.access)
    feeds = NugetFeeds(client, settings, setup.cache)
    return Kind(lambda purl: feeds.lookup(purl.name.lower(), purl.version or None), settings.feeds, client)


class NugetFeeds:
    """The configured feeds, asked in their order."""

    def __init__(self, client: Client, settings: NugetSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._cache = cache

    def lookup(self, name: str, version: str | None) -> Found:
        """What the package says of its license, at VERSION or at its newest; raises `RegistryError`."""
        feeds = [feed for feed in self._settings.feeds if feed.lower().endswith(_INDEX)]
        if not feeds:
            raise RegistryError("registry-unconfigured", self._why_none())
        for feed in feeds:
            found = self._explained(feed, partial(self._in, feed, name, version))
            if found:
                return found
        where = " and ".join(map(shown, feeds))
        message = f"{where} has no {name} {version or ''}".rstrip()
        raise RegistryError("registry-missing", f"{message}; if it is from another feed, add that to your NuGet.Config")

    def _why_none(self) -> str:
        if self._settings.feeds:
            return "NuGet's feeds are of version 2, which is not asked; name one of version 3 (its index.json)"
        return "NuGet has no feed to ask; name one below `packageSources` in your NuGet.Config, or install dotnet"

    def _explained(self, feed: str, ask: Callable[[], Found | None]) -> Found | None:
        """What ASK finds; a refusal of FEED for which the password is there and cannot be read says so."""
        try:
            return ask()
        except RegistryError as error:
            if error.code != "registry-refused" or feed not in self._settings.locked:
                raise
            message = (
                f"{shown(feed)} wants a login, and the password in your NuGet.Config is encrypted, which Windows alone "
                "undoes; store it as ClearTextPassword, or as a variable of the environment"
            )
            raise RegistryError(error.code, message) from None

    def _in(self, feed: str, name: str, version: str | None) -> Found | None:
        """What FEED says of the package; None where it has none of that name and version."""
        base = self._client.get(feed, _base, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT)
        if base is None:
            raise RegistryError("registry-broken", f"{shown(feed)} is not there; check it in your NuGet.Config")
        its = normalized(version).lower() if version else self._newest(base, name)
        if its is None:
            return None
        url = f"{base}/{name}/{its}/{name}.nuspec"
        nuspec = self._client.get(url, _nuspec, limit=_DOCUMENT_LIMIT)
        if nuspec is None:
            return None
        if names_license(nuspec.license, ()):
            return Found(nuspec.license, (), (), shown(url))
        archive = f"{base}/{name}/{its}/{name}.{its}.nupkg"
        return Found(nuspec.license, (), self._contents(archive, nuspec).texts, shown(archive))

    def _newest(self, base: str, name: str) -> str | None:
        """The newest version of the package that is final, else the newest."""
        url = f"{base}/{name}{_INDEX}"
        versions = self._client.get(url, _versions, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT)
        final = [version for version in versions or () if "-" not in version]
        return next(reversed(final or versions or []), None)

    def _contents(self, url: str, nuspec: Nuspec) -> Contents:
        """The license files of the package, the one that NUSPEC names among them."""
        read = partial(_read, named=(nuspec.license_file or "").replace("\\", "/"))
        return Archives(self._client, self._cache, _ARCHIVE_LIMIT, read).listed(url, None, "feed")


def _read(data: bytes, named: str) -> Contents:
    """The license files of the package DATA, the file NAMED among them."""
    contents = read_sources(data, named, in_folder=False)
    if named and contents.manifest:
        return Contents(None, tuple(sorted((dict(contents.texts) | {named: contents.manifest}).items())))
    return contents


def _base(kept: Kept) -> str:
    """Where the feed whose index this is has its packages."""
    for row in tables(_object(kept).get("resources")):
        if row.get("@type") == _BASE and shown(str(row.get("@id"))):
            return str(row["@id"]).rstrip("/")
    message = f"{shown(kept.url)} is no index of a feed of version 3; check it in your NuGet.Config"
    raise RegistryError("registry-broken", message)


def _versions(kept: Kept) -> list[str]:
    return words(_object(kept).get("versions"))


def _object(kept: Kept) -> Mapping[str, Any]:
    document = json_table(kept.body)
    if document is None:
        raise RegistryError("registry-broken", f"{shown(kept.url)} is no document of a feed")
    return document


def _nuspec(kept: Kept) -> Nuspec:
    try:
        nuspec = nuspec_of(read_xml(decode(kept.body) or ""))
    except XmlError:
        nuspec = None
    if nuspec is None:
        raise RegistryError("registry-broken", f"{shown(kept.url)} is no nuspec")
    return nuspec
