# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The repositories that Maven would ask, read from where Maven reads them (https://maven.apache.org/settings.html).

Those of the profiles that are active come first, then the default, which the installed Maven's own super POM names.
Mirrors stand in for what they mirror. Passwords that Maven has encrypted are for Maven alone to read.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from licet.scanner.metadata.maven.settings import filled, maven_home, settings_files
from licet.scanner.packages.xml import Element, XmlError, read_xml
from licet.scanner.registries.address import Access, basic, basic_of, is_loopback, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies
from licet.scanner.text import decode

_SUPER_POM = "org/apache/maven/model/pom-4.0.0.xml"
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class MavenSettings:
    """Where to look, in order, without credentials; `encrypted` are those whose password only Maven can read."""

    repositories: tuple[str, ...]
    access: Access
    encrypted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Repository:
    id: str
    url: str


def maven_settings(environ: Mapping[str, str], home: Path) -> MavenSettings:
    """The settings of Maven."""
    files = settings_files(environ, home)
    said = _Said(files, environ, home)
    asked = [made for each in (*said.repositories(), *_defaults(environ)) if (made := said.mirrored(each))]
    usable = list({each.url: each for each in asked if split(each.url)}.values())
    servers = said.servers()
    access = Access(
        credentials=tuple(_credentials(usable, servers)),
        plain=frozenset(place(each.url) for each in usable if each.url.lower().startswith("http:")),
        proxies=proxies(environ, said.proxies()),
        no_proxy=no_proxy(environ, said.no_proxy()),
    )
    encrypted = frozenset(_bare(each.url) for each in usable if _is_encrypted(servers.get(each.id)))
    return MavenSettings(tuple(dict.fromkeys(_bare(each.url) for each in usable)), access, encrypted)


class _Said:
    """What settings FILES, those that go first in front, say."""

    def __init__(self, files: Sequence[Element], environ: Mapping[str, str], home: Path) -> None:
        self._files = files
        self._environ = environ
        self._home = home

    def repositories(self) -> Iterator[_Repository]:
        """Those of the active profiles; of two with one id the first counts."""
        seen: set[str] = set()
        for profile in self._active():
            for element in _all(profile, "repositories", "repository"):
                made = self._repository(element)
                if made.id not in seen and element.word("releases/enabled") != "false":
                    seen.add(made.id)
                    yield made

    def mirrored(self, repository: _Repository) -> _Repository | None:
        """What is asked in place of REPOSITORY; None where a mirror is there to block it."""
        mirrors = [mirror for file in self._files for mirror in _all(file, "mirrors", "mirror")]
        exact = [mirror for mirror in mirrors if mirror.word("mirrorOf") == repository.id]
        fitting = [mirror for mirror in mirrors if _mirrors(mirror.word("mirrorOf") or "", repository)]
        for mirror in (*exact, *fitting):
            return None if mirror.word("blocked") == "true" else self._repository(mirror)
        return repository

    def servers(self) -> dict[str, Element]:
        """What each id is given: credentials, or headers."""
        found: dict[str, Element] = {}
        for file in self._files:
            for server in _all(file, "servers", "server"):
                for child in server.walk():
                    child.text = filled(child.text, self._environ, self._home)
                found.setdefault(server.word("id") or "", server)
        return found

    def proxies(self) -> dict[str, str]:
        """Scheme to the address of the first proxy that is active for it; one for http serves https as well."""
        found: dict[str, str] = {}
        for proxy in self._proxies():
            host, port = proxy.word("host"), proxy.word("port") or "8080"
            user = ":".join(quote(proxy.word(key) or "", safe="") for key in ("username", "password"))
            address = f"http://{user}@{host}:{port}" if user != ":" else f"http://{host}:{port}"
            if host and split(address):
                found.setdefault((proxy.word("protocol") or "http").lower(), address)
        return {"http": found.get("http", ""), "https": found.get("https") or found.get("http", "")}

    def no_proxy(self) -> str | None:
        """The hosts to be asked directly, with commas between."""
        return next((h.replace("|", ",") for p in self._proxies() if (h := p.word("nonProxyHosts"))), None)

    def _proxies(self) -> Iterator[Element]:
        for file in self._files:
            for proxy in _all(file, "proxies", "proxy"):
                if proxy.word("active") != "false":
                    yield proxy

    def _active(self) -> Iterator[Element]:
        """The profiles that are active: those that are named as such, else those that are so by default."""
        profiles: dict[str, Element] = {}
        for file in self._files:
            for profile in _all(file, "profiles", "profile"):
                profiles.setdefault(profile.word("id") or "", profile)
        named = {each.text.strip() for file in self._files for each in _all(file, "activeProfiles", "activeProfile")}
        chosen = [profile for id, profile in profiles.items() if id in named]
        default = [p for p in profiles.values() if p.word("activation/activeByDefault") == "true"]
        yield from chosen or default

    def _repository(self, element: Element) -> _Repository:
        url = filled(element.word("url") or "", self._environ, self._home)
        return _Repository(element.word("id") or "", url)


def _mirrors(pattern: str, repository: _Repository) -> bool:
    """Whether PATTERN (`*`, `external:*`, `a,b`, `*,!c`) is of REPOSITORY; an exclusion counts wherever it stands."""
    parts = [part.strip() for part in pattern.split(",")]
    if f"!{repository.id}" in parts:
        return False
    outside = not is_loopback(repository.url) and split(repository.url) is not None
    plain = repository.url.lower().startswith("http:")
    fits = {"*": True, "external:*": outside, "external:http:*": outside and plain, repository.id: True}
    return any(fits.get(part, False) for part in parts)


def _credentials(asked: Sequence[_Repository], servers: Mapping[str, Element]) -> Iterator[tuple[str, str]]:
    for each in asked:
        header = _header(servers.get(each.id)) or basic_of(each.url)
        parts = split(each.url)
        if header is not None and parts is not None:
            yield f"//{place(each.url)}{parts.path.rstrip('/')}/", header


def _header(server: Element | None) -> str | None:
    """The Authorization that SERVER is given, by user and password or as a header."""
    if server is None:
        return None
    for property in server.walk():
        if property.name == "property" and (property.word("name") or "").lower() == "authorization":
            return property.word("value")
    user, password = server.word("username"), server.word("password")
    return basic(user, password or "") if user and not _is_encrypted(server) else None


def _is_encrypted(server: Element | None) -> bool:
    password = (server.word("password") if server else None) or ""
    return "{" in password and password.rstrip().endswith("}") and not password.startswith("${")


def _defaults(environ: Mapping[str, str]) -> Iterator[_Repository]:
    """What the installed Maven asks where nobody tells it anything; nothing where none is installed."""
    folder = maven_home(environ)
    for jar in sorted(folder.glob("lib/maven-model-builder*.jar")) if folder else ():
        try:
            with zipfile.ZipFile(jar) as archive, archive.open(_SUPER_POM) as stream:
                root = read_xml(decode(stream.read(_LARGEST)) or "")
        except (OSError, KeyError, ValueError, XmlError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
            continue
        for element in _all(root, "repositories", "repository"):
            yield _Repository(element.word("id") or "", element.word("url") or "")
        return


def _all(element: Element, group: str, name: str) -> Iterator[Element]:
    found = element.first(group)
    return found.all(name) if found else iter(())


def _bare(url: str) -> str:
    return without_user(url).rstrip("/")
