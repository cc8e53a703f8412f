# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The indexes that pip would ask, read from where pip reads them and in its order."""

from __future__ import annotations

import configparser
import netrc
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from licet.scanner.registries.address import Access, basic, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read

ETC = Path("/etc")
_TRUE = frozenset({"1", "true", "yes", "on", "t", "y"})


@dataclass(frozen=True, slots=True)
class PipSettings:
    """Where to look, in order, and how to get there. The addresses carry no credentials."""

    indexes: tuple[str, ...]
    access: Access


def pip_settings(environ: Mapping[str, str], home: Path, default: Callable[[], str | None]) -> PipSettings:
    """The settings of pip; `default` is asked only where the user has set no index."""
    options = _options(environ, home)
    addresses: list[str] = []
    if options.get("no-index", "").lower() not in _TRUE:
        main = options.get("index-url") or default()
        addresses = [*([main] if main else []), *options.get("extra-index-url", "").split()]
    usable = [each for each in addresses if split(each) is not None]
    trusted = frozenset(host.lower() for host in options.get("trusted-host", "").split())
    proxy = options.get("proxy")
    access = Access(
        credentials=(*credentials(usable), *netrc_entries(environ, home, usable)),
        plain=trusted,
        unverified=trusted,
        ca_file=options.get("cert") or environ.get("REQUESTS_CA_BUNDLE") or environ.get("CURL_CA_BUNDLE") or None,
        proxies=proxies(environ, {"http": proxy, "https": proxy} if proxy else {}),
        no_proxy=no_proxy(environ),
    )
    return PipSettings(tuple(dict.fromkeys(without_user(each).rstrip("/") for each in usable)), access)


def _options(environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """Later files win over earlier ones, and the environment over all files."""
    common: dict[str, str] = {}
    install: dict[str, str] = {}
    for path in _files(environ, home):
        parser = configparser.RawConfigParser(strict=False)
        # pip itself stops at a file that it cannot parse; a scan reads on.
        with suppress(configparser.Error):
            parser.read_string(read(path))
        for section, into in (("global", common), ("install", install)):
            if parser.has_section(section):
                into.update({_plain(name): value or "" for name, value in parser.items(section)})
    options = {**common, **install}
    for name, value in environ.items():
        upper = name.upper()
        if upper.startswith("PIP_") and value:
            options[_plain(upper.removeprefix("PIP_"))] = value
    return options


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").removeprefix("--")


def _files(environ: Mapping[str, str], home: Path) -> list[Path]:
    named = environ.get("PIP_CONFIG_FILE")
    if named == os.devnull:
        return []
    name = "pip.ini" if sys.platform == "win32" else "pip.conf"
    prefix = Path(environ.get("VIRTUAL_ENV") or sys.prefix)
    files = _machine_files(environ, name)
    # As in pip: a file named by the environment stands in for the user's own, where it exists.
    if not (named and Path(named).exists()):
        files += _user_files(environ, home, name)
    files.append(prefix / name)
    return [*files, Path(named)] if named else files


def _machine_files(environ: Mapping[str, str], name: str) -> list[Path]:
    if sys.platform == "win32":
        return [Path(environ.get("PROGRAMDATA", "C:/ProgramData")) / "pip" / name]
    if sys.platform == "darwin":
        return [Path("/Library/Application Support/pip") / name]
    folders = [Path(each) for each in environ.get("XDG_CONFIG_DIRS", "").split(":") if each] or [ETC / "xdg"]
    return [*(folder / "pip" / name for folder in folders), ETC / name]


def _user_files(environ: Mapping[str, str], home: Path, name: str) -> list[Path]:
    if sys.platform == "win32":
        roaming = environ.get("APPDATA")
        return [home / "pip" / name, Path(roaming) / "pip" / name if roaming else home / "AppData/Roaming/pip" / name]
    own = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "pip" / name
    library = home / "Library/Application Support/pip"
    if sys.platform == "darwin" and library.is_dir():
        own = library / name
    return [home / ".pip" / name, own]


def credentials(addresses: list[str]) -> list[tuple[str, str]]:
    """An index's credentials are good for its own folder first, then for all of its host: the files lie elsewhere."""
    found: list[tuple[str, str]] = []
    for each in addresses:
        header, parts = basic_of(each), split(each)
        if header is not None and parts is not None:
            found += [(f"//{place(each)}{parts.path.rstrip('/')}/", header), (f"//{place(each)}/", header)]
    # The first of several for one host counts, as `dict` keeps the last.
    return list(dict(reversed(found)).items())


def netrc_entries(environ: Mapping[str, str], home: Path, addresses: list[str]) -> list[tuple[str, str]]:
    """What the user's netrc says of the indexes' hosts, and of no others."""
    names = [Path(environ["NETRC"])] if environ.get("NETRC") else [home / ".netrc", home / "_netrc"]
    known = {f"//{place(each)}/" for each in addresses if basic_of(each) is not None}
    found: list[tuple[str, str]] = []
    for path in names:
        try:
            entries = netrc.netrc(str(path))
        except (OSError, netrc.NetrcParseError, UnicodeDecodeError):
            continue
        for each in addresses:
            parts = split(each)
            entry = entries.hosts.get((parts.hostname if parts else None) or "")
            if entry is not None and f"//{place(each)}/" not in known:
                found.append((f"//{place(each)}/", basic(entry[0] or "", entry[2] or "")))
    return found
