# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is to be done when a license allows something on conditions."""

from __future__ import annotations

from licet.licenses.record import Copyleft
from licet.model import Use
from licet.rules.compatibility.terms import Terms

KEEP_NOTICES = "keep its copyright notices and license text"


def to_keep(terms: Terms) -> tuple[str, ...]:
    """What the license asks of whoever passes the work on, by its tags."""
    record = terms.record
    conditions = record.conditions if record else None
    if conditions is None:
        return (KEEP_NOTICES, f"read {terms.id}: licet holds no list of its conditions")
    found = [KEEP_NOTICES] if any(c.startswith("include-copyright") for c in conditions) else []
    if "document-changes" in conditions:
        found.append("state what you changed in it")
    if record and "advertising" in record.terms:
        found.append("carry the acknowledgement that it asks for")
    if record and "source-same-license" in record.terms:
        found.append(f"pass its source code on under {terms.id} only")
    if terms.id in ("Apache-2.0", "ECL-2.0"):
        found.append("pass on its NOTICE file (section 4(d))")
    return tuple(found)


def of_files(terms: Terms) -> tuple[str, ...]:
    """File copyleft: its files stay its own."""
    return (
        f"keep its files, changed ones too, under {terms.id}",
        "offer the source of those files to everybody who gets the work",
        *to_keep(terms),
    )


def of_library(terms: Terms, use: Use) -> tuple[str, ...]:
    """LGPL-2.1 section 6 and LGPL-3.0 section 4: the user must be able to replace the library."""
    found = [
        f"say that the library is used and is under {terms.id}, and pass on its license text",
        "offer the library's source, with your changes to it",
        "let users change the library for their own use and reverse engineer for debugging such changes",
    ]
    if use is Use.STATIC:
        found.append("pass on object code or the like, so that the work can be relinked with a changed library")
    else:
        found.append("load the library in a way that lets users put a changed one in its place")
    if terms.version == "3.0":
        found.append("in consumer devices, give the installation information that GPL-3.0 section 6 asks for")
    return tuple(found)


def of_whole(terms: Terms) -> tuple[str, ...]:
    """Strong copyleft: the whole goes out under it, with source."""
    found = ["pass on the complete source of the whole work, or offer it in writing", *to_keep(terms)]
    if terms.copyleft is Copyleft.NETWORK:
        found.append("offer that source to everybody who uses the work over a network, too")
    return tuple(found)
