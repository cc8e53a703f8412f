# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences that send the reader to a license file, in words that no rule has: "please see the COPYING file".

They say nothing by themselves, so that they are no detections. Once the file that they name is found in the tree and
has a license, they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.licenses.expression import License
from licet.licenses.vague import is_vague
from licet.model import Detection, Method, Role
from licet.scanner.detect.referred import named

HEAD = 8192
"""So many first bytes are looked through: where a file says how it is licensed."""

RULE = "license-pointer"
STATED = License("LicenseRef-scancode-unknown-license-reference")

_HINTS = (b"LICENSE", b"LICENCE", b"COPYING", b"icense.", b"icence.")
_BREAK = re.compile(r"\r\n|\r|\n")
_GAP = r"[\s#*/;!\"'`\[<>-]"
_SENTENCE = re.compile(
    r"\b(?:see|read|view|consult|refers?\s+to|(?:is|are|found|described|contained|given|stated|set\s+out)\s+in|"
    rf"(?:terms|conditions)\s+(?:of|in)|under|by){_GAP}+"
    rf"(?:(?:the|a|file|files|named|called|accompanying|included|attached|enclosed|top-?level|main|project|root|our){_GAP}+)"
    r"{0,4}(?:[\w.-]+/){0,4}(?:[\w.-]*\b(?:LICEN[CS]E|COPYING|UNLICENSE)\b[\w.-]*|[Ll]icen[cs]e\.(?:adoc|html?|md|rst|txt)\b)",
    re.IGNORECASE,
)


def pointers(text: bytes, detections: tuple[Detection, ...]) -> tuple[Detection, ...]:
    """The sentences at the head of TEXT (UTF-8) that name a license file; none where DETECTIONS say what holds."""
    head = text[:HEAD]
    if not any(hint in head for hint in _HINTS):
        return ()
    if any(detection.refers or not is_vague(detection.expression) for detection in detections):
        return ()
    return tuple(_pointers(head.decode("utf-8", "replace")))


def _pointers(head: str) -> Iterator[Detection]:
    for match in _SENTENCE.finditer(head):
        names = named(match[0] + head[match.end() : match.end() + len(" file")])
        if names:
            first = 1 + len(_BREAK.findall(head, 0, match.start()))
            last = first + len(_BREAK.findall(match[0]))
            yield Detection(STATED, first, last, 1.0, Method.UNKNOWN, RULE, Role.MENTION, names)
