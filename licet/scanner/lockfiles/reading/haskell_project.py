# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the packages of a Haskell project ask for, seen from the file that pins for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles import cabal, package_yaml
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.haskell import scopes_of
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Reading, Unreadable
from licet.scanner.packages.purls import bare

_MANIFESTS: tuple[tuple[str, Callable[[Opened], Reading]], ...] = (
    ("*.cabal", cabal.read),
    ("package.yaml", package_yaml.read),
    ("*/*.cabal", cabal.read),
    ("*/package.yaml", package_yaml.read),
)


class Pins:
    """Components of what FILE pins: the packages in its folder, and one below it, tell what of it they ask for."""

    def __init__(self, file: Opened) -> None:
        self._file = file
        self._asked = scopes_of(_asked(file))

    def component(self, purl: str, mark: str, line: int | None) -> Component:
        """The package PURL, which LINE names with the words MARK."""
        scope, direct = self._asked.get(bare(purl), Scope.RUNTIME), bare(purl) in self._asked
        return component(purl, scope, self._file, mark=mark, line=line, direct=direct)


def _asked(file: Opened) -> Iterator[tuple[str, Scope]]:
    for glob, read in _MANIFESTS:
        for manifest in file.around(glob):
            try:
                yield from ((each.purl, each.scope) for each in read(manifest).components)
            except Unreadable:  # which is said where it is read itself
                continue
