# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Results asked for and added. Whatever goes wrong with them, a scan goes on without."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from licet.model import SourceFile
from licet.scanner.detect import engine
from licet.scanner.results.fingerprint import fingerprint
from licet.scanner.results.store import discard, opened, opened_to_read, prune, today

SETTLED = 2_000_000_000
"""Nanoseconds after which a stamp is trusted: a file that changes twice within the clock's grain keeps its stamp."""

BATCH = 2000
"""Results written at a time: what an interrupted scan found is not lost, but for the last of these."""

_SEPARATOR = os.fsencode(os.sep)

_NOTHING = ("", "", "", -1, 0)

Remembered: TypeAlias = tuple[str, str]
"""The digest of a file (SHA-256, in hexadecimal) and the row that says what is in it."""


class Results:
    """Results in FOLDER of the engine of this process. To be used as a context manager, by one thread."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{fingerprint(engine().index.digest)}.sqlite"
        self._today = today()
        self._new: dict[str, str] = {}
        self._places: list[tuple[bytes, str, str]] = []
        self._base: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        self._base = opened(self.path)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.flush()
        _close_reader(self.path)  # the last connection to be closed tidies up, if it may write
        if self._base is not None:
            with self._unless_broken(), suppress(OSError):
                prune(self.path, self._base)
        if self._base is not None:
            self._base.close()
            self._base = None

    def by_stamp(self, files: Sequence[SourceFile]) -> dict[str, Remembered]:
        """What is known of those FILES (of one root) that have the stamp they had when it was found, by path."""
        if self._base is None or not files:
            return {}
        below = _below(files[0].root)
        found: dict[str, Remembered] = {}
        used: set[str] = set()
        with self._unless_broken():
            rows = self._base.execute(
                "select substr(path, ?), stamp, digest, body, sum, used from place join result using (digest)"
                " where path > ? and path < ?",
                (len(below) + 1, below, below[:-1] + bytes([below[-1] + 1])),
            )
            stored = {path: rest for path, *rest in rows}
            for file in files:
                stamp, digest, body, kept, day = stored.get(os.fsencode(file.path), _NOTHING)
                if stamp != _stamp(file) or kept != _sum(digest, body):
                    continue
                if day != self._today:
                    used.add(digest)
                found[file.path] = digest, body
            self._touch(used)
        return found

    def add(self, file: SourceFile, digest: str, row: str) -> None:
        """Remember the ROW for what is in FILE; it is written with others, at the latest when this is left."""
        self._new[digest] = row
        if file.stamp and max(file.stamp[1:3]) < time.time_ns() - SETTLED:
            self._places.append((_below(file.root) + os.fsencode(file.path), _stamp(file), digest))
        if len(self._new) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what is new, whole or not at all; another run that writes is waited for, but not for long."""
        new, places = self._new, self._places
        self._new, self._places = {}, []
        if self._base is None or not (new or places):
            return
        rows = [(digest, row, _sum(digest, row), self._today) for digest, row in new.items()]
        with self._unless_broken(), self._base:
            self._base.execute("begin immediate")
            self._base.executemany("insert or replace into result values (?, ?, ?, ?)", rows)
            self._base.executemany("insert or replace into place values (?, ?, ?)", places)

    @contextmanager
    def _unless_broken(self) -> Iterator[None]:
        """Go on without results where they cannot be had; where the store is damaged, the next scan begins anew."""
        try:
            yield
        except sqlite3.OperationalError:
            pass  # locked by another run, or the disk is full
        except sqlite3.DatabaseError:
            if self._base is not None:
                self._base.close()
                self._base = None
            discard(self.path)

    def _touch(self, digests: set[str]) -> None:
        """Note that these results were asked for today: once a day, all that a scan which finds nothing new writes."""
        if self._base is not None and digests:
            with self._base:
                self._base.execute("begin immediate")
                self._base.executemany(
                    "update result set used = ? where digest = ?", [(self._today, digest) for digest in digests]
                )


def by_digest(path: Path, digest: str) -> str | None:
    """The row that the store at PATH has for bytes with this DIGEST; asked in the process that has read them."""
    base = _reader(path, os.getpid())
    if base is not None:
        with suppress(sqlite3.Error):
            found = base.execute("select body, sum from result where digest = ?", (digest,)).fetchone()
            if found and found[1] == _sum(digest, found[0]):
                return str(found[0])
    return None


@lru_cache(maxsize=1)
def _reader(path: Path, process: int) -> sqlite3.Connection | None:  # noqa: ARG001 - no connection outlives a fork
    return opened_to_read(path)


def _close_reader(path: Path) -> None:
    """Close the connection of this process that only reads, if there is one."""
    if _reader.cache_info().currsize and (base := _reader(path, os.getpid())):
        base.close()
    _reader.cache_clear()


@lru_cache(maxsize=8)
def _below(root: Path) -> bytes:
    """What the absolute paths of all files below ROOT begin with; names need not be text."""
    return os.fsencode(root.resolve()).rstrip(_SEPARATOR) + _SEPARATOR


def _sum(digest: str, row: str) -> int:
    """What tells a ROW from one that a failing disk made of it."""
    return zlib.crc32(f"{digest}{row}".encode())


def _stamp(file: SourceFile) -> str:
    return " ".join(map(str, file.stamp))
