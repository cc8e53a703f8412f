# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Repositories of Composer: from a name and version to what the package says of its license.

Source: https://getcomposer.org/doc/05-repositories.md#composer
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote, urljoin

from packageurl import PackageURL

from licet.scanner.metadata.composer_json import stated_license
from licet.scanner.packages.composer import is_branch
from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import read_sources
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import from_integrity
from licet.scanner.registries.clients import composer_default
from licet.scanner.registries.config_composer import ComposerSettings, composer_settings
from licet.scanner.registries.declared import points_elsewhere
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import Archives
from licet.scanner.values import json_table, table, tables

TYPES = ("composer",)

_ROOT_LIMIT = 64 * MEGABYTE
_DOCUMENT_LIMIT = 64 * MEGABYTE
_ARCHIVE_LIMIT = 128 * MEGABYTE
_MOST_INCLUDED = 20
_UNSET = "__unset"

Row = Mapping[str, Any]


def open_kind(setup: Setup) -> Kind:
    """The repositories that the user's Composer is configured with."""
    settings = composer_settings(setup.environ, setup.home, partial(composer_default, setup.environ))
    client = setup.client(settings.access)
    repositories = ComposerRepositories(client, settings, setup.cache)
    return Kind(lambda purl: repositories.lookup(_full(purl), purl.version or None), settings.repositories, client)


class ComposerRepositories:
    """The configured repositories, asked in their order."""

    def __init__(self, client: Client, settings: ComposerSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._archives = Archives(client, cache, _ARCHIVE_LIMIT, partial(read_sources, manifest="composer.json"))

    def lookup(self, name: str, version: str | None) -> Found:
        """What the package says of its license, at VERSION or at its newest; raises `RegistryError`."""
        if not self._settings.repositories:
            message = "Composer has no repository to ask; name one in its config.json, or install composer"
            raise RegistryError("registry-unconfigured", message)
        for repository in self._settings.repositories:
            for url, rows in self._documents(repository, name, version):
                row = next((row for row in rows if _fits(row, version)), None)
                if row is not None:
                    return self._found(url, row)
        where = " and ".join(map(shown, self._settings.repositories))
        message = f"{where} has no {name} {version or ''}".rstrip()
        raise RegistryError("registry-missing", f"{message}; if it is from another, add that to Composer's config.json")

    def _documents(self, repository: str, name: str, version: str | None) -> Iterator[tuple[str, Sequence[Row]]]:
        """The addresses where REPOSITORY tells of the package, with what stands there, newest first."""
        top = f"{repository}/packages.json"
        root = self._client.get(top, _object, accept="application/json", max_age=HOUR, limit=_ROOT_LIMIT) or {}
        yield top, _rows(root, name)
        template = root.get("metadata-url")
        if isinstance(template, str) and "%package%" in template:
            ending = "~dev" if version and is_branch(version) else ""
            url = urljoin(f"{repository}/", template.replace("%package%", quote(name) + ending))
            document = self._client.get(url, _object, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT)
            yield url, _rows(document or {}, name)
        for path in list(table(root.get("includes")))[:_MOST_INCLUDED]:
            url = urljoin(f"{repository}/", path)
            document = self._client.get(url, _object, accept="application/json", max_age=HOUR, limit=_DOCUMENT_LIMIT)
            yield url, _rows(document or {}, name)

    def _found(self, url: str, row: Row) -> Found:
        declared = stated_license(row)
        dist = table(row.get("dist"))
        archive = dist.get("url")
        if not points_elsewhere(declared) or not isinstance(archive, str) or not shown(archive):
            return Found(declared, (), (), shown(url), whole=False)
        contents = self._archives.listed(archive, from_integrity(None, dist.get("shasum")), "repository")
        inner = stated_license(json_table(contents.manifest or "") or {})
        return Found(declared or inner, (), contents.texts, shown(archive))


def _full(purl: PackageURL) -> str:
    return f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name


def _fits(row: Row, version: str | None) -> bool:
    """Whether ROW is of VERSION, with or without a v before it, or may be the newest."""
    its = row.get("version")
    if not isinstance(its, str):
        return False
    return not is_branch(its) if version is None else its.removeprefix("v") == version.removeprefix("v")


def _rows(document: Row, name: str) -> Sequence[Row]:
    """What DOCUMENT says of the versions of the package NAME."""
    listed = table(document.get("packages")).get(name)
    rows = tables([*listed.values()] if isinstance(listed, dict) else listed)
    return _expanded(rows) if document.get("minified") == "composer/2.0" else rows


def _expanded(rows: Sequence[Row]) -> Sequence[Row]:
    """ROWS that each say only what differs from the row before, in full.

    Source: https://github.com/composer/metadata-minifier
    """
    found: list[Row] = []
    whole: dict[str, Any] = {}
    for row in rows:
        whole = {key: value for key, value in {**whole, **row}.items() if value != _UNSET}
        found.append(whole)
    return found


def _object(kept: Kept) -> dict[str, Any]:
    document = json_table(kept.body)
    if document is None:
        message = f"{shown(kept.url)} is no document of a repository; check `repositories` in Composer's config.json"
        raise RegistryError("registry-broken", message)
    return document
