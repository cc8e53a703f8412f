# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One token of a Ruby script, and how a script fails to be one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class RubyError(ValueError):
    """A script with a literal that does not end, or one that is not read; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Kind(Enum):
    """What a token is."""

    TEXT = auto()
    SYMBOL = auto()
    LABEL = auto()
    WORDS = auto()
    WORD = auto()
    OPERATOR = auto()
    END = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token and its line; `text` is a literal's value, `spaced` whether white space stands before it.

    A literal that Ruby would have to compute, and a number, is `OTHER`; the end of a line is `END`.
    """

    kind: Kind
    text: str
    line: int
    spaced: bool = False
    words: tuple[str, ...] = ()
