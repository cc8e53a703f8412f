# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a text differs from the known one, for people to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that speak as licenses do and that no known license accounts for; `phrases` are what says so in them."""

    start_line: int
    end_line: int
    phrases: tuple[str, ...]


class Contrast(StrEnum):
    """How words of a file stand to those of a known text.

    `form` is what the SPDX matching guidelines tell to pass over: spelling, list labels, names filled in. `differs`
    says that other words stand there; `added` are words of the file alone, `missing` those of the known text alone.
    """

    SAME = "same"
    FORM = "form"
    DIFFERS = "differs"
    ADDED = "added"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a file beside those of a known text, as each writes them; either may be empty, and then lines are None.

    `words` counts them in the file and in the known text; `reason` says of a difference of form which it is.
    """

    contrast: Contrast
    file: str
    reference: str
    words: tuple[int, int]
    start_line: int | None = None
    end_line: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in parts, in order; a missing one stands where it would be."""

    contrast: Contrast
    parts: tuple[Part, ...]
    start_line: int | None = None
    end_line: int | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A detection set beside the text it stands for, sentence by sentence; empty where there is no such text.

    `share` is the part of the reference's words that the file has, from 0 to 1; differences of form do not lower it.
    `reference` says which words those are and how they came to be written as they are shown.
    """

    share: float
    reference: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nothing differs but form."""
        return all(sentence.contrast in (Contrast.SAME, Contrast.FORM) for sentence in self.sentences)

    @property
    def added(self) -> int:
        """How many words the file has beyond the reference's, where nothing stands in their place."""
        parts = (part for sentence in self.sentences for part in sentence.parts)
        return sum(part.words[0] for part in parts if part.contrast is Contrast.ADDED)
