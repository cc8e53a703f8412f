# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The indexes that uv would ask, read from the user's and the machine's settings; a project's own are not trusted.

Sources: https://docs.astral.sh/uv/reference/settings/, https://docs.astral.sh/uv/reference/environment/
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from licet.scanner.registries.address import Access, basic, place, split, without_user
from licet.scanner.registries.config_pip import PipSettings, credentials, netrc_entries
from licet.scanner.registries.settings import read

ETC = Path("/etc")

_TRUE = frozenset({"1", "true", "yes", "on", "t", "y"})
_NAMED = re.compile(r"(?P<name>[\w.-]+)=(?P<url>https?://.*)")


@dataclass(frozen=True, slots=True)
class Index:
    """One index as the settings write it; `name` is empty where it has none."""

    url: str
    name: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class UvSettings:
    """Where uv would look, in order, the default last; hosts that need no certificate; the user's variables."""

    indexes: tuple[Index, ...]
    insecure: frozenset[str]

    @property
    def has_default(self) -> bool:
        """Whether an index of the user's stands in for the one that uv knows itself."""
        return any(index.is_default for index in self.indexes)


def uv_settings(environ: Mapping[str, str], home: Path) -> UvSettings:
    """The settings of uv: variables before the user's file, that before the machine's."""
    settings = [_parsed(path) for path in _files(environ, home)]
    if environ.get("UV_NO_INDEX", "").lower() in _TRUE or any(one.get("no-index") is True for one in settings[:1]):
        return UvSettings((), frozenset())
    found = [*_from_environment(environ), *(index for one in settings for index in _from_settings(one))]
    usable = [index for index in found if split(index.url) is not None]
    others = [index for index in usable if not index.is_default]
    default = [index for index in usable if index.is_default][:1]
    insecure = {host for one in settings for host in _texts(one.get("allow-insecure-host"))}
    insecure |= set(environ.get("UV_INSECURE_HOST", "").split())
    return UvSettings((*others, *default), frozenset(host.lower() for host in insecure))


def with_uv(pip: PipSettings, uv: UvSettings, environ: Mapping[str, str], home: Path) -> PipSettings:
    """What PIP would ask, and then what UV would, with the ways to both."""
    if not uv.indexes:
        return pip
    addresses = [index.url for index in uv.indexes]
    secrets = (*credentials(addresses), *_from_variables(uv.indexes, environ), *netrc_entries(environ, home, addresses))
    access: Access = replace(
        pip.access,
        credentials=(*pip.access.credentials, *secrets),
        plain=pip.access.plain | uv.insecure,
        unverified=pip.access.unverified | uv.insecure,
        ca_file=pip.access.ca_file or environ.get("SSL_CERT_FILE") or None,
    )
    bare = (without_user(address).rstrip("/") for address in addresses)
    return PipSettings(tuple(dict.fromkeys((*pip.indexes, *bare))), access)


def _files(environ: Mapping[str, str], home: Path) -> list[Path]:
    """The settings files, the one that counts most first."""
    if environ.get("UV_NO_CONFIG", "").lower() in _TRUE:
        return []
    named = environ.get("UV_CONFIG_FILE")
    if named:
        return [Path(named)]
    own = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    if os.name == "nt":
        own = Path(environ.get("APPDATA") or home / "AppData/Roaming")
    machine = [Path(each) for each in environ.get("XDG_CONFIG_DIRS", "").split(":") if each] or [ETC / "xdg"]
    return [own / "uv" / "uv.toml", *(folder / "uv" / "uv.toml" for folder in machine), ETC / "uv" / "uv.toml"]


def _parsed(path: Path) -> Mapping[str, Any]:
    with suppress(ValueError, RecursionError):
        return tomllib.loads(read(path))
    return {}


def _from_environment(environ: Mapping[str, str]) -> Iterator[Index]:
    for written in environ.get("UV_INDEX", "").split():
        named = _NAMED.fullmatch(written)
        yield Index(named["url"], named["name"]) if named else Index(written)
    yield from (Index(url) for url in environ.get("UV_EXTRA_INDEX_URL", "").split())
    default = environ.get("UV_DEFAULT_INDEX") or environ.get("UV_INDEX_URL") or ""
    named = _NAMED.fullmatch(default)
    if default:
        yield Index(named["url"], named["name"], True) if named else Index(default, "", True)


def _from_settings(settings: Mapping[str, Any]) -> Iterator[Index]:
    """Indexes that are for packages which name them alone are not asked for others."""
    listed = settings.get("index")
    for row in listed if isinstance(listed, list) else ():
        url = row.get("url") if isinstance(row, dict) else None
        if isinstance(url, str) and row.get("explicit") is not True:
            yield Index(url, str(row.get("name") or ""), row.get("default") is True)
    pip = settings.get("pip")
    for table in (settings, pip if isinstance(pip, dict) else {}):
        yield from (Index(url) for url in _texts(table.get("extra-index-url")))
        yield from (Index(url, "", True) for url in _texts(table.get("index-url")))


def _texts(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _from_variables(indexes: tuple[Index, ...], environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The credentials that variables hold for an index by its name."""
    for index in indexes:
        key = "UV_INDEX_" + re.sub(r"\W", "_", index.name).upper()
        user, password = environ.get(f"{key}_USERNAME"), environ.get(f"{key}_PASSWORD")
        if index.name and (user or password):
            yield f"//{place(index.url)}/", basic(user or "", password or "")
