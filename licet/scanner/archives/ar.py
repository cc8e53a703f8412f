# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The `ar` archives that Debian's packages are (deb(5)): members one after another, each behind a header in text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from licet.scanner.archives.budget import RefusedError

MAGIC = b"!<arch>\n"
_HEADER = 60


def members(stream: IO[bytes]) -> Iterator[tuple[str, int, int]]:
    """(name, offset, size) of each member of STREAM. Raises `RefusedError` where it is no such archive."""
    stream.seek(0, 2)
    end = stream.tell()
    at = len(MAGIC)
    while at + _HEADER <= end:
        stream.seek(at)
        header = stream.read(_HEADER)
        try:
            size = int(header[48:58])
        except ValueError:
            raise RefusedError("is a damaged archive (ar header)") from None
        if header[58:] != b"`\n" or size < 0 or at + _HEADER + size > end:
            raise RefusedError("is a damaged archive (ar header)")
        yield header[:16].decode("latin-1").strip().rstrip("/"), at + _HEADER, size
        at += _HEADER + size + size % 2


class Part:
    """SIZE bytes of STREAM from OFFSET on, as a stream of its own."""

    def __init__(self, stream: IO[bytes], offset: int, size: int) -> None:
        self._stream = stream
        self._start, self._size, self._at = offset, size, 0

    def read(self, size: int = -1) -> bytes:
        """The next SIZE bytes, or all that are left."""
        left = self._size - self._at
        self._stream.seek(self._start + self._at)
        data = self._stream.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """As files have it."""
        self._at = max(0, min(self._size, offset + (0, self._at, self._size)[whence]))
        return self._at

    def tell(self) -> int:
        """Where it is."""
        return self._at
