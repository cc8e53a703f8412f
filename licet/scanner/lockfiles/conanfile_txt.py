# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`conanfile.txt` of Conan 1 and 2.

Source: https://docs.conan.io/2/reference/conanfile_txt.html
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.lockfiles.reading.conan import conan

NAME = "conanfile.txt"
LOCKS = False

SECTIONS = {
    "requires": Scope.RUNTIME,
    "build_requires": Scope.BUILD,
    "tool_requires": Scope.BUILD,
    "test_requires": Scope.TEST,
}
"""The lists of what is asked for, and why it is there."""


def read(file: Opened) -> Reading:
    """What FILE asks for."""
    scope: Scope | None = None
    found: list[Component] = []
    skipped: list[Skipped] = []
    for number, raw in enumerate(file.text.splitlines(), start=1):
        line = raw.partition(" #")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            scope = SECTIONS.get(line[1:-1].strip())
        elif scope and line and not line.startswith("#"):
            made = conan(line)
            if made:
                found.append(component(made, scope, file, mark=line, line=number))
            else:
                skipped.append(Skipped(number, line))
    return Reading((), tuple(found), skipped=tuple(skipped))
