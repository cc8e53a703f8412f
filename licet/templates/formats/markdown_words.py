# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words of others in Markdown: nothing in them is markup, calls a person, loads a picture, or leaves its table."""

from __future__ import annotations

import re
from html import escape

from licet.templates.formats.structure import shown

_PUNCTUATION = re.compile(r"[\\`*_\[\]|~$]")
_BEGINNING = re.compile(r"[#+=>-]|\d+(?=[.)])")
_NO_BREAK = "&#8203;"
"""A space without width: what stands before it and after it is no mention, no reference and no address."""
_LIVE = re.compile(r"@(?=\w)|#(?=\d)|(?<=\w):(?=//)|\bwww(?=\.)|\bGH(?=-\d)", re.IGNORECASE)
_TICKS = re.compile(r"`+")


def plain(text: str) -> str:
    """TEXT as words of a paragraph or of a table's cell."""
    words = " ".join(shown(text).split())
    pieces = []
    end = 0
    for live in _LIVE.finditer(words):
        pieces.append(_escaped(words[end : live.end()]) + _NO_BREAK)
        end = live.end()
    written = "".join([*pieces, _escaped(words[end:])])
    beginning = _BEGINNING.match(written)
    if beginning is None:
        return written
    at = beginning.end() if beginning[0].isdigit() else 0
    return f"{written[:at]}\\{written[at:]}"


def code(text: str, *, in_table: bool = False) -> str:
    """TEXT as code; IN_TABLE no bar in it ends the cell."""
    words = " ".join(shown(text).split()) or " "
    fence = "`" * (max(map(len, _TICKS.findall(words)), default=0) + 1)
    space = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{space}{words.replace('|', chr(92) + '|') if in_table else words}{space}{fence}"


def code_in_html(text: str) -> str:
    """TEXT as code where HTML is written, in which Markdown is none."""
    return f"<code>{escape(' '.join(shown(text).split()))}</code>"


def link(source: str) -> str:
    """The authority SOURCE: a link where it is an address, else code."""
    if re.fullmatch(r"https://[\w./#?=&%~:+@,;-]+", source):
        return f"[[source]({source})]"
    return f"({code(source)})"


def _escaped(text: str) -> str:
    return _PUNCTUATION.sub(r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))
