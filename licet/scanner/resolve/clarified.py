# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What people concluded in the policy, and whether the files that they read are still the same."""

from __future__ import annotations

import hashlib
from pathlib import Path

from packageurl import PackageURL

from licet.model import Basis, Clarification, Component, Evidence, Resolution


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


def still_holds(clarification: Clarification, folder: Path | None) -> bool:
    """Whether the files in FOLDER, the package's own, still have the pinned digests; without pins it always holds."""
    for path, digest in clarification.files:
        try:
            data = _pinned_file(folder, path).read_bytes() if folder else b""
        except OSError:
            return False
        if f"sha256:{hashlib.sha256(data).hexdigest()}" != digest:
            return False
    return True


def _pinned_file(folder: Path, path: str) -> Path:
    """Where PATH is: in the package's folder, or in the `licenses` folder of its metadata (PEP 639)."""
    direct = folder / path
    return direct if direct.is_file() else folder / "licenses" / path


def _bare(purl: str) -> str:
    parsed = PackageURL.from_string(purl)
    return PackageURL(parsed.type, parsed.namespace, parsed.name).to_string()


def _canonical(package: str) -> str:
    try:
        return PackageURL.from_string(package).to_string()
    except ValueError:
        return package
