# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of lock state of Gradle (https://docs.gradle.org/current/userguide/dependency_locking.html).

`gradle.lockfile` and `buildscript-gradle.lockfile` have `group:name:version=CONFIGURATIONS` a line; before Gradle 7 it
was `gradle/dependency-locks/CONFIGURATION.lockfile` with `group:name:version` a line.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates
from licet.scanner.lockfiles.reading.opened import Opened, Tree
from licet.scanner.lockfiles.reading.result import Unreadable

BESIDE = ("*gradle.lockfile", "gradle/dependency-locks/*.lockfile")
"""Where, from a build script, the files lie that lock what it asks for."""

_ENDS = ".lockfile"

_ROW = re.compile(r"([^:=\s]+:[^:=\s]+:[^:=\s]+)(?:=(.*))?")


def locked_rows(file: Opened) -> Iterator[tuple[int, str, Coordinates, list[str]]]:
    """(line, words, package, configurations) of each package that FILE locks.

    Raises `Unreadable` where a line is of no such form.
    """
    lines = file.text.splitlines()
    if not any(line.strip() for line in lines):
        raise Unreadable("is not a lockfile of Gradle: it is empty", 1)
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text or text.startswith(("#", "empty=")):
            continue
        row = _ROW.fullmatch(text)
        package = coordinates(row[1]) if row else None
        if row is None or package is None:
            raise Unreadable(f"is not a lockfile of Gradle: {text[:80]!r} names no package and version", number)
        yield number, row[1], package, [name for name in (row[2] or "").split(",") if name]


Locked: TypeAlias = Mapping[str, Container[str]]
"""The modules that are locked, with their versions."""


def locked_beside(script: Opened) -> Locked:
    """What lock state beside SCRIPT locks."""
    return _locked(file for glob in BESIDE for file in script.around(glob))


def locked_within(folder: str, tree: Tree) -> Locked:
    """What any lock state in FOLDER of TREE, or below it, locks."""
    start = f"{folder}/" if folder else ""
    paths = (path for path in tree.paths if path.endswith(_ENDS) and path.startswith(start))
    return _locked(Opened(path, text, tree) for path in paths if (text := tree.text(path)) is not None)


def as_locked(package: Coordinates, locked: Locked) -> Coordinates:
    """PACKAGE, without its version where LOCKED has it in another, which others that ask for it ruled."""
    versions = locked.get(package.module)
    return package if versions is None or (package.version or "") in versions else replace(package, version=None)


def _locked(files: Iterable[Opened]) -> Locked:
    """What FILES lock; one that cannot be read locks nothing."""
    found: dict[str, set[str]] = {}
    for file in files:
        try:
            for _, _, package, _ in locked_rows(file):
                found.setdefault(package.module, set()).add(package.version or "")
        except Unreadable:
            continue  # that is said where it is read itself
    return found
