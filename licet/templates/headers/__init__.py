# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Headers in files: which comment a file can hold, the tags in it, and how they come in, change and go. Pure bytes."""

from licet.templates.headers.edit import NoPlaceError, added, changed, removed, side_text
from licet.templates.headers.header import Header, later
from licet.templates.headers.parse import Tag, TagKind, has_notice, tags
from licet.templates.headers.styles import Style, style_for

__all__ = [
    "Header",
    "NoPlaceError",
    "Style",
    "Tag",
    "TagKind",
    "added",
    "changed",
    "has_notice",
    "later",
    "removed",
    "side_text",
    "style_for",
    "tags",
]
