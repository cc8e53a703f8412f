# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files and the places in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FileKind(StrEnum):
    """What a file is, as far as its name, place and first bytes tell."""

    LICENSE = "license"
    NOTICE = "notice"
    README = "readme"
    MANIFEST = "manifest"
    LOCKFILE = "lockfile"
    SOURCE = "source"
    TEST = "test"
    DOCUMENT = "document"
    VENDORED = "vendored"
    GENERATED = "generated"
    BINARY = "binary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One regular file below `root`; its bytes are read on demand, never kept.

    `stamp` is what the file system says of it, and what changes when it does; empty where nobody asked. `fronts` are
    the folders of its tree whose files speak for the whole: the top (""), or those of a package's own metadata.
    """

    root: Path
    path: str
    size: int
    kind: FileKind
    stamp: tuple[int, ...] = ()
    fronts: tuple[str, ...] = ("",)

    @property
    def front(self) -> bool:
        """Whether it speaks for the whole."""
        return self.path.rpartition("/")[0] in self.fronts

    @property
    def location(self) -> Path:
        """Where its bytes are."""
        return self.root / self.path


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of one file: its bytes `before` and `after`, each None where there is no file."""

    path: Path
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was read, so that a person can open it: a file and line, or a URL, and the words that say it."""

    path: str
    line: int | None = None
    text: str = ""
