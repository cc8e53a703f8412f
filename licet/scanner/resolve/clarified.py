# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What people concluded in the policy, and whether the files that they read are still the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TypeAlias

from packageurl import PackageURL

from licet.model import Basis, Clarification, Component, Evidence, Resolution
from licet.scanner.packages.files import Files

ByPattern: TypeAlias = Callable[[str], Clarification | None]
"""The clarification that means a purl though it does not name it: by wildcards, or by a range of versions."""


class Clarifications:
    """What the policy says of packages, asked component by component."""

    def __init__(self, named: Sequence[Clarification] = (), by_pattern: ByPattern | None = None) -> None:
        self._named = {_canonical(each.package): each for each in reversed(named)}
        self._by_pattern = by_pattern

    def of(self, purl: str) -> Clarification | None:
        """The clarification of PURL: one for its exact version, else for any, else for packages like it."""
        found = self._named.get(purl) or self._named.get(_bare(purl)) if self._named else None
        return found or (self._by_pattern(purl) if self._by_pattern else None)


def clarified(component: Component, clarification: Clarification, declared: str | None) -> Resolution:
    """What CLARIFICATION concludes of COMPONENT."""
    evidence = (clarification.place,) if clarification.place else (Evidence("licet.toml"),)
    return Resolution(component, clarification.license, Basis.CLARIFIED, declared, None, evidence)


def still_holds(clarification: Clarification, files: Files | None) -> bool:
    """Whether FILES, the package's own, still have the pinned digests; without pins it always holds."""
    for path, digest in clarification.files:
        # The second place is the folder of licenses in Python's metadata (PEP 639).
        data = (files.bytes_of(path) or files.bytes_of(f"licenses/{path}")) if files else None
        if data is None or f"sha256:{hashlib.sha256(data).hexdigest()}" != digest:
            return False
    return True


def _bare(purl: str) -> str:
    parsed = PackageURL.from_string(purl)
    return PackageURL(parsed.type, parsed.namespace, parsed.name).to_string()


def _canonical(package: str) -> str:
    try:
        return PackageURL.from_string(package).to_string()
    except ValueError:
        return package
