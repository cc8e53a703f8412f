# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts of the GNU licenses below the notice that grants them.

A text does not say whether later versions may be used, the notice does; the text that it stands above is no second
license. What stands at the end of a text is its own advice on how to write such a notice, and grants nothing.

Source: https://www.gnu.org/licenses/old-licenses/gpl-2.0.html (section 9)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from licet.licenses.expression import Expression, License
from licet.model import Detection, Role

LINES_BETWEEN = 3
"""What starts so many lines or fewer behind a text of the same license is the rest of it."""

_ONLY = "-only"


def as_granted(detections: Iterable[Detection]) -> list[Detection]:
    """DETECTIONS in one file, in their order, each text below a notice on later versions of it as that grants it."""
    found = list(detections)
    ends = {(each.expression, each.end_line) for each in found if each.role is Role.TEXT}
    first = min((each.start_line for each in found if each.role is Role.TEXT), default=0)
    above = {each.expression for each in found if each.role is Role.NOTICE and each.end_line < first}
    return [_granted(each, above) if _is_text(each, ends) else each for each in found]


def _is_text(detection: Detection, ends: set[tuple[Expression, int]]) -> bool:
    """Whether DETECTION is a text, or the rest of one of those that have these ENDS."""
    before = range(detection.start_line - LINES_BETWEEN, detection.start_line)
    return detection.role is Role.TEXT or any((detection.expression, line) in ends for line in before)


def _granted(text: Detection, above: set[Expression]) -> Detection:
    """TEXT as the notices ABOVE all texts grant it."""
    if not isinstance(text.expression, License) or not text.expression.id.endswith(_ONLY):
        return text
    later = License(f"{text.expression.id.removesuffix(_ONLY)}-or-later")
    return replace(text, expression=later) if later in above and text.expression not in above else text
