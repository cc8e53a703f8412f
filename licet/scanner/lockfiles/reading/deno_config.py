# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What `deno.json` and the import map beside it say of imports.

https://docs.deno.com/runtime/fundamentals/configuration
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.parsing import parse_jsonc
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.values import strings, table, word

CONFIGURATIONS = ("deno.json", "deno.jsonc")


def imports(fields: Mapping[str, Any]) -> Iterator[str]:
    """What the FIELDS of a configuration or an import map import, as it is written, but for the project's own files."""
    maps = (table(fields.get("imports")), *map(table, table(fields.get("scopes")).values()))
    for listed in maps:
        yield from (text for text in strings(listed).values() if not text.startswith((".", "/", "file:")))


def import_map(file: Opened, fields: Mapping[str, Any]) -> Opened | None:
    """The import map that the configuration FILE, with these FIELDS, names, where it is a file."""
    place = word(fields.get("importMap"))
    return file.beside(place) if place and "://" not in place else None


def imports_of(file: Opened) -> Iterator[str]:
    """What the configuration beside FILE imports; nothing where there is none, or it cannot be read."""
    for name in CONFIGURATIONS:
        config = file.beside(name)
        if config is None:
            continue
        fields = _parsed(config)
        yield from imports(fields)
        other = import_map(config, fields)
        yield from imports(_parsed(other)) if other else ()


def _parsed(file: Opened) -> dict[str, Any]:
    try:
        return parse_jsonc(file.text)
    except Unreadable:
        return {}
