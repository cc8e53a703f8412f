# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Pods: their purls, in which a part of one is the subpath, and the versions that are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from licet.scanner.metadata.ruby import Value
from licet.scanner.packages.purls import is_name, purl

_EXACT = re.compile(r"\s*=?\s*(\d[\w.+-]*)\s*")
_FOREIGN = ("node_modules", ".symlinks")
"""Folders in which other package managers put the work of others."""


def pod(name: str, version: str | None = None, qualifiers: Mapping[str, str] | None = None) -> str:
    """The purl of the pod NAME, or of the part `Pod/Part` of one."""
    root, _, part = name.partition("/")
    return purl("cocoapods", root, version, qualifiers=qualifiers, subpath=part or None)


def is_pod(name: str) -> bool:
    """Whether NAME can be that of a pod."""
    return is_name(name.partition("/")[0]) and not name.startswith(".")


def exact(requirements: Sequence[Value]) -> str | None:
    """The one version that REQUIREMENTS allow, or None."""
    found = _EXACT.fullmatch(requirements[0]) if len(requirements) == 1 and isinstance(requirements[0], str) else None
    return found[1] if found else None


def is_own(place: str) -> bool:
    """Whether what lies at PLACE is the project's own, and not put there by another package manager."""
    return not any(part in _FOREIGN for part in place.replace("\\", "/").split("/"))
