# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""EPUB: books as archives of XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from licet.scanner.documents.archive import Archive, stated_type
from licet.scanner.documents.reading import encrypted
from licet.scanner.documents.xml_text import Vocabulary, words
from licet.scanner.text import decode

_TYPE = b"application/epub+zip"
_CHAPTERS = (".htm", ".html", ".xhtml")
_STATED = frozenset({"creator", "description", "publisher", "rights", "title"})
_PACKAGE = Vocabulary(text=_STATED, lines=_STATED)
_ENCRYPTION = "META-INF/encryption.xml"
_LOCKED = re.compile(rb"CipherReference\s+URI\s*=\s*[\"']([^\"'<>]+)")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|footer|h[1-6]|head|header|hr|li|ol|p|pre|section|"
    r"table|td|th|title|tr|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")


def reads(data: bytes) -> bool:
    """Whether DATA is an archive that states this type."""
    return stated_type(data).startswith(_TYPE)


def parts(data: bytes) -> Iterator[str]:
    """What the book says of itself, and its chapters in the order of the archive."""
    archive = Archive(data)
    locked = _locked(archive)
    for name in archive.names:
        chapter = name.lower().endswith(_CHAPTERS)
        if chapter and name in locked:
            raise encrypted()
        if chapter:
            yield _shown(decode(archive.read(name)) or "")
        elif name.lower().endswith(".opf"):
            yield words(archive.read(name), _PACKAGE, name)


def _locked(archive: Archive) -> frozenset[str]:
    """The files that are encrypted: often the fonts alone."""
    if _ENCRYPTION not in archive.names:
        return frozenset()
    return frozenset(unquote(uri.decode("utf-8", "replace")) for uri in _LOCKED.findall(archive.read(_ENCRYPTION)))


def _shown(text: str) -> str:
    """The words of XHTML: a block begins and ends a line, other tags part nothing."""
    return unescape(_TAG.sub("", _BLOCK.sub("\n", text)))
