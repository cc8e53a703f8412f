# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""rpm's database: one header for each package that is installed, in a table of SQLite.

Source: https://rpm-software-management.github.io/rpm/manual/format_header.html, tags:
https://rpm-software-management.github.io/rpm/manual/tags.html
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

_ENTRY = struct.Struct(">iIiI")
_COUNTS = struct.Struct(">II")
_LARGEST_HEADER = 32 * 1024 * 1024
_MOST_STEPS = 50_000
"""So many thousand steps of the database's machine and no more: a table may be a view that never ends."""


class Tag(IntEnum):
    """The fields of a header that licet reads."""

    NAME = 1000
    VERSION = 1001
    RELEASE = 1002
    EPOCH = 1003
    LICENSE = 1014
    ARCHITECTURE = 1022
    PROVIDES = 1047
    REQUIRES = 1049
    OLD_FILES = 1027
    FOLDER_OF_FILE = 1116
    FILE_NAMES = 1117
    FOLDERS = 1118


_WANTED = frozenset(Tag)
_INT32, _STRING, _STRINGS, _LOCALIZED = 4, 6, 8, 9


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of one package by their tags: numbers or texts, several of them or one."""

    fields: Mapping[Tag, tuple[str | int, ...]]

    def text(self, tag: Tag) -> str:
        """The first text of TAG; empty where there is none."""
        return str(next(iter(self.fields.get(tag, ())), ""))

    def texts(self, tag: Tag) -> tuple[str, ...]:
        """All texts of TAG."""
        return tuple(map(str, self.fields.get(tag, ())))

    def files(self) -> Iterator[str]:
        """The paths of its files, from the top of the file system, without its slash."""
        folders = self.texts(Tag.FOLDERS)
        numbers = self.fields.get(Tag.FOLDER_OF_FILE, ())
        for name, number in zip(self.texts(Tag.FILE_NAMES), numbers, strict=False):
            if isinstance(number, int) and 0 <= number < len(folders):
                yield (folders[number] + name).lstrip("/")
        yield from (path.lstrip("/") for path in self.texts(Tag.OLD_FILES))


def headers(database: Path) -> Iterator[Header]:
    """The packages in DATABASE, a file of SQLite. Raises `ValueError` where it is damaged or none of rpm."""
    try:
        # As it lies in a scratch folder of ours, its journal of what was written last is read with it.
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            steps = iter(range(_MOST_STEPS))
            opened.set_progress_handler(lambda: next(steps, None) is None, 1000)
            for (blob,) in opened.execute("SELECT blob FROM Packages WHERE hnum > 0 ORDER BY hnum"):
                yield _header(blob)
    except (sqlite3.Error, struct.error) as error:
        raise ValueError(str(error)) from error


def _header(blob: object) -> Header:
    """The header that BLOB is: the counts of entries and of bytes, the entries, and what they point to."""
    if not isinstance(blob, bytes) or len(blob) > _LARGEST_HEADER:
        raise ValueError("a header is no header")
    count, size = _COUNTS.unpack_from(blob)
    start = _COUNTS.size + count * _ENTRY.size
    data = blob[start : start + size]
    if len(data) != size:
        raise ValueError("a header is cut short")
    found: dict[Tag, tuple[str | int, ...]] = {}
    for at in range(_COUNTS.size, start, _ENTRY.size):
        tag, kind, offset, many = _ENTRY.unpack_from(blob, at)
        if tag in _WANTED and 0 <= offset <= size:
            found[Tag(tag)] = _values(data, kind, offset, many)
    return Header(found)


def _values(data: bytes, kind: int, offset: int, many: int) -> tuple[str | int, ...]:
    if kind == _INT32 and offset + 4 * many <= len(data):
        return struct.unpack_from(f">{many}i", data, offset)
    if kind in (_STRING, _STRINGS, _LOCALIZED):
        texts = data[offset:].split(b"\0", 1 if kind == _STRING else many)[: 1 if kind == _STRING else many]
        return tuple(text.decode("utf-8", "replace") for text in texts)
    return ()
