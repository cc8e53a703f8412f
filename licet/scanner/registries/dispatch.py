# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a package URL to the registry of its kind, and from every failure to a `Problem`."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import astuple
from pathlib import Path
from types import ModuleType
from typing import Self, cast

from packageurl import PackageURL

from licet.model import Problem
from licet.scanner.packages.found import Found
from licet.scanner.packages.purls import parsed
from licet.scanner.registries import cargo, composer, elixir, gems, golang, hub, jsr, maven, npm, nuget, pub, pypi
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.kind import Kind, KindModule, Setup, is_pinned
from licet.scanner.registries.pace import Gate, Pace

_MODULES: tuple[ModuleType, ...] = (
    cargo,
    composer,
    elixir,
    gems,
    golang,
    hub,
    jsr,
    maven,
    npm,
    nuget,
    pub,
    pypi,
)

KINDS: tuple[KindModule, ...] = cast("tuple[KindModule, ...]", _MODULES)
"""Every kind of registry that licet asks, sorted by its module's name."""

_OF_TYPE: Mapping[str, KindModule] = {type: module for module in KINDS for type in module.TYPES}

# What may stand in an address without leading to another one.
_NAME = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._~!'()*+@-]+")
_ELSEWHERE = ("repository_url", "download_url", "vcs_url")


class Registries:
    """Asks the registries that the user's own package managers are configured with, and no others.

    `environ`, `home` and `project` are where that configuration is looked for; they default to the process's
    environment, the user's home, and no project. Safe to use from several threads.
    """

    def __init__(
        self,
        cache_dir: Path,
        *,
        environ: Mapping[str, str] | None = None,
        home: Path | None = None,
        project: Path | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._cache = Cache(cache_dir)
        own = dict(os.environ if environ is None else environ)
        self._setup = Setup(own, home or _home(), project, self._cache, Gate(pace or Pace()))
        self._lock = threading.Lock()
        self._kinds: dict[str, Kind] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            for kind in self._kinds.values():
                kind.client.close()

    def known(self, purl: str) -> Found | None:
        """What the cache holds of `purl`, where that can no longer change; nobody is asked."""
        try:
            package = _parse(purl)
            return self._kept(package, self._key(package))
        except RegistryError:
            return None  # `lookup` tells why

    def lookup(self, purl: str) -> Found | Problem:
        """What the registry of `purl` says of its license. Never raises for what the world does."""
        try:
            return self._lookup(_parse(purl))
        except RegistryError as error:
            # Qualifiers can hold addresses, and those credentials.
            path = purl.partition("?")[0].partition("#")[0]
            return Problem(path=path, code=error.code, message=error.message)

    def addresses(self) -> dict[str, tuple[str, ...] | str]:
        """Kind of package to the addresses (without credentials) that would be asked, or why there are none."""
        found: dict[str, tuple[str, ...] | str] = {}
        for type in _OF_TYPE:
            try:
                found[type] = tuple(address for address in self._kind(type).addresses if address)
            except RegistryError as error:
                found[type] = error.message
        return found

    def _lookup(self, purl: PackageURL) -> Found:
        key = self._key(purl)
        found = self._kept(purl, key)
        if found is None:
            found = self._kind(purl.type).ask(purl)
            if is_pinned(purl.version) and (found.declared or found.classifiers or found.license_texts):
                self._cache.write(key, Kept(found.source, json.dumps(astuple(found)).encode()))
        return found

    def _key(self, purl: PackageURL) -> str:
        return f"found-3 {purl.to_string()} {' '.join(self._kind(purl.type).addresses)}"

    def _kept(self, purl: PackageURL, key: str) -> Found | None:
        # A published version never changes: what was found of it once holds, whichever index page lists it today.
        kept = self._cache.read(key) if is_pinned(purl.version) else None
        return _load(kept.body) if kept is not None else None

    def _kind(self, type: str) -> Kind:
        """The registry for purls of `type`; the first call reads the configuration, since many runs need none."""
        with self._lock:
            if type not in self._kinds:
                self._kinds[type] = _OF_TYPE[type].open_kind(self._setup)
            return self._kinds[type]


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        # An account without a home, as in some containers, has no settings there.
        return Path(os.devnull)


def _parse(purl: str) -> PackageURL:
    try:
        package = parsed(purl)
    except ValueError:
        raise RegistryError("registry-purl", "this is no package URL; write it like pkg:pypi/name@1.0") from None
    if package.type not in _OF_TYPE:
        message = f"no registry is known for packages of type {package.type}; clarify the license by hand"
        raise RegistryError("registry-purl", message)
    parts = (package.name, package.version, *(package.namespace or "").split("/"))
    if not all(_NAME.fullmatch(each) for each in parts if each) or (package.type == "pypi" and package.namespace):
        raise RegistryError("registry-purl", "no registry can hold a package of that name or version; check the purl")
    named = next((each for each in _ELSEWHERE if each in package.qualifiers), None)
    if named is not None:
        message = (
            f"its {named} says that it does not come from the configured index, which may hold another package of "
            "that name; clarify the license by hand"
        )
        raise RegistryError("registry-elsewhere", message)
    return package


def _pairs(listed: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((path, text) for path, text in listed)


def _load(body: bytes) -> Found | None:
    try:
        declared, classifiers, texts, source, descriptions, headers, whole = json.loads(body)
        told = _pairs(descriptions), _pairs(headers)
        return Found(declared, tuple(classifiers), _pairs(texts), source, *told, whole)
    except (ValueError, TypeError):
        return None
