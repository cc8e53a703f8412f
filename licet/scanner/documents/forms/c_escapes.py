# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
r"""Strings of programs, and of JSON, however often packed in one another: `\n` before a word, `\u0022`, `\302\251`."""

from __future__ import annotations

import re

from licet.scanner.documents.forms.form import decoded, shown

# A row of backslashes is read once, whatever follows it.
_ESCAPE = re.compile(
    r"\\++(?:[nrt]|u(?P<code>[0-9a-fA-F]{4})|u\{(?P<long>[0-9a-fA-F]{1,6})\}"
    r"|(?P<bytes>(?:x[0-9a-fA-F]{2}|[0-3][0-7]{2})(?:\\++(?:x[0-9a-fA-F]{2}|[0-3][0-7]{2}))*+)|(?P<other>))"
)
_BYTE = re.compile(r"x(..)|(\d{3})")
_LAST = 0x10FFFF


def applies(spoken: str, sample: str) -> bool:
    """Whether there is a backslash on a line that speaks."""
    del sample
    return "\\" in spoken


def plain(text: str) -> str:
    """TEXT with what is escaped in it, within its line: an escaped line end is a space."""
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    if escape["other"] is not None:
        return escape[0]
    if escape["bytes"]:
        return decoded(bytes(int(hex or octal, 16 if hex else 8) for hex, octal in _BYTE.findall(escape["bytes"])))
    code = escape["code"] or escape["long"]
    return shown(chr(int(code, 16))) if code and int(code, 16) <= _LAST else " "
