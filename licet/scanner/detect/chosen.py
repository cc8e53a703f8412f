# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that stand below the words which offer them: "under the terms of either the GPL, or the license below".

Such a text tells which license is meant, and holds for whoever chooses it; it is no further condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from licet.licenses.expression import Expression, License, Or, any_of
from licet.model import Detection, Role

LINES_BETWEEN = 4
"""A text that starts so many lines or fewer behind the words which offer it is the one that is below them."""

_BELOW = re.compile(r"\b(?:below|follow(?:s|ing)?)\W*", re.IGNORECASE)


def as_offered(detections: Iterable[Detection], text: str) -> list[Detection]:
    """DETECTIONS in TEXT, by line, where a choice and the text that it announces right below it are that choice."""
    lines = text.splitlines()
    made: list[Detection] = []
    for each in sorted(detections, key=lambda detection: (detection.start_line, detection.end_line)):
        offer = made[-1] if made else None
        choice = _chosen(offer, each, lines) if offer else None
        if offer and choice:
            made[-1] = replace(offer, expression=choice, end_line=each.end_line)
        else:
            made.append(each)
    return made


def _chosen(offer: Detection, below: Detection, lines: Sequence[str]) -> Expression | None:
    """The choice of OFFER, in the words of the text BELOW; None where that is not what it announces."""
    text = below.expression
    if not isinstance(offer.expression, Or) or not isinstance(text, License):
        return None
    if offer.role is Role.TEXT or below.role is not Role.TEXT or below.start_line - offer.end_line > LINES_BETWEEN:
        return None
    words = " ".join(lines[offer.end_line - 1 : below.start_line - 1]).rstrip()
    announced = [match.end() for match in _BELOW.finditer(words)]
    meant = [each for each in offer.expression.operands if _is_of(each, text)]
    if len(meant) != 1 or not announced or announced[-1] != len(words):
        return None
    return any_of(text if each in meant else each for each in offer.expression.operands)


def _is_of(named: Expression, text: License) -> bool:
    """Whether TEXT is that of the license NAMED, or of a kind of it: Artistic-1.0-Perl of Artistic-1.0."""
    return isinstance(named, License) and f"{text.id}-".startswith(f"{named.id}-")
