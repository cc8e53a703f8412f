# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words broken at the ends of lines, made whole again; the document itself tells them from compounds."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAK = re.compile(r"\b([A-Za-z]+)[-\u2010\u00ad][ \t]*\n[ \t]*([a-z]+)([^\w\s]*)(?:[ \t]|\n)?")
_WORD = re.compile(r"[a-z]+")


def joined(texts: Sequence[str]) -> list[str]:
    """TEXTS with broken words whole, on the line where they begin.

    A hyphen at the end of a line is kept where both parts are words elsewhere in the texts, and the whole is none
    (`third-party`).
    """
    known: set[str] = set()
    for text in texts:
        known.update(_WORD.findall(_BREAK.sub(" ", text).lower()))

    def whole(broken: re.Match[str]) -> str:
        first, rest = broken[1].lower(), broken[2]
        compound = first + rest not in known and first in known and rest in known
        return f"{broken[1]}{'-' if compound else ''}{rest}{broken[3]}\n"

    return [_BREAK.sub(whole, text) for text in texts]
