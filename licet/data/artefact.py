# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The file format of what the build compiles: a header that names sections, memory-mapped in milliseconds.

Layout: MAGIC, the length of the header as 8 little-endian bytes, the header (JSON: format, kind, digest of all
sections, meta, sections), then the sections, each aligned to 8 bytes. Written by `licet/data/writing.py`; all processes
that read one share its pages.
"""

from __future__ import annotations

import hashlib
import json
import mmap
from array import array
from pathlib import Path
from typing import Any, Literal, cast

from licet.errors import DataError

MAGIC = b"licet-data\0\0"
FORMAT = 6


class Artefact:
    """The sections of the file at PATH, which must be of KIND.

    Raises `DataError` where it is missing, torn, of another kind or of another format.
    """

    def __init__(self, path: Path, kind: str) -> None:
        try:
            with path.open("rb") as file:
                self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise DataError(f"cannot open licet's own data {path.name}: {error}; reinstall licet") from error
        head = len(MAGIC) + 8
        length = int.from_bytes(self.map[len(MAGIC) : head], "little")
        if self.map[: len(MAGIC)] != MAGIC or head + length > len(self.map):
            raise DataError(f"{path.name} is not data of this licet; reinstall licet")
        try:
            header = json.loads(self.map[head : head + length])
            if header["format"] != FORMAT or header["kind"] != kind:
                raise DataError(f"{path.name} was made for another version of licet; reinstall licet")
            self.meta: dict[str, Any] = header["meta"]
            self.digest: str = header["digest"]
            self._sections: dict[str, tuple[int, int, str]] = header["sections"]
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"{path.name} is damaged; reinstall licet") from error
        self.base = head + length
        if any(self.base + offset + size > len(self.map) for offset, size, _ in self._sections.values()):
            raise DataError(f"{path.name} is cut off; reinstall licet")

    def sound(self) -> bool:
        """Whether the sections are those that were written: all of them are read (milliseconds for 10 MB)."""
        digest = hashlib.sha256()
        with memoryview(self.map) as view:
            for offset, size, _ in sorted(self._sections.values()):
                digest.update(view[self.base + offset : self.base + offset + size])
        return digest.hexdigest() == self.digest

    def span(self, name: str) -> tuple[int, int]:
        """Where section NAME starts in the map, and its size in bytes."""
        offset, size, _ = self._sections[name]
        return self.base + offset, size

    def column(self, name: str) -> memoryview[int]:
        """Section NAME as the numbers that were written, without a copy."""
        offset, size, code = self._sections[name]
        return memoryview(self.map)[self.base + offset : self.base + offset + size].cast(cast("Literal['B']", code))

    def array(self, name: str) -> array[int]:
        """Section NAME as a copy that may be changed."""
        offset, size, code = self._sections[name]
        return array(code, self.map[self.base + offset : self.base + offset + size])

    def text(self, name: str) -> str:
        """Section NAME as text."""
        offset, size, _ = self._sections[name]
        return self.map[self.base + offset : self.base + offset + size].decode()
