# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Office Open XML (ECMA-376): the documents, slides and sheets of Microsoft Office since 2007."""

from __future__ import annotations

import re
from collections.abc import Iterator

from licet.scanner.documents.archive import Archive, first_name
from licet.scanner.documents.xml_text import Vocabulary, words

_FIRST = (b"[Content_Types].xml", b"_rels/.rels", b"docProps/", b"ppt/", b"word/", b"xl/")
"""How the first file in such an archive is called; packages of other kinds that begin so have none of `_PARTS`."""

_PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml"
    r"|ppt/(?:slides|notesSlides|slideMasters)/[^/]+\.xml"
    r"|xl/(?:sharedStrings|worksheets/[^/]+|comments\d*)\.xml"
    r"|docProps/(?:app|core)\.xml"
)
_STATED = frozenset({"Company", "creator", "description", "rights", "subject", "title"})
_VOCABULARY = Vocabulary(
    text=_STATED | {"t"},
    lines=_STATED | {"p", "row", "si"},
    silent=frozenset({"Fallback"}),  # says what its neighbour `Choice` says, to older programs
    marks={"br": "\n", "c": " ", "cr": "\n", "noBreakHyphen": "-", "tab": "\t"},
)


def reads(data: bytes) -> bool:
    """Whether DATA is an archive that begins as such documents do."""
    return first_name(data).startswith(_FIRST)


def parts(data: bytes) -> Iterator[str]:
    """The text, notes, heads and feet, slides and sheets."""
    archive = Archive(data)
    for name in archive.names:
        if _PARTS.fullmatch(name):
            yield words(archive.read(name), _VOCABULARY, name)
