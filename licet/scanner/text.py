# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PRINTABLE = re.compile(rb"[\t\x20-\x7e]{4,}")
_HEAD = 8192


def decode(data: bytes) -> str | None:
    """The text that DATA is, or None where it is binary (a NUL byte in its head and no UTF-16 mark).

    UTF-8 first, since nothing else looks like it by accident; else Latin-1, where every byte is a character.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if b"\0" in data[:_HEAD]:
        return _utf16_without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _utf16_without_mark(data: bytes) -> str | None:
    """Text whose every other byte is NUL is UTF-16 that lost its mark."""
    head = data[:_HEAD]
    for zeros, encoding in ((head[1::2], "utf-16-le"), (head[::2], "utf-16-be")):
        if len(zeros) > 8 and zeros.count(0) > 0.9 * len(zeros) and head.count(0) < 0.6 * len(head):
            return data.decode(encoding, "replace")
    return None


def strings(data: bytes) -> str:
    """The printable runs of binary DATA, a line each: where compilers and packers leave notices."""
    return "\n".join(run.decode("ascii") for run in _PRINTABLE.findall(data))
