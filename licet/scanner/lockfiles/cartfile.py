# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Cartfile` and `Cartfile.private` of Carthage; what the latter asks for is for who works on the project.

Source: https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.carthage import carthage, origins

NAME = "Cartfile"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE asks for. Of which version, and from where, the lockfile says, where there is one."""
    scope = Scope.DEV if file.name.endswith(".private") else Scope.RUNTIME
    is_locked = file.beside("Cartfile.resolved") is not None
    found: list[Component] = []
    skipped: list[Skipped] = []
    for line, words, origin in origins(file.text):
        if origin is None:
            skipped.append(Skipped(line, words))
            continue
        exact = origin.version if origin.operator == "==" and not is_locked else None
        if made := carthage(origin, exact, is_plain=is_locked):
            found.append(component(made, scope, file, mark=words, line=line))
    return Reading((), tuple(found), skipped=tuple(skipped))
