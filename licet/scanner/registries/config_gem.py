# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The sources that RubyGems and Bundler would ask, read from where they read them.

Sources: https://guides.rubygems.org/command-reference/#gem-environment (gemrc),
https://bundler.io/man/bundle-config.1.html (mirrors, credentials)
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from licet.scanner.lockfiles.reading import Unreadable, parse_yaml
from licet.scanner.registries.address import Access, basic, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read

ETC = Path("/etc")

_MIRROR = re.compile(r"BUNDLE_MIRROR__(ALL|HTTPS?://.+)")
_NO_CHECK = ("0", ":none", "none", "OpenSSL::SSL::VERIFY_NONE")


@dataclass(frozen=True, slots=True)
class GemSettings:
    """Where to look, in order, and how to get there. The addresses carry no credentials."""

    sources: tuple[str, ...]
    access: Access


def gem_settings(environ: Mapping[str, str], home: Path, default: Callable[[], str | None]) -> GemSettings:
    """The settings of RubyGems and Bundler; `default` is asked only where the user has named no source."""
    gemrc = _gemrc(environ, home)
    bundler = _bundler(environ, home)
    mirrors = dict(_mirrors(bundler))
    listed = gemrc.get(":sources", gemrc.get("sources"))
    named = [each for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    wanted = [each for each in named or [default() or ""] if split(each)]
    asked = [mirrors.get(_normal(each), mirrors.get("all", each)) for each in wanted]
    ca_file = gemrc.get(":ssl_ca_cert") or bundler.get("BUNDLE_SSL_CA_CERT")
    unverified = str(gemrc.get(":ssl_verify_mode")) in _NO_CHECK
    access = Access(
        credentials=tuple(_credentials([*wanted, *asked], bundler)),
        plain=frozenset(place(each) for each in asked if each.lower().startswith("http:")),
        unverified=frozenset(map(place, asked)) if unverified else frozenset(),
        ca_file=ca_file if isinstance(ca_file, str) else None,
        proxies=proxies(environ, {}),
        no_proxy=no_proxy(environ),
    )
    return GemSettings(tuple(dict.fromkeys(without_user(each).rstrip("/") for each in asked)), access)


def _gemrc(environ: Mapping[str, str], home: Path) -> dict[str, Any]:
    """What the files of RubyGems say together; later ones win."""
    own = home / ".gemrc"
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "gem" / "gemrc"
    named = [Path(each) for each in environ.get("GEMRC", "").split(os.pathsep) if each]
    found: dict[str, Any] = {}
    for path in (ETC / "gemrc", own if own.is_file() else config, *named):
        found |= _table(path)
    return found


def _bundler(environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """Bundler's settings of the user; the environment wins over the file. The project's own are not asked."""
    file = environ.get("BUNDLE_USER_CONFIG")
    folder = Path(environ.get("BUNDLE_USER_HOME") or home / ".bundle")
    own = _table(Path(file) if file else folder / "config")
    said = {key: value for key, value in own.items() if isinstance(value, str)}
    return said | {key: value for key, value in environ.items() if key.startswith("BUNDLE_")}


def _table(path: Path) -> dict[str, Any]:
    try:
        return parse_yaml(read(path))
    except Unreadable:
        return {}  # RubyGems itself goes on without a file that it cannot read


def _mirrors(bundler: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The address of each source that has a mirror, or `all`, with the mirror's."""
    for key, value in bundler.items():
        found = _MIRROR.fullmatch(key.upper())
        if found and split(value):
            name = found[1].lower().replace("___", "-").replace("__", ".")
            yield (name if name == "all" else _normal(name)), value


def _normal(address: str) -> str:
    return without_user(address).rstrip("/").lower()


def _credentials(asked: list[str], bundler: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(`//host/path/`, header) pairs: what the addresses carry, and what Bundler has for their hosts."""
    for each in asked:
        parts, header = split(each), basic_of(each)
        if parts is None:
            continue
        if header is None:
            user, _, password = bundler.get(_key(parts.hostname or ""), "").partition(":")
            header = basic(user, password) if user else None
        if header is not None:
            yield f"//{place(each)}{parts.path.rstrip('/')}/", header


def _key(host: str) -> str:
    """What Bundler calls the setting with the credentials for HOST."""
    return "BUNDLE_" + host.upper().replace("-", "___").replace(".", "__")
