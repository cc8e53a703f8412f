# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Gopkg.lock`: what `dep`, which Go's modules replaced, locked: repositories at a version, else at a revision.

https://golang.github.io/dep/docs/Gopkg.lock.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    line_of,
    lines_of_rows,
    parse_toml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.go_directives import golang

NAME = "Gopkg.lock"
LOCKS = True

_FORK = re.compile(r"(?:https?://|ssh://git@|git@)?([\w.-]+(?:/[\w.-]+)+?)(?:\.git)?/?")


def read(file: Opened) -> Reading:
    """The projects that FILE locks. Who needs whom is not in it."""
    parsed = parse_toml(file.text)
    if parsed and not {"projects", "solve-meta", "memo"}.intersection(parsed):
        raise Unreadable("is not a Gopkg.lock: it locks no projects", 1)
    asked = _asked(parsed, file)
    lines = lines_of_rows(file.text.replace("\n  ", "\n"))
    found: list[Component] = []
    for row in map(table, rows(parsed.get("projects"))):
        name = word(row.get("name")) or ""
        purl = golang(_place(name, row), word(row.get("version")) or word(row.get("revision")))
        if purl:
            direct = asked is None or name in asked
            line = lines.get((name, None)) or line_of(file.text, name)
            found.append(component(purl, Scope.RUNTIME, file, mark=f'name = "{name}"', line=line, direct=direct))
    return Reading((), tuple(found))


def _place(name: str, row: dict[str, Any]) -> str:
    """The repository that the project NAME is built from: its own, or a fork that stands in its place."""
    fork = _FORK.fullmatch(word(row.get("source")) or "")
    return fork[1] if fork else name


def _asked(parsed: dict[str, Any], file: Opened) -> set[str] | None:
    """The projects that the project itself imports: the lock says so since dep 0.5, else the manifest may."""
    imports = rows(table(parsed.get("solve-meta")).get("input-imports"))
    if imports:
        return set(_prefixes(imports))
    manifest = file.beside("Gopkg.toml")
    try:
        asked = parse_toml(manifest.text) if manifest else {}
    except Unreadable:
        return None
    constraints = [table(row).get("name") for row in rows(asked.get("constraint"))]
    return set(_prefixes([*constraints, *rows(asked.get("required"))])) or None


def _prefixes(packages: Iterable[object]) -> Iterator[str]:
    """Every path that may be the project of one of PACKAGES."""
    for package in filter(None, map(word, packages)):
        parts = package.split("/")
        yield from ("/".join(parts[:count]) for count in range(1, min(len(parts), 16) + 1))
