# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lock state of Gradle (https://docs.gradle.org/current/userguide/dependency_locking.html).

`gradle.lockfile` and `buildscript-gradle.lockfile` have `group:name:version=CONFIGURATIONS` a line; before Gradle 7 it
was `gradle/dependency-locks/CONFIGURATION.lockfile` with `group:name:version` a line. Neither says what needs what;
what is direct, the build script in the same folder says.
"""

from __future__ import annotations

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, stronger
from licet.scanner.lockfiles.reading.gradle.around import BUILD, Around
from licet.scanner.lockfiles.reading.gradle.configurations import scope_of_resolved
from licet.scanner.lockfiles.reading.gradle.locks import locked_rows
from licet.scanner.lockfiles.reading.gradle.tree import parse

NAME = "gradle.lockfile"
LOCKS = True

_OF_SCRIPT = "buildscript-"


def read(file: Opened) -> Reading:
    """What FILE locks."""
    old = "dependency-locks" in file.folder
    asked = _asked(file, "../../" if old else "")
    found: dict[str, Component] = {}
    for number, row, package, names in locked_rows(file):
        scope = _scope(names or [file.name.removesuffix(".lockfile")], file)
        direct = package.module in asked
        known = found.get(package.purl)
        scope = stronger(scope, known.scope) if known else scope
        found[package.purl] = Component(package.purl, scope, direct, (), None, (Evidence(file.path, number, row),))
    return Reading((), tuple(found.values()))


def _scope(names: list[str], file: Opened) -> Scope:
    """The strongest of what the configurations NAMES say; what the script itself runs with is for the build."""
    if file.name.startswith(_OF_SCRIPT):
        return Scope.BUILD
    scope = scope_of_resolved(names[0])
    for name in names[1:]:
        scope = stronger(scope, scope_of_resolved(name))
    return scope


def _asked(file: Opened, up: str) -> frozenset[str]:
    """The modules that the build script beside FILE, UP from it, asks for."""
    found: set[str] = set()
    for name in BUILD:
        script = file.beside(up + name)
        if script is None:
            continue
        try:
            found.update(each.package.module for each in Around(script).reader().read(parse(script.text)).requests)
        except Unreadable:
            continue
    return frozenset(found)
