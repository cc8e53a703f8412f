# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What readers of documents take and give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from licet.scanner.documents import thresholds
from licet.scanner.documents.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document. Its lines count from 1 and are those of `text`: a document has none of its own."""

    text: str
    troubles: tuple[Trouble, ...] = ()


class Unreadable(Exception):  # noqa: N818 - never leaves the room: it becomes a Trouble
    """A document, or the rest of one, that cannot be read. What was read before stays read."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.trouble = Trouble(code, message)


def broken(what: object) -> Unreadable:
    """A document that is not what its format asks for; WHAT says where."""
    message = (
        f"is a broken document ({what}); save it anew with the program that made it, or leave it out by an ignore file"
    )
    return Unreadable("document-broken", message)


def encrypted() -> Unreadable:
    """A document that asks for a password."""
    message = "is encrypted, so that nothing in it was looked at; save it without a password"
    return Unreadable("document-encrypted", message)


def too_large(what: str) -> Unreadable:
    """A document that goes beyond a bound; WHAT says which, and what was looked at."""
    return Unreadable("document-too-large", f"{what}; look into the rest by hand")


class Reader(Protocol):
    """A module of this folder: one format of documents."""

    __name__: str

    def reads(self, data: bytes) -> bool:
        """Whether DATA is of this format, by its first bytes."""
        ...

    def parts(self, data: bytes) -> Iterator[str]:
        """The texts of the document, in its own order. Raises `Unreadable`, at its end, too."""
        ...


def collect(parts: Iterator[str]) -> Extracted:
    """All PARTS below one another, up to `thresholds.CHARACTERS`."""
    texts: list[str] = []
    left = thresholds.CHARACTERS
    try:
        for part in parts:
            text = part.strip().replace("\r\n", "\n").replace("\r", "\n")
            if len(text) > left:
                raise too_large(f"has more than {thresholds.CHARACTERS} characters of text")
            if text:
                texts.append(text)
                left -= len(text) + 1
    except Unreadable as unreadable:
        return Extracted("\n".join(texts), (unreadable.trouble,))
    return Extracted("\n".join(texts))
