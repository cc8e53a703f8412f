# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a text to its copyright statements."""

from __future__ import annotations

from functools import lru_cache

from licet.model import Copyright
from licet.scanner.copyrights.candidates import Line, blocks
from licet.scanner.copyrights.lines import clean, ends_string, split
from licet.scanner.copyrights.parts import parse
from licet.scanner.copyrights.statement import spans
from licet.scanner.copyrights.words import Kind, Word, kind_of

WIDTH = 66
"""A line so long is full: what would not have fitted on it goes on in the next."""

REMEMBERED = 4096
"""So many lines are remembered as they were read: the files of a project begin alike."""


def find_copyrights(text: str) -> tuple[Copyright, ...]:
    """Every copyright statement in TEXT, by line. Time is linear in the length of the text."""
    return find_copyrights_utf8(text.encode("utf-8", "surrogatepass"))


def find_copyrights_utf8(text: bytes) -> tuple[Copyright, ...]:
    """Every copyright statement in TEXT, which is UTF-8: only the lines that may be of one are decoded."""
    return tuple(made for block in blocks(text) for span in spans(_words(block)) if (made := parse(span)))


def _words(block: list[Line]) -> list[Word]:
    """The words of the lines of BLOCK; an empty line is one that breaks."""
    words: list[Word] = []
    length = 0
    for number, line in block:
        texts, stops = _read(line)
        first, kind = texts[0]
        words.append(Word(first, kind, number, length + len(first) >= WIDTH))
        words += [Word(text, kind, number) for text, kind in texts[1:]]
        length = len(line.rstrip())
        if stops:
            words.append(Word("", Kind.STOP, number))
    return words


@lru_cache(maxsize=REMEMBERED)
def _read(line: str) -> tuple[tuple[tuple[str, Kind], ...], bool]:
    """The words of LINE with their kinds, and whether a string is over with it."""
    texts = split(clean(line)) or [""]
    return tuple((text, kind_of(text)) for text in texts), ends_string(line)
