# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Zip archives that hold documents, unpacked in memory and within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from licet.scanner.documents import thresholds
from licet.scanner.documents.reading import broken, encrypted, too_large

MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1
_LONGEST_NAME = 128
_TROUBLES = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OSError, UnicodeError,
    ValueError,
)  # fmt: skip
"""All that a broken archive makes `zipfile` raise."""


def first_name(data: bytes) -> bytes:
    """The name of the first file in the archive DATA (PKWARE's APPNOTE, 4.3.7), empty where it is no archive."""
    if not data.startswith(MAGIC):
        return b""
    return data[30 : 30 + min(int.from_bytes(data[26:28], "little"), _LONGEST_NAME)]


def stated_type(data: bytes) -> bytes:
    """The media type that OpenDocument and EPUB state in the archive's first file, which is not packed."""
    if first_name(data) != b"mimetype":
        return b""
    start = 38 + int.from_bytes(data[28:30], "little")
    return data[start : start + _LONGEST_NAME]


class Archive:
    """An archive and how many bytes may still be unpacked from it."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` where DATA is no archive."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _TROUBLES as error:
            raise broken(error) from error
        self._left = thresholds.LARGEST_IN_ALL

    @property
    def names(self) -> list[str]:
        """Its files, in their order in it, each once."""
        return list(self._zip.NameToInfo)

    def read(self, name: str) -> bytes:
        """The file called NAME. Raises `Unreadable`."""
        most = min(self._left, thresholds.LARGEST_MEMBER)
        try:
            if self._zip.getinfo(name).flag_bits & _ENCRYPTED:
                raise encrypted()
            with self._zip.open(name) as file:
                data = file.read(most + 1)
        except _TROUBLES as error:
            raise broken(f"{name}: {error}") from error
        if len(data) > most:
            what = f"unpacks to more than {thresholds.LARGEST_MEMBER} bytes in {name}"
            raise too_large(f"{what}, or {thresholds.LARGEST_IN_ALL} in all")
        self._left -= len(data)
        return data
