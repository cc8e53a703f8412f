# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which licenses a sentence names, whatever words stand between them."""

from __future__ import annotations

import re

from licet.licenses.catalog import find

_WORD = re.compile(r"(?:DocumentRef-[\w.-]+:)?[A-Za-z0-9][A-Za-z0-9.+-]*")
_OWN = ("LicenseRef-", "DocumentRef-", "AdditionRef-")


def mentioned(text: str) -> tuple[str, ...]:
    """The ids in TEXT, spelled as the license list spells them, sorted, each once."""
    words = {word.rstrip(".-") for word in _WORD.findall(text)}
    return tuple(sorted(word for word in words if word.startswith(_OWN) or _is_id(word)))


def _is_id(word: str) -> bool:
    record = find(word)
    return record is not None and record.id == word
