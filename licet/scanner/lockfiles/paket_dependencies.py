# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`paket.dependencies`: what a project of .NET asks Paket for, in groups.

Source: https://fsprojects.github.io/Paket/dependencies-file.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component
from licet.scanner.packages.nuget import is_package, nuget
from licet.scanner.packages.repositories import of_repository

NAME = "paket.dependencies"
LOCKS = False

MAIN = "main"
"""The group of what stands in none."""

_WORDS = re.compile(r"\s*(\w+)\s+(\S+)\s*(.*)")
_PINNED = re.compile(r"={0,2}\s*(\d+(?:\.\d+)*(?:-[\w.-]+)?)(?:\s+[a-z_]+:.*)?")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//).*")
_FOR_TESTS = re.compile(r"tests?|testing|specs?")
_FOR_BUILD = re.compile(r"build|fake|analyzers?|release|deploy")
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[._-])dev|docs?(?:[._-]|$)|documentation|format|lint|bench|tools?(?:[._-]|$)|script"
)
_FETCHED = ("github", "gist", "git")
_LOCKED = re.compile(r"^ {4}([\w.-]+) \([^()\s]+\)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that asks for something: what kind of thing, its name, what follows, its group, and where it stands."""

    kind: str
    name: str
    rest: str
    group: str
    number: int
    words: str

    @property
    def scope(self) -> Scope:
        """Why what it asks for is there."""
        return Scope.DEV if self.kind == "clitool" else group_scope(self.group)


def read(file: Opened) -> Reading:
    """What FILE asks for; single files from the web are named as what cannot be read.

    A version is left to the lockfile beside it, which writes 1.0 for 1.0.0.
    """
    lock = file.beside("paket.lock")
    locked = {name.lower() for name in _LOCKED.findall(lock.text)} if lock else set()
    found: list[Component] = []
    skipped: list[Skipped] = []
    for line in lines_in(file.text):
        purl = _purl(line, is_locked=line.name.lower() in locked)
        if purl:
            found.append(component(purl, line.scope, file, mark=line.words, line=line.number))
        else:
            skipped.append(Skipped(line.number, line.words))
    return Reading((), tuple(found), skipped=tuple(skipped))


def lines_in(text: str) -> Iterator[Line]:
    """The lines of TEXT that ask for something."""
    group = MAIN
    for number, line in enumerate(text.replace("\r", "").split("\n"), start=1):
        words = _COMMENT.sub("", line) if "://" not in line else line
        found = _WORDS.match(words)
        kind = found[1].lower() if found else ""
        if found and kind == "group":
            group = found[2].lower()
        elif found and kind in ("nuget", "clitool", "http", *_FETCHED):
            yield Line(kind, found[2], found[3].strip(), group, number, words.strip())


def group_scope(group: str) -> Scope:
    """Why what stands in a GROUP is there, by what that is called."""
    for pattern, scope in ((_FOR_TESTS, Scope.TEST), (_FOR_BUILD, Scope.BUILD), (_FOR_DEVELOPERS, Scope.DEV)):
        if pattern.search(group.lower()):
            return scope
    return Scope.RUNTIME


def _purl(line: Line, *, is_locked: bool) -> str | None:
    if line.kind in ("nuget", "clitool"):
        pinned = None if is_locked else _PINNED.fullmatch(line.rest)
        return nuget(line.name, pinned[1] if pinned else None) if is_package(line.name) else None
    if line.kind == "github":
        return of_repository(f"https://github.com/{line.name.partition(':')[0]}")
    return of_repository(line.name) if line.kind == "git" else None
