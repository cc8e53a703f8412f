# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The file format of what the build compiles: a header that names sections, memory-mapped in milliseconds.

Layout: MAGIC, the length of the header as 8 little-endian bytes, the header (JSON: format, kind, digest of all sections,
meta, sections), then the sections, each aligned to 8 bytes. Written by `tools/container.py`; all processes that read one share its pages.
"""

from __future__ import annotations

import json
import mmap
from pathlib import Path
from typing import Any, Literal, cast

from licet.errors import DataError

MAGIC = b"licet-data\0\0"
FORMAT = 4


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
        header = json.loads(self.map[head : head + length])
        if header["format"] != FORMAT or header["kind"] != kind:
            raise DataError(f"{path.name} was made for another version of licet; reinstall licet")
        self.meta: dict[str, Any] = header["meta"]
        self.digest: str = header["digest"]
        self.base = head + length
        self._sections: dict[str, tuple[int, int, str]] = header["sections"]

    def span(self, name: str) -> tuple[int, int]:
        """Where section NAME starts in the map, and its size in bytes."""
        offset, size, _ = self._sections[name]
        return self.base + offset, size

    def column(self, name: str) -> memoryview[int]:
        """Section NAME as the numbers that were written, without a copy."""
        offset, size, code = self._sections[name]
        return memoryview(self.map)[self.base + offset : self.base + offset + size].cast(cast("Literal['B']", code))

    def text(self, name: str) -> str:
        """Section NAME as text."""
        offset, size, _ = self._sections[name]
        return self.map[self.base + offset : self.base + offset + size].decode()
