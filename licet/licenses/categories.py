# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of licenses, in licet's words, and what the files that licenses are read from call them."""

from __future__ import annotations

CATEGORIES = {
    "Public Domain": "public-domain",
    "Permissive": "permissive",
    "Copyleft Limited": "weak-copyleft",
    "Copyleft": "strong-copyleft",
    "Source-available": "source-available",
    "Free Restricted": "free-restricted",
    "Proprietary Free": "proprietary-free",
    "Commercial": "commercial",
    "CLA": "contributor-agreement",
    "Patent License": "patent-license",
    "Unstated License": "unstated",
}
"""ScanCode's categories, in licet's words."""

OF_COPYLEFT = {
    "file": "weak-copyleft",
    "library": "weak-copyleft",
    "strong": "strong-copyleft",
    "network": "network-copyleft",
}
"""The category that a curated kind of copyleft means; it goes before ScanCode's."""

OPEN = frozenset({"public-domain", "permissive", *OF_COPYLEFT.values()})
"""Categories of what restricts no use."""
