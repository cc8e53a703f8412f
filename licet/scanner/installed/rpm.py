# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""rpm's packages in a file system (Fedora, RHEL and its like, openSUSE), by rpm's database.

Source: https://rpm.org/docs/ (`%_dbpath`, the backends of the database)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from licet.model import Problem
from licet.scanner.installed.databases import Database, Row, Several
from licet.scanner.installed.rpm_database import Header, Tag, headers
from licet.scanner.installed.store import Store, Surroundings

_FOLDERS = ("usr/lib/sysimage/rpm", "var/lib/rpm")
_FORM, _OTHERS = "rpmdb.sqlite", ("Packages.db", "Packages")
_KEYS = "gpg-pubkey"
"""Whom packages are trusted from is kept among the packages."""


class RpmStore(Database):
    """The packages of a whole file system."""

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        return frozenset(path for header in self._headers[0] for path in header.files())

    def problems(self) -> Sequence[Problem]:
        """As `Store` has it: databases as rpm made them before it used SQLite, and damaged ones."""
        return tuple(self._headers[1])

    @cached_property
    def _place(self) -> Path | None:
        """The database, the first of the places that there is one in."""
        inner = [self.system.root / folder / name for name in (_FORM, *_OTHERS) for folder in _FOLDERS]
        return next((path for path in inner if path.is_file() and self.system.is_inside(path)), None)

    @cached_property
    def _headers(self) -> tuple[Sequence[Header], Sequence[Problem]]:
        """The packages, and why there are none to see."""
        place = self._place
        if place is None:
            return (), ()
        if place.name == _FORM:
            try:
                return [each for each in headers(place) if each.text(Tag.NAME) not in ("", _KEYS)], ()
            except ValueError as error:
                why = f"is a database of rpm that cannot be read: {error}"
        else:
            why = f"is a database of rpm of the older form {place.name!r}, which is not read"
        message = f"{why}; the packages that it lists are missing from the verdict"
        return (), (Problem(self.system.below(place), "manifest-unreadable", message, matters=True),)

    def read(self) -> Iterator[Row]:
        """As `Database` has it."""
        source = self.system.below(self._place) if self._place else ""
        yield from (_row(header, source) for header in self._headers[0])


def open_store(around: Surroundings) -> Store:
    """The packages of the file system that is scanned; a project holds none such."""
    return RpmStore(around.system, "rpm", "redhat") if around.system else Several(())


def _row(header: Header, source: str) -> Row:
    version = f"{header.text(Tag.VERSION)}-{header.text(Tag.RELEASE)}"
    epoch = header.text(Tag.EPOCH)
    return Row(
        header.text(Tag.NAME),
        f"{epoch}:{version}" if epoch not in ("", "0") else version,
        header.text(Tag.ARCHITECTURE),
        header.text(Tag.LICENSE) or None,
        header.texts(Tag.REQUIRES),
        header.texts(Tag.PROVIDES),
        source,
    )
