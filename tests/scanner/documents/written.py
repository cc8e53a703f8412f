# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Documents made while testing, as small as their formats allow."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from html import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def packed(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of FILES in their order; one called `mimetype` is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else method)
    return out.getvalue()


def docx(*paragraphs: str, body: str = "", **parts: str) -> bytes:
    """A document of Word: PARAGRAPHS, or a BODY as XML; PARTS are other files by their name below `word/`."""
    body = body or "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in paragraphs)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    others = {f"word/{name}.xml": text for name, text in parts.items()}
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **others})


def odt(*paragraphs: str, body: str = "", **parts: str) -> bytes:
    """An OpenDocument text: PARAGRAPHS, or a BODY as XML; PARTS are other XML files."""
    body = body or "".join(f"<text:p>{escape(line)}</text:p>" for line in paragraphs)
    content = f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">{body}</office:document-content>'
    others = {f"{name}.xml": text for name, text in parts.items()}
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **others})


def epub(**files: str) -> bytes:
    """A book of chapters (`.xhtml`) by name; `package` is what it says of itself."""
    named = {f"{name}.opf" if name == "package" else f"{name}.xhtml": text for name, text in files.items()}
    return packed({"mimetype": "application/epub+zip", **named})


def pdf(*pages: str, info: str = "", forms: Mapping[str, bytes] | None = None, compress: bool = False) -> bytes:
    """A PDF whose PAGES are lines of text; FORMS are drawing instructions, each drawn at the end of every page."""
    drawn = "".join(f" /{name} Do" for name in forms or {})
    contents = [(_shown(page) + drawn).encode("latin-1") for page in pages]
    return drawing(contents, info=info, forms=forms, compress=compress)


def drawing(
    contents: list[bytes], *, info: str = "", forms: Mapping[str, bytes] | None = None, compress: bool = False
) -> bytes:
    """A PDF whose pages draw CONTENTS."""
    forms = forms or {}
    first_form = 4 + 2 * len(contents)
    numbers = {name: first_form + place for place, name in enumerate(forms)}
    named = " ".join(f"/{name} {number} 0 R" for name, number in numbers.items())
    resources = f"<< /Font << /F 3 0 R >> /XObject << {named} >> >>"
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, content in enumerate(contents):
        page = f"/Type /Page /Parent 2 0 R /Resources {resources} /Contents {5 + 2 * place} 0 R"
        objects += [f"<< {page} /MediaBox [0 0 600 800] >>".encode(), _stream(content, "", compress=compress)]
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources {resources} "
    objects += [_stream(data, form, compress=compress) for data in forms.values()]
    trailer = f"/Root 1 0 R /Info << {info} >>" if info else "/Root 1 0 R"
    return _file(objects, trailer)


def _shown(text: str) -> str:
    lines = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in text.split("\n"))
    return "BT /F 12 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"


def _stream(data: bytes, entries: str, *, compress: bool) -> bytes:
    if compress:
        data, entries = zlib.compress(data), f"{entries}/Filter /FlateDecode "
    return f"<< {entries}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    ending = f"trailer\n<< /Size {size} {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{ending}".encode("latin-1")
