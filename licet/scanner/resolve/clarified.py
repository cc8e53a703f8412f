# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What people concluded in the policy, and whether the files that they read are still the same."""

from __future__ import annotations

import hashlib

from packageurl import PackageURL

from licet.model import Basis, Clarification, Component, Evidence, Resolution
from licet.scanner.packages.files import Files


def matching(component: Component, clarifications: tuple[Clarification, ...]) -> Clarification | None:
    """The clarification for COMPONENT, one for its exact version before one for any."""
    names = (component.purl, _bare(component.purl))
    for name in names:
        for clarification in clarifications:
            if _canonical(clarification.package) == name:
                return clarification
    return None


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
