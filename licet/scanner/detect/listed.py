# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A text that is the text of a license as SPDX lists it, and nothing besides: told by a digest of its words.

SPDX's texts differ from the rules' in titles and optional parts, and some are in languages that no rule is in. Told
apart before anything else, each is the license that it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from licet.licenses.expression import parse
from licet.model import Detection, Method, Role
from licet.scanner.detect.index import Index
from licet.scanner.detect.tokens import WORD

_END = 200
"""So many first and last bytes are looked through for the first and the last word."""


def listed(text: bytes, index: Index) -> Detection | None:
    """The license whose whole text TEXT (UTF-8) is, or None."""
    first = WORD.search(_lower(text[:_END]))
    last = WORD.findall(_lower(text.rstrip()[-_END:]))
    if first is None or not last or (first[0], last[-1]) not in index.listed_ends:
        return None
    expression = index.listed.get(digest(WORD.findall(_lower(text))))
    if expression is None:
        return None
    lines = len(text.rstrip().splitlines())
    return Detection(parse(expression), 1, lines, 1.0, Method.HASH, f"{expression}.SPDX", Role.TEXT)


def _lower(text: bytes) -> str:
    return text.decode("utf-8", "replace").lower()


def digest(words: Sequence[str]) -> str:
    """What tells a sequence of WORDS from every other."""
    return hashlib.blake2b(" ".join(words).encode(), digest_size=16).hexdigest()
