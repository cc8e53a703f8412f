# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every bound on what a document may cost, with what it means. What is beyond is left out, and a trouble says so."""

from __future__ import annotations

LARGEST_MEMBER = 16 * 1024 * 1024
"""A file in an archive that unpacks to more bytes is not text that people wrote."""

LARGEST_IN_ALL = 32 * 1024 * 1024
"""So many bytes are unpacked from one archive, at the most."""

DEEPEST = 256
"""Elements of XML within one another; more are made to exhaust what reads them."""

CHARACTERS = 8_000_000
"""So many characters of one document are looked at."""

FIRST_PAGES, LAST_PAGES = 50, 10
"""A longer PDF is read at its ends, where licenses and imprints stand: a page takes a hundredth of a second or more."""

LARGEST_PAGE = 1024 * 1024
"""A page whose drawing instructions (unpacked, in bytes) are longer is a picture."""

DRAWING = 4 * 1024 * 1024
"""So many bytes of drawing instructions are read in one PDF: pypdf takes two or three seconds for a million."""

MAPS_PER_DRAWING = 8
"""A byte of drawing instructions takes as long as so many of a font's table of characters."""

UNPACKED = 16 * 1024 * 1024
"""So many bytes are unpacked from one stream of a PDF."""

PAGES = 20_000
"""A PDF with more pages and groups of them is refused."""
