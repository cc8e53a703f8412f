# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Comment marks and commands that look like words: `rem`, `echo`, `dnl`, `@c`, and the `C` of Fortran."""

from __future__ import annotations

import re

_MARK = r"(?:[ \t#*;/'\"]{0,20}(?:@?(?:rem|REM|Rem|echo|ECHO|Echo)|dnl|@c|@comment)\b|[Cc](?=[ \t\r\n]))"
_ROW = re.compile(rf"(?:^{_MARK}[^\n]*(?:\n|\Z)){{2,}}", re.MULTILINE)
_START = re.compile(f"^{_MARK}", re.MULTILINE)


def applies(spoken: str, sample: str) -> bool:
    """Whether a line that speaks has such a mark, and the one after or before it."""
    return _START.search(spoken) is not None and _ROW.search(sample) is not None


def plain(text: str) -> str:
    """TEXT without the marks of lines in a row."""
    return _ROW.sub(lambda row: _START.sub("", row[0]), text)
