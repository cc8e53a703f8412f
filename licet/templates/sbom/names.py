# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What things are called in a document: by what they are, so that the same work has the same document."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import replace

from licet.bill import Bill

_NO_ID = re.compile(r"[^A-Za-z0-9.-]+")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""What XML cannot hold, and what would turn the direction of text."""


def identifier(kind: str, name: str, key: str) -> str:
    """The id of something of KIND called NAME, which KEY tells from all others: letters, digits, points and hyphens."""
    digest = hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    shown = _NO_ID.sub("-", name).strip("-.")[:60]
    return "-".join(filter(None, (kind, shown, digest)))


def serial(bill: Bill) -> uuid.UUID:
    """A number of BILL's own: of what it says, and not of when."""
    said = repr(replace(bill, created="")).encode("utf-8", "backslashreplace")
    return uuid.UUID(bytes=hashlib.sha256(said).digest()[:16], version=5)


def namespace(bill: Bill) -> str:
    """The address that the ids of BILL's document are below, of the form that SPDX 2.3, section 6.5 proposes."""
    return f"https://spdx.org/spdxdocs/{_NO_ID.sub('-', bill.name).strip('-.') or 'document'}-{serial(bill)}"


def text(words: str) -> str:
    """WORDS from outside, such that every format can hold them."""
    encoded = (
        words.encode("utf-8", "surrogateescape") if _escapable(words) else words.encode("utf-8", "backslashreplace")
    )
    plain = encoded.decode("utf-8", "backslashreplace").replace("\r\n", "\n").replace("\r", "\n")
    return _UNWRITABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), plain)


def line(words: str) -> str:
    """WORDS as one line."""
    return " ".join(text(words).split())


def _escapable(words: str) -> bool:
    """Whether all half characters in WORDS are bytes of a name that was no UTF-8."""
    return words.isascii() or not any(
        "\ud800" <= each <= "\udfff" and not "\udc80" <= each <= "\udcff" for each in words
    )
