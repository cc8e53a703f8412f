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
from licet.scanner.documents import Trouble, extract, plain
from licet.scanner.text import decode, strings


@dataclass(frozen=True, slots=True)
class Content:
    """What kind of bytes they are, the licenses and copyrights in them, what speaks of others, what was not read."""

    nature: Nature
    detections: tuple[Detection, ...] = ()
    copyrights: tuple[Copyright, ...] = ()
    unaccounted: tuple[Passage, ...] = ()
    pointers: tuple[Detection, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def look(data: bytes) -> Content:
    """What DATA says. Same bytes, same answer."""
    document = extract(data)
    if document is not None:
        words = document.text or strings(data)  # what cannot be unpacked may say something outside of that
        return _said(Nature.TEXT, words.encode("utf-8", "surrogatepass"), document.troubles)
    text = decode(data)
    nature = nature_of(data, is_text=text is not None)
    if text is None:
        if not engine().speaks(data) and not worth_reading(data):
            return Content(nature)
        text = strings(data)
    # Most files are ASCII, and so are UTF-8 as they are.
    return _said(nature, data if data.isascii() else text.encode("utf-8", "surrogatepass"))


def words_of(data: bytes) -> str:
    """The words in which `look` finds licenses in DATA, line by line as it counts them."""
    document = extract(data)
    text = (document.text if document else decode(data)) or strings(data)
    return plain(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")


def _said(nature: Nature, text: bytes, troubles: tuple[Trouble, ...] = ()) -> Content:
    """What TEXT (UTF-8) says: licenses as if nothing were marked up in it; copyright statements know their markup."""
    words = plain(text)
    detections, unaccounted = engine().read_utf8(words)
    copyrights = find_copyrights_utf8(text)
    return Content(nature, detections, copyrights, unaccounted, pointers(words, detections), troubles)
