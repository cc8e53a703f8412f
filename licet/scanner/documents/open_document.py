# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""OpenDocument (ISO/IEC 26300): the texts, slides and sheets of LibreOffice and others."""

from __future__ import annotations

from collections.abc import Iterator

from licet.scanner.documents.archive import Archive, stated_type
from licet.scanner.documents.reading import encrypted
from licet.scanner.documents.xml_text import Vocabulary, words

_TYPE = b"application/vnd.oasis.opendocument"
_PARTS = ("content.xml", "styles.xml", "meta.xml")
_MANIFEST = "META-INF/manifest.xml"
_LINES = frozenset({"creator", "description", "h", "initial-creator", "p", "subject", "title", "user-defined"})
_VOCABULARY = Vocabulary(
    text=_LINES,
    lines=_LINES,
    silent=frozenset({"binary-data", "tracked-changes"}),
    marks={"line-break": "\n", "s": " ", "tab": "\t"},
)


def reads(data: bytes) -> bool:
    """Whether DATA is an archive that states such a type."""
    return stated_type(data).startswith(_TYPE)


def parts(data: bytes) -> Iterator[str]:
    """The content, the heads and feet, what the document says of itself."""
    archive = Archive(data)
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise encrypted()
    for name in _PARTS:
        if name in archive.names:
            yield words(archive.read(name), _VOCABULARY, name)
