# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""XML as text that every parser takes; what it holds went through `shown`, which leaves nothing that XML has not."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def xml_document(root: Element) -> str:
    """ROOT as a document, an element a line."""
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
