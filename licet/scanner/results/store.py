# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The file in which results are kept: SQLite's, opened, begun anew where it is damaged, and kept small.

It may be used by several runs at once, and survives being killed at any moment: what is written is in it whole or not
at all (a write-ahead log).
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

LARGEST = 512 * 1024 * 1024
"""Bytes that the file of one engine may have; beyond that the results that nobody asked for longest are dropped."""

KEPT_DAYS = 90
"""The file of an engine that nobody used for so long is deleted."""

WAITED = 2.0
"""Seconds that a run waits for another one that writes; after that it goes on without."""

_DAY = 86_400
_BEGIN = """
pragma auto_vacuum = incremental;
pragma journal_mode = wal;
create table if not exists result
    (digest text primary key, body text not null, sum integer not null, used integer not null) without rowid;
create table if not exists place (path blob primary key, stamp text not null, digest text not null) without rowid;
"""


def today() -> int:
    """Days since 1970: as finely as the use of results is noted."""
    return int(time.time()) // _DAY


def opened(path: Path) -> sqlite3.Connection | None:
    """The store at PATH, or None where there can be none; one that is damaged is begun anew."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            return _connected(path)
        except sqlite3.OperationalError:  # locked, or not to be written: no harm to what is in it
            return None
        except sqlite3.DatabaseError:
            discard(path)
            return _connected(path)
    except (OSError, sqlite3.Error):
        return None


def opened_to_read(path: Path) -> sqlite3.Connection | None:
    """The store at PATH, if there is one, for a process that writes nothing."""
    with suppress(sqlite3.Error, OSError):
        if path.exists():
            return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAITED)
    return None


def discard(path: Path) -> None:
    """Delete the store at PATH, which is damaged; a run that has it open is not disturbed."""
    with suppress(OSError):
        for name in _files(path):
            name.unlink(missing_ok=True)


def prune(path: Path, base: sqlite3.Connection) -> None:
    """Keep the store at PATH, open as BASE, within its size, and delete those of engines that are gone."""
    for other in path.parent.glob("*.sqlite*"):
        if not other.name.startswith(path.name) and _age(other) > KEPT_DAYS:
            other.unlink(missing_ok=True)
    if sum(each.stat().st_size for each in _files(path)) <= LARGEST:
        return
    with base:
        base.execute("begin immediate")
        (count,) = base.execute("select count(*) from result").fetchone()
        base.execute(
            "delete from result where digest in (select digest from result order by used limit ?)", (-(-count // 2),)
        )
        base.execute("delete from place where digest not in (select digest from result)")
    base.executescript("pragma incremental_vacuum; pragma wal_checkpoint(truncate);")


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=WAITED, isolation_level=None)
    try:
        base.executescript(_BEGIN)
        base.execute("pragma synchronous = normal")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _files(path: Path) -> list[Path]:
    """The file at PATH and what SQLite keeps beside it."""
    return [
        path.with_name(f"{path.name}{ending}") for ending in ("", "-wal", "-shm") if Path(f"{path}{ending}").exists()
    ]


def _age(path: Path) -> float:
    """Days since PATH was written."""
    return (time.time() - path.stat().st_mtime) / _DAY
