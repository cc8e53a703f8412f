# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""dpkg's database: the packages that are installed in a file system, and the files of each.

Sources: dpkg(1) (`/var/lib/dpkg/status`, `info/*.list`), https://www.debian.org/doc/debian-policy/ch-relationships.html;
images without a package manager have a file for each package in `status.d`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from licet.scanner.installed.databases import Row
from licet.scanner.installed.listing import text
from licet.scanner.metadata.deb822 import Paragraph, paragraphs

DATABASE = "var/lib/dpkg"

_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]*")
_LINKED = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
"""Folders that are links into `usr` since systems have merged it; packages may still list what is below them."""


class Dpkg:
    """The database below ROOT, the top of a file system."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / DATABASE

    def rows(self) -> Iterator[Row]:
        """The packages that are installed, in the order of the database."""
        for place in self._places():
            with suppress(ValueError):  # what stands before a line that is no field counts no less
                yield from self._rows(place)

    def files(self) -> Iterator[str]:
        """The files of all packages, by their paths from the top, also as those are once `usr` is merged."""
        info, apart = self._folder / "info", self._folder / "status.d"
        listed = (line.lstrip("/") for place in info.glob("*.list") for line in text(place).splitlines())
        summed = (
            line.partition("  ")[2].strip() for place in apart.glob("*.md5sums") for line in text(place).splitlines()
        )
        for path in (*listed, *summed):
            yield path
            if path.split("/", 1)[0] in _LINKED:
                yield f"usr/{path}"

    def _places(self) -> Iterator[Path]:
        yield self._folder / "status"
        inner = self._folder / "status.d"
        yield from sorted(path for path in inner.glob("*") if path.suffix != ".md5sums")

    def _rows(self, place: Path) -> Iterator[Row]:
        source = place.relative_to(self._root).as_posix()
        for one in paragraphs(text(place)):
            name, version = one.text("package"), one.text("version")
            status = one.text("status").split()
            if _NAME.fullmatch(name) and (not status or status[-1] == "installed"):
                yield Row(
                    name,
                    version,
                    one.text("architecture"),
                    None,
                    tuple(_names(one, "pre-depends", "depends")),
                    tuple(_names(one, "provides")),
                    source,
                )


def _names(paragraph: Paragraph, *fields: str) -> Iterator[str]:
    """The names in FIELDS, of alternatives every one: whichever is installed is the one that is used."""
    for field in fields:
        for one in re.split(r"[,|]", paragraph.text(field)):
            found = _NAME.match(one.strip())
            if found:
                yield found[0]
