# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`vendor/modules.txt`: the modules whose packages `go mod vendor` copied, and what was built in their place.

Since Go 1.17 all that `go.mod` lists is marked as explicit; which of that is direct, `go.mod` itself says.
https://go.dev/ref/mod#go-mod-vendor
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from licet.model import Component, Scope
from licet.scanner.lockfiles import go_mod
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component
from licet.scanner.lockfiles.reading.go_directives import (
    Replacements,
    directives,
    golang,
    is_version,
    places_used,
)

NAME = "vendor/modules.txt"
LOCKS = True

_MODULE = re.compile(r"# (\S+)(?: (v\S+))?(?: => (\S+)(?: (v\S+))?)?\s*")
_EXPLICIT = re.compile(r"##.*\bexplicit\b")


@dataclass(slots=True)
class _Module:
    """One module of the list; `needed` where it is explicit, or packages of it were copied."""

    line: int
    path: str
    version: str
    replaced: tuple[str, str | None] | None
    explicit: bool = False
    needed: bool = False


def read(file: Opened) -> Reading:
    """What FILE lists. Replacements that nothing needed stand at its end, without packages."""
    skipped: list[Skipped] = []
    modules = [each for each in _modules(file, skipped) if each.needed]
    if skipped and not modules:
        raise Unreadable("is not a list of vendored modules: none is named before its packages", skipped[0].line)
    asked = _asked(file)
    found: list[Component] = []
    for each in modules:
        new = each.replaced
        built = Replacements({(each.path, each.version): new} if new else {}).of(each.path, each.version)
        purl = golang(*built) if built else None
        if purl:
            told = (asked or {}).get(purl)
            scope = told.scope if told else Scope.RUNTIME
            direct = told.direct if told else asked is None and each.explicit
            mark = f"{each.path} {each.version}"
            found.append(component(purl, scope, file, mark=mark, line=each.line, direct=direct))
    return Reading((), tuple(found), skipped=tuple(skipped))


def _modules(file: Opened, skipped: list[Skipped]) -> Iterator[_Module]:
    current: _Module | None = None
    for number, line in enumerate(file.text.splitlines(), start=1):
        row = _MODULE.fullmatch(line)
        if row and current and row[3] and not row[2]:
            continue  # a replacement of any version has no packages, wherever it was sorted to
        if row:
            if current:
                yield current
            new = (row[3], row[4]) if row[3] else None
            current = _Module(number, row[1], row[2], new) if row[2] and is_version(row[2]) else None
        elif line.startswith("##"):
            if current and _EXPLICIT.match(line):
                current.explicit = current.needed = True
        elif current and line.strip():
            current.needed = True
        elif line.strip():
            skipped.append(Skipped(number, line.strip()))
    if current:
        yield current


def _asked(file: Opened) -> dict[str, Component] | None:
    """What the go.mod of the module that vendors asks for, or those of the workspace; None where there is none."""
    found: dict[str, Component] = {}
    work = file.beside("../go.work")
    manifests = [file.beside("../go.mod"), *(_of_workspace(work) if work else ())]
    for manifest in filter(None, manifests):
        with suppress(Unreadable):
            for each in go_mod.read(manifest).components:
                known = found.get(each.purl)
                found[each.purl] = replace(each, direct=True) if known and known.direct else each
    return found if any(manifests) else None


def _of_workspace(file: Opened) -> Iterator[Opened | None]:
    with suppress(Unreadable):
        yield from (file.beside(f"{place}/go.mod") for place in places_used(tuple(directives(file))))
