# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words of an XML file, read in one pass and without a tree.

A file that declares entities is refused: no document format asks for them, and they can be made to unfold without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from licet.scanner.documents import thresholds
from licet.scanner.documents.reading import broken


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What elements mean, by their names without prefix.

    `text` are those whose characters are words, with all within them. `silent` are never looked into. `marks` stand
    for characters. `lines` end a line.
    """

    text: frozenset[str]
    lines: frozenset[str]
    silent: frozenset[str] = frozenset()
    marks: Mapping[str, str] | None = None


def words(data: bytes, vocabulary: Vocabulary, name: str) -> str:
    """The text of the XML file DATA, called NAME. Raises `Unreadable`."""
    reader = _Reader(vocabulary)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _RefusedError) as error:
        raise broken(f"{name}: {error}") from error
    return "".join(reader.out)


class _RefusedError(Exception):
    """What a document may not have."""


class _Reader:
    """Follows one file: how deep in text and in what is silent it is."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.marks = vocabulary.marks or {}
        self.out: list[str] = []
        self.depth = self.text = self.silent = 0

    def start(self, name: str, _: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        self.depth += 1
        if self.depth > thresholds.DEEPEST:
            raise _RefusedError(f"more than {thresholds.DEEPEST} elements within one another")
        self.text += name in self.vocabulary.text
        self.silent += name in self.vocabulary.silent
        if name in self.marks and not self.silent:
            self.out.append(self.marks[name])

    def end(self, name: str) -> None:
        """An element ends."""
        name = name.rpartition(":")[2]
        self.depth -= 1
        self.text -= name in self.vocabulary.text
        self.silent -= name in self.vocabulary.silent
        if name in self.vocabulary.lines and not self.silent:
            self.out.append("\n")

    def characters(self, text: str) -> None:
        """Characters between tags."""
        if self.text and not self.silent:
            self.out.append(text)

    def entity(self, *_: object) -> None:
        """An entity is declared."""
        raise _RefusedError("it declares entities of its own")
