# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Characters within words that are not seen (soft hyphens, joiners), and letters that are drawn as one (ligatures)."""

from __future__ import annotations

from functools import cache

from licet.scanner.native.hints import Hints

_SHAPES = {
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""What to write for each."""


def plain(text: bytes) -> bytes:
    """TEXT (UTF-8) in plain letters; TEXT itself where it has none but those."""
    if text.isascii() or _any_shape().find(text) < 0:
        return text
    for character, letters in _SHAPES.items():  # many times as fast as to translate every character
        text = text.replace(character.encode(), letters.encode())
    return text


@cache
def _any_shape() -> Hints:
    return Hints(character.encode() for character in _SHAPES)
