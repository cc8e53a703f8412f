# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the texts that go by the name of Python's license one is.

Three are called so. `PSF-2.0` is the agreement with the Python Software Foundation alone. `Python-2.0.1` is the stack
that has come with Python since 2.0.1: the same agreement above those of BeOpen and CNRI, the latter for Python 1.6.1.
`Python-2.0` has CNRI's terms for Python 1.6b1 in their place, which the GPL does not admit. Words that name the license
of the Python Software Foundation mean the first of these, whose name that is.

Sources: https://www.gnu.org/licenses/license-list.html, https://spdx.org/licenses/PSF-2.0.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from licet.licenses.expression import License
from licet.model import Detection, Method

STACK = License("Python-2.0")
"""What all three are found as, and what the two others were called before they had ids of their own."""

NAMED_SO = (License("PSF-2.0"), License("Python-2.0.1"))
"""The two others."""

_OF_OTHERS = re.compile(r"\b(?:BeOpen|CNRI)\b|Corporation\s+for\s+National\s+Research\s+Initiatives", re.IGNORECASE)
_OF_PSF = re.compile(r"\bPython\s+Software\s+Foundation\b|\bPSF\b", re.IGNORECASE)
_BETA = re.compile(r"\b1\.6\s?b1\b", re.IGNORECASE)
_RELEASE = re.compile(r"\b1\.6\.1\b")


def is_called_so(detection: Detection) -> bool:
    """Whether DETECTION is of words that may mean any of the three; an SPDX id means what it says."""
    return detection.expression == STACK and detection.method is not Method.SPDX_TAG


def told_apart(detections: Iterable[Detection], text: str) -> list[Detection]:
    """DETECTIONS in TEXT, in their order, each that may be any of the three as the one that it is."""
    lines = text.splitlines()
    stack = License("Python-2.0.1") if _RELEASE.search(text) and not _BETA.search(text) else STACK
    return [replace(each, expression=_meant(each, lines, stack)) if is_called_so(each) else each for each in detections]


def _meant(detection: Detection, lines: list[str], stack: License) -> License:
    """What DETECTION in LINES means, in which the whole STACK may stand."""
    words = "\n".join(lines[detection.start_line - 1 : detection.end_line])
    if _OF_OTHERS.search(words):
        return stack
    return License("PSF-2.0") if _OF_PSF.search(words) else STACK
