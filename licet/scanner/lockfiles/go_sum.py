# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`go.sum`: hashes of modules that were looked at, and so what is built, where no `go.mod` beside it says that.

From Go 1.17 on it does; before, it left out what only other modules need. https://go.dev/ref/mod#go-sum-files
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.lockfiles.reading.go_directives import Directive, directives, golang, replacements_around

NAME = "go.sum"
LOCKS = True

_ROW = re.compile(r"(\S+)\s+(v[^\s/]+)(/go\.mod)?\s+h1:\S+")
_WHOLE = (1, 17)
_NUMBERS = re.compile(r"\d{1,18}|[A-Za-z-]+")
_GO = re.compile(r"(\d{1,6})\.(\d{1,6})")


def read(file: Opened) -> Reading:
    """The modules whose content FILE has the hash of, at the newest version of each: the one that is built."""
    newest: dict[str, tuple[str, int]] = {}
    skipped: list[Skipped] = []
    lines = 0
    for number, line in enumerate(file.text.splitlines(), start=1):
        row = _ROW.fullmatch(line.strip())
        lines += row is not None
        if row and not row[3] and golang(row[1]):
            known = newest.get(row[1])
            if known is None or _rank(row[2]) > _rank(known[0]):
                newest[row[1]] = (row[2], number)
        elif row is None and line.strip():
            skipped.append(Skipped(number, line.strip()))
    if skipped and not lines:
        raise Unreadable("is not a go.sum: no line has a module, a version and a hash", skipped[0].line)
    known_there = _known(file)
    if known_there is None:
        return Reading()
    return Reading((), tuple(
        component(golang(path, version) or "", Scope.RUNTIME, file, mark=f"{path} {version}", line=number,
                  direct=False)
        for path, (version, number) in newest.items() if path not in known_there
    ), skipped=tuple(skipped))  # fmt: skip


def _known(file: Opened) -> set[str] | None:
    """The modules that the go.mod beside FILE tells of; None where that, or what is vendored, tells of all."""
    beside = file.beside("go.mod")
    try:
        found = tuple(directives(beside)) if beside else ()
    except Unreadable:
        return set()
    written = next((_GO.match(each.words[0]) for each in found if each.verb == "go" and each.words), None)
    if beside is None:
        return set()
    if file.beside("vendor/modules.txt") or (written and (int(written[1]), int(written[2])) >= _WHOLE):
        return None
    return set(_told(beside, found))


def _told(file: Opened, found: tuple[Directive, ...]) -> Iterator[str]:
    for each in found:
        if each.verb == "require" and each.words:
            yield each.words[0]
    for target, _ in replacements_around(file, found).modules.values():
        yield target


def _rank(version: str) -> tuple[tuple[int, int, str], ...]:
    """What orders versions (https://semver.org/#spec-item-11): a pre-release goes before its release."""
    release, dash, before = version.removeprefix("v").partition("+")[0].partition("-")
    numbers = [(2, int(number), "") for number in release.split(".") if number.isdigit() and len(number) < 19]
    parts = [(0, int(part), "") if part.isdigit() and len(part) < 19 else (1, 0, part) for part in before.split(".")]
    return (*numbers, *parts) if dash else (*numbers, (3, 0, ""))
