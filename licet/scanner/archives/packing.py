# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packed streams: gzip, bzip2, xz, and Zstandard where Python or a package has it."""

from __future__ import annotations

import bz2
import gzip
import importlib
import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import IO, cast

from licet.scanner.archives.budget import RefusedError

GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"

DAMAGE = (
    *(tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ArithmeticError, EOFError, LookupError, OSError, RuntimeError, ValueError, NotImplementedError),
)
"""All that the readers raise for archives that are torn, encrypted, oddly packed, or made to break them."""

_ZSTD_MODULES = ("compression.zstd", "backports.zstd")


def unpacking(stream: IO[bytes]) -> IO[bytes]:
    """What STREAM, which can be wound back, has once unpacked; STREAM itself where it is not packed.

    Raises `RefusedError` where nothing here unpacks it.
    """
    head = stream.read(6)
    stream.seek(-len(head), 1)
    if head.startswith(GZIP):
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if head.startswith(BZIP2):
        return cast("IO[bytes]", bz2.BZ2File(stream))
    if head.startswith(XZ):
        return cast("IO[bytes]", lzma.LZMAFile(stream))
    return _zstandard(stream) if head.startswith(ZSTD) else stream


def _zstandard(stream: IO[bytes]) -> IO[bytes]:
    for name in _ZSTD_MODULES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        return cast("IO[bytes]", module.ZstdFile(stream))
    raise RefusedError("is packed with Zstandard, which this Python cannot read: pip install 'licet[zstd]'")
