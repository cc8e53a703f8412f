# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Characters within words that are not seen (soft hyphens, joiners), and letters that are drawn as one (ligatures)."""

from __future__ import annotations

SHAPES = {
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


def plain(text: str) -> str:
    """TEXT in plain letters."""
    for character, letters in SHAPES.items():  # many times as fast as to translate every character
        text = text.replace(character, letters)
    return text
