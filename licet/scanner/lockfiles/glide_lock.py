# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`glide.lock`: what Glide, which Go's modules replaced, locked: repositories at a revision, and those of tests apart.

https://glide.readthedocs.io/en/latest/glide.lock/
"""

from __future__ import annotations

import re
from typing import Any

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parse_yaml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.go_directives import golang

NAME = "glide.lock"
LOCKS = True

_SCOPES = (("imports", Scope.RUNTIME), ("testImports", Scope.TEST), ("devImports", Scope.TEST))  # the last: once
_ROW = re.compile(r"^\s*- name: (\S+)", re.MULTILINE)


def read(file: Opened) -> Reading:
    """The packages that FILE locks; `glide.yaml` beside it says which of them the project asks for itself."""
    parsed = parse_yaml(file.text)
    if "imports" not in parsed and "hash" not in parsed:
        raise Unreadable("is not a glide.lock: it has neither a hash nor imports", 1)
    asked, lines = _asked(file), lines_of(_ROW, file.text)
    found: list[Component] = []
    for key, scope in _SCOPES:
        for row in map(table, rows(parsed.get(key))):
            name = word(row.get("name")) or ""
            purl = golang(name, word(row.get("version")))
            if purl:
                direct = asked is None or name in asked
                found.append(component(purl, scope, file, mark=name, line=lines.get(name), direct=direct))
    return Reading((), tuple(found))


def _asked(file: Opened) -> set[str] | None:
    """The packages that the manifest beside FILE asks for; None where there is none to read."""
    manifest = file.beside("glide.yaml")
    try:
        parsed: dict[str, Any] = parse_yaml(manifest.text) if manifest else {}
    except Unreadable:
        return None
    listed = [table(row) for key in ("import", "testImport", "devImport") for row in rows(parsed.get(key))]
    return {name for row in listed if (name := word(row.get("package")))} if manifest else None
