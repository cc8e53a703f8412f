# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Package.resolved` of the Swift package manager and of Xcode, versions 1 to 3: what is pinned, without a graph.

A package that is pinned to a branch or a revision has the revision for its version.
Source: https://github.com/swiftlang/swift-package-manager/blob/main/Sources/PackageGraph/ResolvedPackagesStore.swift
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parse_json,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.swift import of_registry, swift

NAME = "Package.resolved"
LOCKS = True

_PLACE = re.compile(r'"(?:repositoryURL|location|identity)"\s*:\s*("(?:[^"\\\n]|\\.)*+")')


def read(file: Opened) -> Reading:
    """What FILE pins; the manifest beside it says what of that the project asks for itself."""
    parsed = parse_json(file.text)
    pins = parsed.get("pins") if "pins" in parsed else table(parsed.get("object")).get("pins")
    if not isinstance(pins, list):
        raise Unreadable("is not a Package.resolved: it has no pins", 1)
    lines = lines_of(_PLACE, file.text, _text)
    found = []
    for pin in map(table, rows(pins)):
        purl, mark = _purl(pin)
        if purl:
            found.append(component(purl, Scope.RUNTIME, file, mark=mark, line=lines.get(mark, 1), direct=False))
    return Reading((), tuple(found), scoped=False)


def _text(found: re.Match[str]) -> str:
    try:
        return str(json.loads(found[1]))
    except ValueError:
        return found[1]


def _purl(pin: Mapping[str, Any]) -> tuple[str | None, str]:
    """The purl of PIN, None for a folder of the project's own, and what it is named by."""
    state = table(pin.get("state"))
    version = word(state.get("version")) or word(state.get("revision"))
    address = word(pin.get("location")) or word(pin.get("repositoryURL")) or ""
    identity = word(pin.get("identity")) or ""
    if pin.get("kind") == "registry":
        return of_registry(identity, version), identity
    return (None if pin.get("kind") == "localSourceControl" else swift(address, version)), address
