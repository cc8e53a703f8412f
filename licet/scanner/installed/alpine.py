# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Alpine's packages in a file system, by apk's database, which states the license of each.

Source: https://wiki.alpinelinux.org/wiki/Apk_spec#Syntax_of_the_installed_file (one letter a field)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from licet.scanner.installed.databases import Database, Row, Several
from licet.scanner.installed.listing import text
from licet.scanner.installed.store import Store, Surroundings

DATABASES = ("lib/apk/db/installed", "usr/lib/apk/db/installed")

_WORD = re.compile(r"[^\s<>=~!]+")


class AlpineStore(Database):
    """The packages of a whole file system."""

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        found: set[str] = set(DATABASES)
        for _, lines in self._databases:
            folder = ""
            for line in lines:
                if line.startswith("F:"):
                    folder = line[2:]
                elif line.startswith("R:"):
                    found.add(f"{folder}/{line[2:]}".lstrip("/"))
        return frozenset(found)

    @cached_property
    def _databases(self) -> Sequence[tuple[str, list[str]]]:
        return [(place, text(self.system.root / place).splitlines()) for place in DATABASES]

    def read(self) -> Iterator[Row]:
        """As `Database` has it."""
        for source, lines in self._databases:
            yield from _read(lines, source)


def open_store(around: Surroundings) -> Store:
    """The packages of the file system that is scanned; a project holds none such."""
    return AlpineStore(around.system, "apk", "alpine") if around.system else Several(())


def _read(lines: Sequence[str], source: str) -> Iterator[Row]:
    fields: dict[str, str] = {}
    for line in (*lines, ""):
        if line.strip():
            fields.setdefault(line[:2], line[2:].strip())
        elif fields:
            if fields.get("P:"):
                yield Row(
                    fields["P:"],
                    fields.get("V:", ""),
                    fields.get("A:", ""),
                    fields.get("L:") or None,
                    tuple(_words(fields.get("D:", ""))),
                    tuple(_words(fields.get("p:", ""))),
                    source,
                )
            fields = {}


def _words(field: str) -> Iterator[str]:
    """The names in FIELD without their versions; `!name` is what must not be there."""
    for word in field.split():
        found = _WORD.match(word)
        if found:
            yield found[0]
