# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Cartfile.resolved` of Carthage: what is pinned, without a graph.

Source: https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md#cartfileresolved
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component
from licet.scanner.lockfiles.reading.carthage import carthage, origins

NAME = "Cartfile.resolved"
LOCKS = True


def read(file: Opened) -> Reading:
    """What FILE pins; the Cartfiles beside it say what of that the project asks for itself."""
    found: list[Component] = []
    for line, words, origin in origins(file.text):
        if origin is None or not origin.version:
            raise Unreadable(f"is not a Cartfile.resolved: {words!r} pins nothing", line)
        if made := carthage(origin, origin.version):
            found.append(component(made, Scope.RUNTIME, file, mark=words, line=line, direct=False))
    return Reading((), tuple(found), scoped=False)
