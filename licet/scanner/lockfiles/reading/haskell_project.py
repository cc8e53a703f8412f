# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the packages of a Haskell project ask for, seen from the file that pins for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from licet.model import Scope
from licet.scanner.lockfiles import cabal, package_yaml
from licet.scanner.lockfiles.reading.haskell import scopes_of
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Reading, Unreadable

_MANIFESTS: tuple[tuple[str, Callable[[Opened], Reading]], ...] = (
    ("*.cabal", cabal.read),
    ("package.yaml", package_yaml.read),
    ("*/*.cabal", cabal.read),
    ("*/package.yaml", package_yaml.read),
)


def asked_around(file: Opened) -> Mapping[str, Scope]:
    """Purls without versions to scopes, of what the packages in the folder of FILE, and one below it, ask for."""
    return scopes_of((purl, scope) for purl, scope in _asked(file))


def _asked(file: Opened) -> Iterator[tuple[str, Scope]]:
    for glob, read in _MANIFESTS:
        for manifest in file.around(glob):
            try:
                yield from ((each.purl, each.scope) for each in read(manifest).components)
            except Unreadable:  # which is said where it is read itself
                continue
