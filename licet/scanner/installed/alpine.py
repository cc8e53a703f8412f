# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Alpine's packages in a file system, by apk's database, which states the license of each.

Source: https://wiki.alpinelinux.org/wiki/Apk_spec#Syntax_of_the_installed_file (one letter a field)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.listing import text
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import Row, Several, System, listed
from licet.scanner.packages.files import FolderFiles
from licet.scanner.packages.found import Found

TYPES = ("apk",)

DATABASES = ("lib/apk/db/installed", "usr/lib/apk/db/installed")

_WORD = re.compile(r"[^\s<>=~!]+")


class AlpineStore(Store):
    """The packages of SYSTEM."""

    def __init__(self, system: System) -> None:
        self._system = system

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it."""
        row = self._by_name.get(purl.name)
        if row is None:
            return None
        files = FolderFiles(self._system.root / "usr/share/licenses" / row.name)
        return Installed(row.version, Found(row.declared, (), files.license_texts(), row.source), files)

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        return listed(self._rows, "apk", self._system.distribution("alpine"))

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
        return [(place, text(self._system.root / place).splitlines()) for place in DATABASES]

    @cached_property
    def _by_name(self) -> Mapping[str, Row]:
        return {row.name: row for row in self._rows}

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return [row for source, lines in self._databases for row in _read(lines, source)]


def open_store(around: Surroundings) -> Store:
    """The packages of the file system that is scanned; a project holds none such."""
    return AlpineStore(around.system) if around.system else Several(())


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
