# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What some bytes say, whatever file they are in: the part of a scan that may be remembered by their digest."""

from __future__ import annotations

from dataclasses import dataclass

from licet.model import Copyright, Detection, Passage
from licet.scanner.classify import Nature, nature_of
from licet.scanner.copyrights import find_copyrights_utf8, worth_reading
from licet.scanner.detect import engine
from licet.scanner.detect.pointers import pointers
from licet.scanner.text import decode, strings


@dataclass(frozen=True, slots=True)
class Content:
    """What kind of bytes they are, the licenses and copyrights in them, and what speaks of others."""

    nature: Nature
    detections: tuple[Detection, ...] = ()
    copyrights: tuple[Copyright, ...] = ()
    unaccounted: tuple[Passage, ...] = ()
    pointers: tuple[Detection, ...] = ()


def look(data: bytes) -> Content:
    """What DATA says. Same bytes, same answer."""
    text = decode(data)
    nature = nature_of(data, is_text=text is not None)
    if text is None:
        if not engine().speaks(data) and not worth_reading(data):
            return Content(nature)
        text = strings(data)
    # Most files are ASCII, and so are UTF-8 as they are.
    utf8 = data if data.isascii() else text.encode("utf-8", "surrogatepass")
    detections, unaccounted = engine().read_utf8(utf8)
    copyrights = find_copyrights_utf8(utf8)
    return Content(nature, detections, copyrights, unaccounted, pointers(utf8, detections))
