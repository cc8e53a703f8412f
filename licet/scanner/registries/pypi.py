# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Python package indexes: from a name and version to what the package says of its license."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from packaging.utils import canonicalize_name, canonicalize_version
from packaging.version import InvalidVersion, Version

from licet.scanner.packages.found import Found
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents, read_sources, read_wheel
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.checksum import check
from licet.scanner.registries.clients import pip_default
from licet.scanner.registries.config_pip import pip_settings
from licet.scanner.registries.config_uv import uv_settings, with_uv
from licet.scanner.registries.declared import found_from, names_license, says_license
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.ranged import open_remote
from licet.scanner.registries.simple import ACCEPT, File, parse_page, version_of
from licet.scanner.registries.unpacked import kept_contents
from licet.scanner.text import decode

TYPES = ("pypi",)

_PAGE_LIMIT = 64 * MEGABYTE
_METADATA_LIMIT = 4 * MEGABYTE
_ARCHIVE_LIMIT = 64 * MEGABYTE


def open_kind(setup: Setup) -> Kind:
    """The indexes that the user's pip is configured with, and those of uv."""
    uv = uv_settings(setup.environ, setup.home)
    default = (lambda: None) if uv.has_default else partial(pip_default, setup.environ)
    settings = with_uv(pip_settings(setup.environ, setup.home, default), uv, setup.environ, setup.home)
    client = setup.client(settings.access)
    indexes = PythonIndexes(client, settings.indexes, setup.cache)
    return Kind(lambda purl: indexes.lookup(purl.name, purl.version or None), settings.indexes, client)


class PythonIndexes:
    """The configured indexes, asked in their order."""

    def __init__(self, client: Client, indexes: tuple[str, ...], cache: Cache) -> None:
        self._client = client
        self._indexes = indexes
        self._cache = cache

    def lookup(self, name: str, version: str | None) -> Found:
        """What `name` says of its license, at `version` or at its newest; raises `RegistryError`."""
        if not self._indexes:
            message = "pip has no index to ask; set `index-url` below `[global]` in your pip.conf (or PIP_INDEX_URL)"
            raise RegistryError("registry-unconfigured", message)
        failure: RegistryError | None = None
        first: Found | None = None
        for read in self._ways(self._files(canonicalize_name(name), version)):
            try:
                found = read()
            except RegistryError as error:
                if error.is_final:
                    raise
                failure = failure or error
                continue
            if names_license(found.declared, found.classifiers):
                return found
            first = first or found
            if found.license_texts:
                return replace(first, declared=first.declared or found.declared, license_texts=found.license_texts)
        if failure is not None:
            # Part of the package was out of reach: that it says nothing is not known.
            raise failure
        if first is None:
            wanted = f"{name} {version}" if version else name
            message = f"the index offers neither a wheel nor sources of {wanted}; clarify its license by hand"
            raise RegistryError("registry-missing", message)
        return first

    def _ways(self, files: list[File]) -> Iterator[Callable[[], Found]]:
        """The ways to an answer, from the smallest download to the largest."""
        wheels = sorted((file for file in files if file.is_wheel), key=lambda f: (not f.is_pure, f.name))
        described = [*wheels, *(file for file in files if not file.is_wheel)]
        described = [file for file in described if file.has_metadata]
        sources = sorted((file for file in files if not file.is_wheel), key=lambda f: (f.name.endswith(".zip"), f.name))
        for file in described[:1]:
            yield partial(self._from_metadata, file)
        for file in wheels[:1]:
            yield partial(self._from_archive, file, self._wheel)
        for file in sources[:1]:
            yield partial(self._from_archive, file, self._sources)

    def _files(self, name: str, version: str | None) -> list[File]:
        """The files of one version: of the first index that has it, or of the newest in all of them."""
        versions: dict[str, list[File]] = {}
        seen = False
        for index in self._indexes:
            page = self._page(f"{index}/{name}/")
            seen = seen or page is not None
            here: dict[str, list[File]] = {}
            for file in page or ():
                its = version_of(file.name, name)
                if its is not None:
                    here.setdefault(_canonical(its), []).append(file)
            if version is not None and _canonical(version) in here:
                return here[_canonical(version)]
            for its, files in here.items():
                versions.setdefault(its, files)
        if version is None and versions:
            return versions[max(versions, key=lambda its: _rank(its, versions[its]))]
        where = " and ".join(map(shown, self._indexes))
        what = f"{name} {version}" if seen and version is not None else name
        message = f"{where} has no {what}; if it comes from another index, add that to your pip configuration"
        raise RegistryError("registry-missing", message)

    def _page(self, url: str) -> tuple[File, ...] | None:
        def parse(kept: Kept) -> tuple[File, ...]:
            try:
                return parse_page(kept.body, kept.url)
            except (ValueError, AttributeError, TypeError, RecursionError, AssertionError):
                message = f"{shown(url)} is no package index page; check index-url in your pip configuration"
                raise RegistryError("registry-broken", message) from None

        return self._client.get(url, parse, accept=ACCEPT, max_age=HOUR, limit=_PAGE_LIMIT)

    def _from_metadata(self, file: File) -> Found:
        parts = file.url.partition("?")
        url = f"{parts[0]}.metadata{parts[1]}{parts[2]}"

        def parse(kept: Kept) -> str:
            check(kept.body, file.metadata_digest, url)
            return decode(kept.body) or ""

        manifest = self._client.get(url, parse, limit=_METADATA_LIMIT)
        if manifest is None:
            raise _gone(url)
        return found_from(manifest, (), shown(url))

    def _from_archive(self, file: File, read: Callable[[File], Contents]) -> Found:
        contents = kept_contents(self._cache, file.url, partial(read, file), file.digest) or Contents()
        return found_from(contents.manifest or "", contents.texts, shown(file.url))

    def _wheel(self, file: File) -> Contents:
        opened = open_remote(self._client, file.url, _ARCHIVE_LIMIT)
        if opened is None:
            raise _gone(file.url)
        stream, whole = opened
        with stream:
            if whole is not None:
                check(whole, file.digest, file.url)
            return read_wheel(stream, lambda manifest: not says_license(manifest))

    def _sources(self, file: File) -> Contents:
        kept = self._client.download(file.url, limit=_ARCHIVE_LIMIT)
        if kept is None:
            raise _gone(file.url)
        check(kept.body, file.digest, file.url)
        return read_sources(kept.body, "PKG-INFO")


def _gone(url: str) -> RegistryError:
    message = f"the index names {shown(url)}, but it is not there; ask whoever runs the index"
    return RegistryError("registry-missing", message)


def _canonical(version: str) -> str:
    """One spelling for versions that are the same; odd ones of old stand for themselves."""
    try:
        return canonicalize_version(Version(version))
    except InvalidVersion:
        return version


def _rank(version: str, files: list[File]) -> tuple[bool, bool, bool, Version]:
    """What makes a version the one to take: not withdrawn, well-formed, final, new."""
    kept = not all(file.is_yanked for file in files)
    try:
        parsed = Version(version)
    except InvalidVersion:
        return kept, False, False, Version("0")
    return kept, True, not parsed.is_prerelease, parsed
