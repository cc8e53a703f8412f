# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CPAN distributions where cpanm and Carton install them, with the metadata that they leave beside the modules.

Source: https://github.com/miyagawa/cpanminus (`.meta` below the library, with `install.json`)
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import document, folders
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.cpan_meta import spdx
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found
from licet.scanner.values import table, words

_META = ".meta"


class PerlStore(Store):
    """The distributions in LIBRARIES."""

    def __init__(self, libraries: Sequence[Path]) -> None:
        self._libraries = libraries

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; a module is found in the distribution that has it."""
        known = self._distributions if purl.namespace else self._modules
        return known.get(purl.name) or known.get(purl.name.replace("-", "::"))

    @cached_property
    def _distributions(self) -> Mapping[str, Installed]:
        return {name: installed for name, _, installed in self._read}

    @cached_property
    def _modules(self) -> Mapping[str, Installed]:
        return {module: installed for _, modules, installed in self._read for module in modules}

    @cached_property
    def _read(self) -> Sequence[tuple[str, tuple[str, ...], Installed]]:
        """The name of each distribution, its modules, and itself."""
        return [read for library in self._libraries for place in _metas(library) if (read := _installed(place))]


def open_store(around: Surroundings) -> PerlStore:
    """The libraries of the project, before those that the user's variables name."""
    named = [Path(each) for each in around.environ.get("PERL5LIB", "").split(os.pathsep) if each]
    local = [
        Path(each) / "lib" / "perl5" for each in around.environ.get("PERL_LOCAL_LIB_ROOT", "").split(os.pathsep) if each
    ]
    return PerlStore([around.root / "local" / "lib" / "perl5", *local, *named])


def _metas(library: Path) -> Iterator[Path]:
    """The folders of metadata in LIBRARY, which lie below a folder called after the machine's architecture."""
    for folder in (library, *folders(library).values()):
        yield from folders(folder / _META).values()


def _installed(place: Path) -> tuple[str, tuple[str, ...], Installed] | None:
    fields, install = document(place / "MYMETA.json"), document(place / "install.json")
    name, version, stated = fields.get("name"), fields.get("version"), fields.get("license")
    if not isinstance(name, str):
        return None
    modules = [*table(install.get("provides"))]
    licenses = words(stated if isinstance(stated, list) else [stated])
    found = Found(spdx(licenses) or None, (), (), f"{_META}/{place.name}/MYMETA.json", whole=False)
    installed = Installed(version if isinstance(version, str) else None, found, FolderFiles(place))
    return name, (name.replace("-", "::"), *modules), installed
