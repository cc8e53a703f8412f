# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The interface of a form."""

from __future__ import annotations

from typing import Protocol


class Form(Protocol):
    """A module of this folder: one way in which a text hides its words.

    `plain` gives a text without it, with as many line ends (LF, CR, CRLF) as before and each word on the line on which
    it began; what is plain stays as it is. It is linear in the length of the text.
    """

    __name__: str

    def applies(self, spoken: str, sample: str) -> bool:
        """Whether a text is of this form, by its lines that speak of licenses and by a larger sample of it."""
        ...

    def plain(self, text: str) -> str:
        """TEXT without the form."""
        ...


def shown(characters: str) -> str:
    """CHARACTERS as they may stand within a line: what ends lines, or is not printed, is a space."""
    return "".join(one if one.isprintable() or one == "\x1b" else " " for one in characters)


def decoded(data: bytes) -> str:
    """DATA, which was written as escapes: UTF-8, or Latin-1 where it is none; fit to stand within a line."""
    try:
        return shown(data.decode("utf-8"))
    except UnicodeDecodeError:
        return shown(data.decode("latin-1"))
