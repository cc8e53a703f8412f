# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`deno.json` and `deno.jsonc`: what is imported, with the import map that they name, and the project's own license."""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Skipped,
    component,
    declare,
    line_of,
    parse_jsonc,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.deno_config import import_map, imports
from licet.scanner.lockfiles.reading.deno_specifiers import imported, is_address
from licet.scanner.lockfiles.reading.npm_wanted import package
from licet.scanner.packages.purls import is_npm_name

NAME = "deno.json"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_jsonc(file.text)
    asked = [(file, text, Scope.RUNTIME) for text in imports(parsed)]
    other = import_map(file, parsed)
    if other:
        asked += [(other, text, Scope.RUNTIME) for text in imports(parse_jsonc(other.text))]
    asked += [(file, text, Scope.DEV) for text in rows(table(parsed.get("lint")).get("plugins")) if word(text)]
    found: list[Component] = []
    skipped: list[Skipped] = []
    for where, text, scope in asked:
        purl = imported(text)
        if purl:
            found.append(component(purl, scope, where, mark=text))
        elif is_address(text) or text.startswith(("npm:", "jsr:")):
            skipped.append(Skipped(line_of(where.text, text), text))
    name = word(parsed.get("name"))
    own = (package(name, word(parsed.get("version")), kind="jsr"),) if name and is_npm_name(name) else ()
    declarations = declare(name or "project", word(parsed.get("license")), (), file)
    return Reading(declarations, tuple(found), own=own, skipped=tuple(skipped))
