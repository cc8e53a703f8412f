# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a text to its copyright statements."""

from __future__ import annotations

from collections.abc import Iterator

from licet.model import Copyright
from licet.scanner.copyrights.candidates import Line, blocks
from licet.scanner.copyrights.lines import clean, ends_string, split
from licet.scanner.copyrights.parts import parse
from licet.scanner.copyrights.statement import spans
from licet.scanner.copyrights.words import Kind, Word, kind_of

WIDTH = 66
"""A line so long is full: what would not have fitted on it goes on in the next."""


def find_copyrights(text: str) -> tuple[Copyright, ...]:
    """Every copyright statement in TEXT, by line. Time is linear in the length of the text."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Copyright]:
    for block in blocks(text):
        for span in spans(_words(block)):
            made = parse(span)
            if made:
                yield made


def _words(block: list[Line]) -> list[Word]:
    """The words of the lines of BLOCK; an empty line is one that breaks."""
    words: list[Word] = []
    length = 0
    for number, line in block:
        texts = split(clean(line)) or [""]
        words.append(Word(texts[0], kind_of(texts[0]), number, length + len(texts[0]) >= WIDTH))
        words += [Word(text, kind_of(text), number) for text in texts[1:]]
        length = len(line.rstrip())
        if ends_string(line):
            words.append(Word("", Kind.STOP, number))
    return words
