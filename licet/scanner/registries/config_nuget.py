# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The feeds that NuGet would ask for any project of the user, read from where it reads them.

Sources: https://learn.microsoft.com/en-us/nuget/consume-packages/configuring-nuget-behavior,
https://learn.microsoft.com/en-us/nuget/reference/nuget-config-file
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from licet.scanner.packages.xml import Element, XmlError, read_xml
from licet.scanner.registries.address import Access, basic, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read

_VARIABLE = re.compile(r"%([^%]+)%")
_ENCODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class NugetSettings:
    """Where to look, in order, and how to get there. The addresses carry no credentials.

    `locked` are those whose password is encrypted, which only Windows, and only for the user, undoes.
    """

    feeds: tuple[str, ...]
    locked: frozenset[str]
    access: Access


@dataclass(slots=True)
class _Config:
    """What the files say together: feeds by name, the names of those turned off, and the logins for them."""

    feeds: dict[str, str] = field(default_factory=dict)
    off: set[str] = field(default_factory=set)
    logins: dict[str, dict[str, str]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    options: dict[str, str] = field(default_factory=dict)


def nuget_settings(environ: Mapping[str, str], home: Path, default: Callable[[], str | None]) -> NugetSettings:
    """The settings of NuGet; `default` is asked only where the user has named no feed."""
    config = _Config()
    for path in _files(environ, home):
        _take(path, config, environ)
    feeds = {name: url for name, url in config.feeds.items() if name not in config.off and split(url)}
    if not config.feeds and (told := default()):
        feeds = {"": told}
    allowed = {place(url) for name, url in feeds.items() if name in config.plain}
    proxy = config.options.get("http_proxy")
    access = Access(
        credentials=tuple(_credentials(feeds, config.logins)),
        plain=frozenset(allowed),
        proxies=proxies(environ, {"http": proxy, "https": proxy} if proxy else {}),
        no_proxy=no_proxy(environ, config.options.get("no_proxy")),
    )
    locked = (
        without_user(url)
        for name, url in feeds.items()
        if (login := config.logins.get(name)) and "password" in login and "cleartextpassword" not in login
    )
    return NugetSettings(tuple(dict.fromkeys(map(without_user, feeds.values()))), frozenset(locked), access)


def _files(environ: Mapping[str, str], home: Path) -> Iterator[Path]:
    """Where NuGet has settings, those of the machine first, which the user's own win over."""
    if sys.platform == "win32":
        machine = Path(environ.get("ProgramFiles(x86)", "C:/Program Files (x86)")) / "NuGet" / "Config"
        own = Path(environ.get("APPDATA") or home / "AppData/Roaming") / "NuGet"
        more = own / "config"
    else:
        named = environ.get("NUGET_COMMON_APPLICATION_DATA")
        machine = Path(named or "/etc/opt") / "NuGet" / "Config"
        own, more = home / ".nuget" / "NuGet", home / ".nuget" / "config"
        yield home / ".config" / "NuGet" / "NuGet.Config"
    for folder in (machine, more):
        yield from _configs(folder)
    yield own / "NuGet.Config"


def _configs(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.lower().endswith(".config"))
    except OSError:
        return []


def _take(path: Path, config: _Config, environ: Mapping[str, str]) -> None:
    """Take what the file at PATH says into CONFIG; `clear` drops what other files said before."""
    try:
        root = read_xml(read(path) or "<configuration/>")
    except XmlError:
        return  # NuGet itself stops there; a scan reads on
    for element in _rows(root, "packageSources", config.feeds.clear):
        name, url = element.attributes.get("key", ""), _filled(element.attributes.get("value", ""), environ)
        config.feeds[name] = url
        if element.attributes.get("allowInsecureConnections", "").lower() == "true":
            config.plain.add(name)
    for element in _rows(root, "disabledPackageSources", config.off.clear):
        if element.attributes.get("value", "").lower() == "true":
            config.off.add(element.attributes.get("key", ""))
    for element in _rows(root, "config", config.options.clear):
        config.options[element.attributes.get("key", "").lower()] = element.attributes.get("value", "")
    for section in root.all("packageSourceCredentials"):
        for login in section.children:
            pairs = {row.attributes.get("key", "").lower(): row.attributes.get("value", "") for row in login.all("add")}
            config.logins[_decoded(login.name)] = {key: _filled(value, environ) for key, value in pairs.items()}


def _rows(root: Element, section: str, clear: Callable[[], None]) -> Iterator[Element]:
    for element in (row for found in root.all(section) for row in found.children):
        if element.name == "clear":
            clear()
        elif element.name == "add":
            yield element


def _filled(value: str, environ: Mapping[str, str]) -> str:
    """VALUE with environment variables put in; unknown ones stay as written."""
    return _VARIABLE.sub(lambda found: environ.get(found[1], found[0]), value)


def _decoded(name: str) -> str:
    """The name of a feed that an element is called after: `_x0020_` is a space."""
    return _ENCODED.sub(lambda found: chr(int(found[1], 16)), name)


def _credentials(feeds: Mapping[str, str], logins: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """(`//host/`, header) pairs: packages lie elsewhere on the host of a feed than its index."""
    for name, url in feeds.items():
        login = logins.get(name, {})
        user, password = login.get("username"), login.get("cleartextpassword")
        header = basic_of(url) or (basic(user, password) if user is not None and password is not None else None)
        if header:
            yield f"//{place(url)}/", header
