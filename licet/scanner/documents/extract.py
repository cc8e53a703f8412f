# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the bytes of a document to its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.scanner.documents.reading import Extracted

BEGINNINGS = (b"PK\x03\x04", b"%PDF-")
"""What every document that is read begins with: zip archives and PDF."""


def extract(data: bytes) -> Extracted | None:
    """The text of the document DATA, or None where it is none of a format in `readers.READERS`.

    Same bytes, same answer. Nothing is raised: a document that is encrypted, broken, too large or in need of a library
    gives the text that could be read and a `Trouble` that tells the rest.
    """
    if not data.startswith(BEGINNINGS):
        return None
    # What reads documents is loaded where one is met: most scans meet none.
    from licet.scanner.documents.readers import READERS  # noqa: PLC0415
    from licet.scanner.documents.reading import collect  # noqa: PLC0415

    reader = next((reader for reader in READERS if reader.reads(data)), None)
    return collect(reader.parts(data)) if reader else None
