# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The repositories that Composer would ask for any project of the user, read from where it reads them.

Sources: https://getcomposer.org/doc/03-cli.md#composer-home, https://getcomposer.org/doc/05-repositories.md,
https://getcomposer.org/doc/articles/authentication-for-private-packages.md
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from licet.scanner.registries.address import Access, basic, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read
from licet.scanner.values import json_table, table


@dataclass(frozen=True, slots=True)
class ComposerSettings:
    """Where to look, in order, and how to get there. The addresses carry no credentials."""

    repositories: tuple[str, ...]
    access: Access


def composer_settings(environ: Mapping[str, str], home: Path, default: Callable[[], str | None]) -> ComposerSettings:
    """The settings of Composer; `default` is asked unless the user has turned that repository off."""
    folder = _home(environ, home)
    settings = _object(read(folder / "config.json"))
    config = table(settings.get("config"))
    listed, is_off = _repositories(settings.get("repositories"))
    wanted = [*listed, *([] if is_off else [default() or ""])]
    asked = [each for each in wanted if split(each)]
    is_strict = config.get("secure-http") is not False
    ca_file = config.get("cafile")
    access = Access(
        credentials=tuple(_credentials(asked, [config, _object(read(folder / "auth.json")), _of_environment(environ)])),
        plain=frozenset() if is_strict else frozenset(place(each) for each in asked if each.startswith("http:")),
        unverified=frozenset(map(place, asked)) if config.get("disable-tls") is True else frozenset(),
        ca_file=ca_file if isinstance(ca_file, str) and ca_file else None,
        proxies=proxies(environ, {}),
        no_proxy=no_proxy(environ),
    )
    return ComposerSettings(tuple(dict.fromkeys(without_user(each).rstrip("/") for each in asked)), access)


def _home(environ: Mapping[str, str], home: Path) -> Path:
    """Where Composer has the user's settings."""
    named = environ.get("COMPOSER_HOME")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(environ.get("APPDATA") or home / "AppData/Roaming") / "Composer"
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "composer"
    return config if config.is_dir() or not (home / ".composer").is_dir() else home / ".composer"


def _repositories(listed: object) -> tuple[list[str], bool]:
    """The addresses of the repositories LISTED, and whether the one that is there by itself is turned off.

    That is a name with `false`, in a table of all or in a row of its own.
    """
    rows = list(listed.values()) if isinstance(listed, dict) else listed if isinstance(listed, list) else []
    urls = [row.get("url") for row in map(table, rows) if row.get("type") == "composer"]
    names = [row for row in map(table, rows) if "type" not in row]
    is_off = any(row is False for row in rows) or any(value is False for row in names for value in row.values())
    return [url for url in urls if isinstance(url, str)], is_off


def _of_environment(environ: Mapping[str, str]) -> Mapping[str, Any]:
    return _object(environ.get("COMPOSER_AUTH", ""))


def _credentials(asked: list[str], stores: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """(`//host/path/`, header) pairs; later STORES win over earlier ones, and what an address carries over all."""
    for each in asked:
        parts = split(each)
        hosts = (place(each), (parts.hostname if parts else None) or "")
        headers = [_header(store, host) for store in stores for host in reversed(hosts)]
        header = basic_of(each) or next((header for header in reversed(headers) if header), None)
        if header:
            yield f"//{place(each)}/", header


def _header(store: Mapping[str, Any], host: str) -> str | None:
    """What STORE has for HOST."""
    pair = table(table(store.get("http-basic")).get(host))
    user, password = pair.get("username"), pair.get("password")
    if isinstance(user, str) and isinstance(password, str):
        return basic(user, password)
    token = table(store.get("bearer")).get(host)
    return f"Bearer {token}" if isinstance(token, str) and token else None


def _object(text: str) -> dict[str, Any]:
    return json_table(text) or {}
