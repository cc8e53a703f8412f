# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether bytes can hold a copyright statement at all: what is asked of every file before it is decoded."""

from __future__ import annotations

from functools import lru_cache

from licet.scanner.copyrights.candidates import HINTS
from licet.scanner.native.hints import Hints


def worth_reading(data: bytes) -> bool:
    """Whether DATA (UTF-8, Latin-1 or bytes of any kind) has a hint of a statement: False is certain."""
    return _hints().find(data) >= 0


@lru_cache(maxsize=1)
def _hints() -> Hints:
    return Hints(spelled for hint in HINTS for spelled in (hint.encode(), *_latin_1(hint)))


def _latin_1(hint: str) -> list[bytes]:
    """HINT in Latin-1, with a byte after it: a sign is followed by a space or a year."""
    try:
        single = hint.encode("latin-1")
    except UnicodeEncodeError:
        return []
    return [single] if len(single) > 1 else [single + bytes([after]) for after in range(128)]
