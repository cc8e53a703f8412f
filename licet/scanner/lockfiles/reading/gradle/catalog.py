# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Version catalogs (https://docs.gradle.org/current/userguide/version_catalogs.html)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates, plugin_marker
from licet.scanner.lockfiles.reading.parsing import parse_toml
from licet.scanner.values import rows, table, word

_SEPARATORS = re.compile(r"[-_.]+")
_CALLS = frozenset(("get", "asProvider", "orNull", "toString", "orElse", "map"))


@dataclass(slots=True)
class Catalog:
    """A catalog; what it holds is found by alias, with a dot for each separator, as scripts write it."""

    versions: dict[str, str | None] = field(default_factory=dict)
    libraries: dict[str, Coordinates] = field(default_factory=dict)
    bundles: dict[str, Sequence[str]] = field(default_factory=dict)
    plugins: dict[str, Coordinates] = field(default_factory=dict)

    def meant(self, names: Sequence[str]) -> tuple[str, Sequence[str]]:
        """What NAMES, without that of the catalog, are of it: a kind, and the aliases."""
        kept = list(names)
        while kept and kept[-1] in _CALLS:
            kept.pop()
        first, alias = kept[0] if kept else "", ".".join(kept[1:])
        if first == "plugins" and alias in self.plugins:
            return "plugins", [alias]
        if first == "bundles" and alias in self.bundles:
            return "libraries", self.bundles[alias]
        if first == "versions" and alias in self.versions:
            return "versions", [alias]
        whole = ".".join(kept)
        return ("libraries", [whole]) if whole in self.libraries else ("", ())


def dotted(alias: str) -> str:
    """ALIAS as scripts write it."""
    return _SEPARATORS.sub(".", alias)


def parse_catalog(text: str) -> Catalog:
    """The catalog that TEXT, a `libs.versions.toml`, is. Raises `Unreadable`."""
    parsed = parse_toml(text)
    versions = {dotted(alias): _version(said) for alias, said in table(parsed.get("versions")).items()}
    made = Catalog(versions)
    for alias, said in table(parsed.get("libraries")).items():
        library = _library(said, versions)
        if library:
            made.libraries[dotted(alias)] = library
    for alias, said in table(parsed.get("bundles")).items():
        made.bundles[dotted(alias)] = [dotted(each) for each in rows(said) if word(each)]
    for alias, said in table(parsed.get("plugins")).items():
        plugin = _plugin(said, versions)
        if plugin:
            made.plugins[dotted(alias)] = plugin
    return made


def _version(said: object) -> str | None:
    """A version as it is written, or of a rich one what it asks for most strictly."""
    rich = table(said)
    return word(said) or word(rich.get("strictly")) or word(rich.get("require")) or word(rich.get("prefer"))


def _referred(said: object, versions: Mapping[str, str | None]) -> str | None:
    reference = word(table(said).get("ref"))
    return versions.get(dotted(reference)) if reference else _version(said)


def _library(said: object, versions: Mapping[str, str | None]) -> Coordinates | None:
    if word(said):
        return coordinates(str(said))
    fields = table(said)
    module = word(fields.get("module")) or f"{word(fields.get('group')) or ''}:{word(fields.get('name')) or ''}"
    version = _referred(fields.get("version"), versions)
    return coordinates(f"{module}:{version}" if version else module)


def _plugin(said: object, versions: Mapping[str, str | None]) -> Coordinates | None:
    fields = table(said)
    id, _, version = (word(said) or "").partition(":")
    return plugin_marker(word(fields.get("id")) or id, _referred(fields.get("version"), versions) or version)
