# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a package URL to the registry of its kind, and from every failure to a `Problem`."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path
from typing import Self

from packageurl import PackageURL

import licet
from licet.model import Problem
from licet.scanner.metadata.registry import Found
from licet.scanner.registries.address import Access
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.clients import npm_default, pip_default
from licet.scanner.registries.config_npm import npm_settings
from licet.scanner.registries.config_pip import pip_settings
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import Client
from licet.scanner.registries.npm import NpmRegistries, is_pinned
from licet.scanner.registries.pace import Gate, Pace
from licet.scanner.registries.pypi import PythonIndexes

# What may stand in an address without leading to another one.
_NAME = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._~!'()*+-]+")
_ELSEWHERE = ("repository_url", "download_url", "vcs_url")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of registry, made ready: the question, and the addresses that it goes to."""

    ask: Callable[[str | None, str, str | None], Found]
    addresses: tuple[str, ...]
    client: Client


class Registries:
    """Asks the registries that the user's own pip and npm are configured with, and no others.

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
        self._environ = dict(os.environ if environ is None else environ)
        self._home = home
        self._project = project
        self._cache = Cache(cache_dir)
        self._gate = Gate(pace or Pace())
        self._lock = threading.Lock()
        self._kinds: dict[str, _Kind] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            for kind in self._kinds.values():
                kind.client.close()

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
        for type in ("pypi", "npm"):
            try:
                found[type] = tuple(address for address in self._kind(type).addresses if address)
            except RegistryError as error:
                found[type] = error.message
        return found

    def _lookup(self, purl: PackageURL) -> Found:
        kind = self._kind(purl.type)
        version = purl.version or None
        # A published version never changes: what was found of it once holds, whichever index page lists it today.
        key = f"found-1 {purl.to_string()} {' '.join(kind.addresses)}"
        kept = self._cache.read(key) if is_pinned(version) else None
        found = _load(kept.body) if kept is not None else None
        if found is None:
            found = kind.ask(purl.namespace or None, purl.name, version)
            if is_pinned(version) and (found.declared or found.classifiers or found.license_texts):
                self._cache.write(key, Kept(found.source, json.dumps(astuple(found)).encode()))
        return found

    def _kind(self, type: str) -> _Kind:
        """The registry for purls of `type`; the first call reads the configuration, since many runs need none."""
        with self._lock:
            if type not in self._kinds:
                self._kinds[type] = self._python() if type == "pypi" else self._javascript()
            return self._kinds[type]

    def _python(self) -> _Kind:
        settings = pip_settings(self._environ, self._home_folder(), partial(pip_default, self._environ))
        client = self._client(settings.access)
        indexes = PythonIndexes(client, settings.indexes, self._cache)
        return _Kind(lambda _, name, version: indexes.lookup(name, version), settings.indexes, client)

    def _javascript(self) -> _Kind:
        default = partial(npm_default, self._environ)
        settings = npm_settings(self._environ, self._home_folder(), self._project, default)
        client = self._client(settings.access)
        addresses = (settings.registry or "", *map("=".join, settings.scopes))
        return _Kind(NpmRegistries(client, settings, self._cache).lookup, addresses, client)

    def _home_folder(self) -> Path:
        try:
            return self._home or Path.home()
        except RuntimeError:
            # An account without a home, as in some containers, has no settings there.
            return Path(os.devnull)

    def _client(self, access: Access) -> Client:
        return Client(access, self._gate, self._cache, f"licet/{licet.__version__}")


def _parse(purl: str) -> PackageURL:
    try:
        parsed = PackageURL.from_string(purl)
    except ValueError:
        raise RegistryError("registry-purl", "this is no package URL; write it like pkg:pypi/name@1.0") from None
    if parsed.type not in {"pypi", "npm"}:
        message = f"no registry is known for packages of type {parsed.type}; clarify the license by hand"
        raise RegistryError("registry-purl", message)
    scope = (parsed.namespace or "").removeprefix("@") if parsed.type == "npm" else (parsed.namespace or "")
    if not all(_NAME.fullmatch(each) for each in (parsed.name, parsed.version, scope) if each) or (
        parsed.type == "pypi" and scope
    ):
        raise RegistryError("registry-purl", "no registry can hold a package of that name or version; check the purl")
    named = next((each for each in _ELSEWHERE if each in parsed.qualifiers), None)
    if named is not None:
        message = (
            f"its {named} says that it does not come from the configured index, which may hold another package of "
            "that name; clarify the license by hand"
        )
        raise RegistryError("registry-elsewhere", message)
    return parsed


def _load(body: bytes) -> Found | None:
    try:
        declared, classifiers, texts, source = json.loads(body)
        return Found(declared, tuple(classifiers), tuple((path, text) for path, text in texts), source)
    except (ValueError, TypeError):
        return None
