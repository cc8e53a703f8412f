# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of Elixir and Erlang where mix and rebar3 fetch them, with the metadata that the registry gave them.

Sources: https://hexdocs.pm/mix/Mix.Tasks.Deps.html (MIX_DEPS_PATH), https://rebar3.org/docs/workflow/ (_build),
https://github.com/hexpm/specifications/blob/main/package_metadata.md
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import folders, text
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.erlang_terms import Term, TermError, consult, texts
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

_METADATA = "hex_metadata.config"
_REBAR = "_build/default/lib"


class MixStore(Store):
    """The packages in PLACES, folders with the names that they are shown by."""

    def __init__(self, places: Mapping[str, Path]) -> None:
        self._places = places

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it: in the folder called after it, else in the one whose metadata names it."""
        return self._called.get(purl.name) or self._named.get(purl.name)

    @cached_property
    def _called(self) -> Mapping[str, Installed]:
        """Packages by their folders, which are called after applications."""
        found: dict[str, Installed] = {}
        for shown, folder in self._places.items():
            for name, place in folders(folder).items():
                found.setdefault(name.lower(), _installed(place, f"{shown}/{name}"))
        return found

    @cached_property
    def _named(self) -> Mapping[str, Installed]:
        """Packages by the names that the registry has for them."""
        found: dict[str, Installed] = {}
        for installed in self._called.values():
            assert isinstance(installed.files, FolderFiles)
            name = _metadata(installed.files.folder).get("name")
            if isinstance(name, str):
                found.setdefault(name.lower(), installed)
        return found


def open_store(around: Surroundings) -> MixStore:
    """The packages below the project's folder."""
    named = around.environ.get("MIX_DEPS_PATH")
    return MixStore({"deps": Path(named) if named else around.root / "deps", "_build": around.root / _REBAR})


def _metadata(folder: Path) -> Mapping[str, Term]:
    try:
        return dict(_fields(text(folder / _METADATA)))
    except TermError:
        return {}


def _fields(metadata: str) -> Iterator[tuple[str, Term]]:
    for _, term in consult(metadata):
        if isinstance(term, tuple) and len(term) == 2 and isinstance(term[0], str):
            yield term[0], term[1]


def _installed(folder: Path, shown: str) -> Installed:
    fields = _metadata(folder)
    version = fields.get("version")
    licenses = [each for each in texts(fields.get("licenses", [])) if each.strip()]
    files = FolderFiles(folder, inner="deps")
    found = Found(", ".join(licenses) or None, (), files.license_texts(), f"{shown}/{_METADATA}")
    return Installed(version if isinstance(version, str) else None, found, files)
