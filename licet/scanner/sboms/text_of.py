# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a text that a document brings, under a name of its own, is that of a license that everybody knows."""

from __future__ import annotations

import re

from licet.bill import LicenseText, is_said
from licet.licenses.expression import Expression
from licet.licenses.normalize import normalize
from licet.model import Method, Role
from licet.scanner.copyrights import find_copyrights
from licet.scanner.detect import engine

_RESERVED = re.compile(r"\ball rights reserved\b", re.IGNORECASE)


def license_of(stated: LicenseText) -> Expression | None:
    """The license that STATED is, word for word; None where it says anything else, or more.

    Where there is no text, its name tells; a name beside a text may be a family's.
    """
    name = stated.text if is_said(stated.text) and stated.text.strip() else stated.name
    reading = normalize(name) if is_said(name) else None
    if reading is not None and reading.conclusion is not None:
        return None if reading.candidates else reading.conclusion
    text = stated.text.replace("\r\n", "\n")
    for words in (text, _without_head(text)):
        found = engine().detect(words)
        if len(found) == 1 and found[0].method is Method.HASH and found[0].role is not Role.MENTION:
            return found[0].expression
    return None


def _without_head(text: str) -> str:
    """TEXT without its title and its copyright lines, which differ from work to work; what else they say is kept."""
    lines = text.split("\n")
    for each in engine().detect(text):
        if each.role is Role.MENTION and normalize(lines[each.start_line - 1].strip()).conclusion == each.expression:
            lines[each.start_line - 1] = ""
    for statement in find_copyrights(text):
        line = lines[statement.line - 1]
        lines[statement.line - 1] = _RESERVED.sub("", line.replace(statement.statement, ""))
    return "\n".join(lines)
