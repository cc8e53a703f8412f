# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The registries that Cargo would ask, read from its own folder and the environment.

Cargo is told nothing in the folder of a scanned project: who writes that could send the user's tokens elsewhere.
https://doc.rust-lang.org/cargo/reference/config.html, .../registries.html, .../source-replacement.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from licet.scanner.packages.cargo import cargo_home, read_config, tables
from licet.scanner.registries.address import Access, basic_of, place, split, without_user
from licet.scanner.registries.settings import no_proxy, proxies, read
from licet.scanner.values import json_table, table, word

_MOST_REPLACEMENTS = 16
_SPARSE = "sparse+"
_MAIN = "crates-io"
_NOTED = re.compile(r"(.+)-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class CargoSettings:
    """Which registries to ask, in order, and how to get there. The addresses carry no credentials.

    `indexes` are those of the sparse protocol, and `downloads` the addresses that Cargo noted in its own folder for
    registries that nobody had to configure; those of `repositories` have their index in git alone.
    """

    indexes: tuple[str, ...]
    downloads: tuple[str, ...]
    repositories: tuple[str, ...]
    access: Access


def cargo_settings(environ: Mapping[str, str], home: Path) -> CargoSettings:
    """The settings of Cargo."""
    folder = cargo_home(environ, home)
    config = read_config(folder, "config.toml", "config")
    main = _main_index(config)
    named = {**_indexes(config), **_from_environment(environ, "INDEX")}
    default = environ.get("CARGO_REGISTRY_DEFAULT") or word(table(config.get("registry")).get("default"))
    order = [named.get(_spelled(default or "")), main, *(named[name] for name in sorted(named))]
    written = list(dict.fromkeys(address for address in order if address))
    usable = [address for each in written if split(address := each.removeprefix(_SPARSE)) and each.startswith(_SPARSE)]
    indexes = tuple(dict.fromkeys(without_user(each).rstrip("/") for each in usable))
    known = frozenset(map(place, indexes))
    http = table(config.get("http"))
    proxy = environ.get("CARGO_HTTP_PROXY") or word(http.get("proxy"))
    access = Access(
        credentials=tuple(_credentials(environ, folder, named, usable)),
        plain=frozenset(place(each) for each in usable if each.lower().startswith("http:")),
        ca_file=environ.get("CARGO_HTTP_CAINFO") or word(http.get("cainfo")),
        proxies=proxies(environ, {"http": proxy, "https": proxy} if proxy else {}),
        no_proxy=no_proxy(environ),
    )
    downloads = () if main else tuple(_noted(folder, known))
    return CargoSettings(indexes, downloads, tuple(each for each in written if not each.startswith(_SPARSE)), access)


def _main_index(config: Mapping[str, Any]) -> str | None:
    """The index of what stands in the place of the registry that Cargo knows by itself; None where nothing does."""
    sources, name = tables(config.get("source")), _MAIN
    for _ in range(_MOST_REPLACEMENTS):
        source = sources.get(name, {})
        other = word(source.get("replace-with"))
        if other is None:
            return word(source.get("registry")) or _indexes(config).get(_spelled(name))
        name = other
    return None


def _indexes(config: Mapping[str, Any]) -> dict[str, str]:
    named = ((_spelled(name), word(entry.get("index"))) for name, entry in tables(config.get("registries")).items())
    return {name: index for name, index in named if index}


def _from_environment(environ: Mapping[str, str], key: str) -> dict[str, str]:
    """KEY of each registry that the environment configures, by the registry's name as variables spell it."""
    wanted = re.compile(rf"CARGO_REGISTRIES_(.+)_{key}")
    return {found[1]: value for name, value in environ.items() if value and (found := wanted.fullmatch(name))}


def _spelled(name: str) -> str:
    """NAME as the variables of the environment spell it."""
    return name.upper().replace("-", "_")


def _credentials(
    environ: Mapping[str, str], folder: Path, named: Mapping[str, str], usable: list[str]
) -> Iterator[tuple[str, str]]:
    """(`//host/path/`, header) pairs; a token is sent as it is. Each goes to the host of its own index alone."""
    stored = tables(read_config(folder, "credentials.toml", "credentials").get("registries"))
    tokens = {_spelled(name): word(entry.get("token")) for name, entry in stored.items()}
    tokens |= _from_environment(environ, "TOKEN")
    for name, index in named.items():
        token, address = tokens.get(name), index.removeprefix(_SPARSE)
        if token and address in usable:
            yield f"//{place(address)}/", token
    for address in usable:
        header = basic_of(address)
        if header:
            yield f"//{place(address)}/", header


def _noted(folder: Path, known: frozenset[str]) -> Iterator[str]:
    """Where Cargo, by its notes in FOLDER, downloads from; but for the registries at hosts that are KNOWN."""
    index = folder / "registry" / "index"
    hosts = {each.partition(":")[0] for each in known}
    for place_of in sorted(index.iterdir()) if index.is_dir() else ():
        host = _NOTED.fullmatch(place_of.name)
        if host and host[1] not in hosts:
            noted = json_table(read(place_of / "config.json")) or {}
            address = word(noted.get("dl"))
            if address and split(address) and noted.get("auth-required") is not True:
                yield without_user(address)
