# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""XML as a small tree, with the line of the first mistake."""

from __future__ import annotations

from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.packages.xml import Element, XmlError, read_xml

__all__ = ["Element", "parse_xml"]


def parse_xml(text: str, *, entities: bool = False) -> Element:
    """The root element of TEXT, or `Unreadable` with the line of the mistake.

    ENTITIES says whether the format has use for entities that a file declares for itself.
    """
    try:
        return read_xml(text, entities=entities)
    except XmlError as error:
        raise Unreadable(str(error), error.line) from error
