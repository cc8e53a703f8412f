# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Proxies of Go modules: from a path and version to the license files of the module, for nothing else states one.

Of a module's archive only its directory and those files travel, where the proxy serves parts.
https://go.dev/ref/mod#goproxy-protocol
"""

from __future__ import annotations

import re
from functools import partial

from packageurl import PackageURL

from licet.scanner.packages.files import is_legal, is_notice
from licet.scanner.packages.found import Found
from licet.scanner.packages.golang import escaped
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.clients import go_default
from licet.scanner.registries.config_go import DIRECT, OFF, GoSettings, go_proxies
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import kept_licenses
from licet.scanner.values import json_table

TYPES = ("golang",)

_INFO_LIMIT = MEGABYTE
_ARCHIVE_LIMIT = 128 * MEGABYTE
_FOLDERS = ("licenses", "licences", "license")
_VERSION = re.compile(r"v\d+\.\d+\.\d+[0-9A-Za-z.+-]*")


def open_kind(setup: Setup) -> Kind:
    """The proxies that the user's go command is configured with."""
    settings = go_proxies(setup.environ, setup.home, partial(go_default, setup.environ))
    client = setup.client(settings.access)
    registry = GoProxies(client, settings, setup.cache)
    return Kind(registry.lookup, settings.addresses, client)


class GoProxies:
    """The configured proxies, asked in their order."""

    def __init__(self, client: Client, settings: GoSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._cache = cache

    def lookup(self, purl: PackageURL) -> Found:
        """The license files of the module, at its version or at its newest; raises `RegistryError`."""
        path = f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name
        if not self._settings.steps:
            message = "the go command has no proxy to ask; set one with `go env -w GOPROXY=...`, or install Go"
            raise RegistryError("registry-unconfigured", message)
        if self._settings.is_private(path):
            message = (
                f"GOPRIVATE or GONOPROXY says that {path} comes from its repository, which is not asked; run `go mod "
                "download` first, or clarify the license by hand"
            )
            raise RegistryError("registry-elsewhere", message)
        failure: RegistryError | None = None
        for step in self._settings.steps:
            if step.target in (DIRECT, OFF):
                raise failure or _no_further(step.target, path)
            try:
                found = self._from(step.target, path, purl.version or None)
            except RegistryError as error:
                if error.is_final or not step.lenient:
                    raise
                failure = failure or error
                continue
            if found is not None:
                return found
        raise failure or self._missing(path, purl.version)

    def _missing(self, path: str, version: str | None) -> RegistryError:
        where = " and ".join(map(shown, self._settings.addresses))
        wanted = f"{path} {version}" if version else path
        message = f"{where} has no {wanted}; if it comes from another proxy, add that to GOPROXY"
        return RegistryError("registry-missing", message)

    def _from(self, proxy: str, path: str, version: str | None) -> Found | None:
        """What the module at PROXY holds, or None where it is not there."""
        module = f"{proxy}/{escaped(path)}"
        version = version or self._client.get(
            f"{module}/@latest", _latest, accept="application/json", max_age=HOUR, limit=_INFO_LIMIT
        )
        if version is None:
            return None
        if not _VERSION.fullmatch(version):
            message = f"{version} is no version of a module but the name of a branch or a commit; run `go mod tidy`"
            raise RegistryError("registry-purl", message)
        url = f"{module}/@v/{escaped(version)}.zip"
        contents = self._contents(url, f"{path}@{version}/")
        return None if contents is None else Found(None, (), contents.texts, shown(url))

    def _contents(self, url: str, folder: str) -> Contents | None:
        """The license files at the top of FOLDER in the archive; its name leads only to files of the module itself."""

        def named(path: str) -> str | None:
            name = path.removeprefix(folder)
            return name if name != path and _is_license(name) else None

        return kept_licenses(self._client, self._cache, url, _ARCHIVE_LIMIT, named)


def _no_further(target: str, path: str) -> RegistryError:
    if target == OFF:
        message = "GOPROXY=off lets nobody be asked; run `go mod download` where it may, or clarify the license by hand"
        return RegistryError("registry-unconfigured", message)
    message = (
        f"no proxy has {path}, and its repository, which GOPROXY names next (direct), is not asked; run `go mod "
        "download` first, or clarify the license by hand"
    )
    return RegistryError("registry-missing", message)


def _latest(kept: Kept) -> str:
    version = (json_table(kept.body) or {}).get("Version")
    if not isinstance(version, str):
        raise RegistryError("registry-broken", f"{shown(kept.url)} is no answer of a proxy; check GOPROXY")
    return version


def _is_license(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return is_legal(name) and not is_notice(name) if not folder else bool(name) and folder.lower() in _FOLDERS
