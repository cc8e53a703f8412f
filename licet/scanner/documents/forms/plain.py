# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text made plain where it speaks of licenses: every form that it is in there is taken off, the outer ones first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import cast

from licet.scanner.documents.forms import invisible
from licet.scanner.documents.forms.form import Form
from licet.scanner.documents.forms.speaking import between_line_ends, parts, spoken_in
from licet.scanner.native.hints import Hints

_HEAD = 2048
"""So many bytes from the start of a text tell of what language it is."""

_RTF = b"{\\rtf"
"""Begins a file whose lines mean nothing, so that it is made plain as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A form's module in this folder, and signs: one of them stands on a line that speaks of licenses, or on the first.

    The module is loaded for the first text that has a sign. A text is in one language at most, and what looks like an
    escape in it is none.
    """

    module: str
    signs: tuple[bytes, ...]
    is_language: bool = False


_AFTER_A_STRING = (b"\n", b"\r", b"\\", b")", b";", b",\n", b",\r", b" +", b" &", b" .", b" <", b" _", b"#")
"""What stands between a string and the end of its line, in programs."""

FORMS: tuple[Entry, ...] = (
    Entry("quoted_printable", (b"=\n", b"=\r")),  # mail wraps all else
    Entry("roff", (b"\\", b"\n."), is_language=True),
    Entry("commands", (b"\\", b"@", b"<", b"\n=head", b"\n=pod"), is_language=True),
    Entry("c_escapes", (b"\\",)),  # a string in a program holds what follows
    Entry("html", (b"&", b"<")),
    Entry("line_marks", (b"\nC ", b"\nc ", b"@c", b"REM ", b"Rem ", b"rem ", b"dnl", b"echo", b"ECHO", b"Echo")),
    Entry("line_strings", tuple(quote + after for quote in (b'"', b"'") for after in _AFTER_A_STRING)),
    Entry("terminal", (b"\b", b"\x1b")),  # escapes of strings are the characters that terminals read
)
"""Every form that is looked for where a text speaks, in the order in which they are taken off."""

_NO_SIGNS = bytes(set(range(256)).difference(*(sign for entry in FORMS for sign in entry.signs if len(sign) == 1)))
"""Every byte that is no sign of its own."""


def plain(text: bytes) -> bytes:
    """TEXT (UTF-8) with the words that markup, escapes or line marks hide where it speaks of licenses.

    The answer has as many lines as TEXT, and each word stands on the line on which it began. Where no form applies, it
    is TEXT itself. Time is linear in the length of TEXT.
    """
    shown = _without("rtf", text) if text.startswith(_RTF) else _shown_where_it_speaks(_seen(text))
    # Where lines end in a mix of ways, what stood between a CR and an LF may be gone, and the two are one end.
    return shown if shown is text or _lines(shown) == _lines(text) else text


def _seen(text: bytes) -> bytes:
    """TEXT without what hides words wherever it stands."""
    if b"\b" in text or b"\x1b" in text:
        text = _without("terminal", text)
    return invisible.plain(text)


def _shown_where_it_speaks(text: bytes) -> bytes:
    made: list[bytes] = []
    done = 0
    for part in parts(text):
        spoken = between_line_ends([text[:_HEAD].partition(b"\n")[0], *part.spoken])
        if _may_hide(spoken):
            start, end = part.widened(text)
            shown = _plain(text[start:end], spoken, text[:_HEAD])
            if shown is not None:
                made += [text[done:start], shown]
                done = end
    return b"".join([*made, text[done:]]) if made else text


def _plain(region: bytes, spoken: bytes, head: bytes) -> bytes | None:
    """REGION, of which SPOKEN speaks, of a text that begins with HEAD, without its forms; None where it is in none."""
    before = text = _decoded(region)
    in_language = False
    for entry in FORMS:
        if not any(sign in spoken for sign in entry.signs) or (in_language and entry.module == "c_escapes"):
            continue
        form = _loaded(entry.module)
        if form.applies(_decoded(spoken), f"{_decoded(head)}\n{text}"):
            text = form.plain(text)
            spoken = spoken_in(_encoded(text))
            in_language = in_language or entry.is_language
    return None if text == before else _encoded(text)


def _may_hide(spoken: bytes) -> bool:
    """Whether SPOKEN has a sign of any form: every file that speaks of licenses is asked."""
    return bool(spoken.translate(None, _NO_SIGNS)) or _longer_signs().find(spoken) >= 0


@cache
def _longer_signs() -> Hints:
    return Hints(sign.lower() for entry in FORMS for sign in entry.signs if len(sign) > 1)


def _lines(text: bytes) -> int:
    return text.count(b"\n") + text.count(b"\r") - text.count(b"\r\n")


def _without(module: str, text: bytes) -> bytes:
    return _encoded(_loaded(module).plain(_decoded(text)))


def _decoded(text: bytes) -> str:
    return text.decode("utf-8", "surrogateescape")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


@cache
def _loaded(module: str) -> Form:
    return cast("Form", import_module(f"licet.scanner.documents.forms.{module}"))
