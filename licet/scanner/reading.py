# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The bytes of a file, and of a very large one its two ends, each line at its own number."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

LARGEST = 16 * 1024 * 1024
"""A file of more bytes is looked at in its two ends only, half of this each: notices stand at the ends."""

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read: all of the file, or of a large one its two ends with an empty line for each line between them.

    `size` is that of the whole file in bytes, `sha256` that of all of it.
    """

    data: bytes
    size: int
    sha256: str


def read_contents(location: str | Path) -> Contents:
    """The contents of the file at LOCATION.

    Raises `OSError` where it cannot be read.
    """
    with open(location, "rb", buffering=0) as file:  # noqa: PTH123 - called for every file of a tree: no Path is made
        size = os.fstat(file.fileno()).st_size
        if size <= LARGEST:
            data = file.readall()
            return Contents(data, len(data), hashlib.sha256(data).hexdigest())
        return _ends(file, size)


def _ends(file: BinaryIO, size: int) -> Contents:
    """Both ends of FILE; what lies between them is counted and forgotten, piece by piece."""
    half = LARGEST // 2
    head = _exactly(file, half)
    digest = hashlib.sha256(head)
    lines, left = 0, size - 2 * half
    while left > 0 and (piece := file.read(min(_PIECE, left))):
        digest.update(piece)
        lines += piece.count(b"\n")
        left -= len(piece)
    tail = file.read()
    digest.update(tail)
    return Contents(head + b"\n" * max(lines, 1) + tail, size, digest.hexdigest())


def _exactly(file: BinaryIO, size: int) -> bytes:
    """SIZE bytes, or as many as there are: an unbuffered read may bring fewer."""
    pieces: list[bytes] = []
    while size > 0 and (piece := file.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
