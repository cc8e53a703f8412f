# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""PDF (ISO 32000), read by pypdf, which comes with the extra `documents`."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from licet.scanner.documents import thresholds
from licet.scanner.documents.hyphens import joined
from licet.scanner.documents.reading import Unreadable, broken, encrypted, too_large
from licet.scanner.documents.xml_text import Vocabulary, words

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import DictionaryObject, EncodedStreamObject, StreamObject

_MAGIC = b"%PDF-"
_STATED = ("/Title", "/Author", "/Subject", "/Keywords", "/Copyright")
_RIGHTS = frozenset({"Owner", "UsageTerms", "WebStatement", "rights"})
_XMP = Vocabulary(text=_RIGHTS, lines=_RIGHTS | {"li"})
_P = ParamSpec("_P")


def reads(data: bytes) -> bool:
    """Whether DATA begins with the mark of PDF."""
    return data.startswith(_MAGIC)


def parts(data: bytes) -> Iterator[str]:
    """What the document says of itself, and its pages; those of a long one at its ends only."""
    try:
        import pypdf  # noqa: PLC0415 - of an extra
    except ImportError as error:
        message = "is PDF, which was not looked into: pip install 'licet[documents]'"
        raise Unreadable("document-needs-extra", message) from error
    # What is wrong with a file is licet's to say, once.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    bounds = pypdf.Configuration(
        array_based_stream_maximum_output_length=thresholds.UNPACKED,
        lzw_maximum_output_length=thresholds.UNPACKED,
        page_tree_maximum_entries=thresholds.PAGES,
        run_length_maximum_output_length=thresholds.UNPACKED,
        stream_decoding_work_maximum_length=4 * thresholds.UNPACKED,
        zlib_maximum_output_length=thresholds.UNPACKED,
    )
    with pypdf.apply_configuration(bounds):
        document = _opened(pypdf.PdfReader, data)
        texts = [_stated(document)]
        trouble = _read_pages(document, texts)
    yield from joined(texts)
    if trouble:
        raise trouble


def _opened(reader: type[PdfReader], data: bytes) -> PdfReader:
    try:
        document = reader(io.BytesIO(data))
        locked = document.is_encrypted and not document.decrypt("")
    except Exception as error:
        if type(error).__name__ == "DependencyError":  # the newest ciphers ask for one more library
            raise encrypted() from error
        raise _broken(error) from error
    if locked:
        raise encrypted()
    return document


def _broken(error: Exception) -> Unreadable:
    return broken(type(error).__name__)  # its words may hold an address in memory, which differs from run to run


def _stated(document: PdfReader) -> str:
    """The title, author and rights that a document carries beside its pages."""
    try:
        stated = document.metadata
        lines = [str(stated[key]) for key in _STATED if key in stated] if stated is not None else []
        packet = document.root_object.get("/Metadata")
        rights = words(packet.get_object().get_data(), _XMP, "metadata") if packet is not None else ""
    except Exception:  # noqa: BLE001 - a broken file makes pypdf raise anything; the pages say more
        return ""
    return "\n".join([*lines, rights])


def _read_pages(document: PdfReader, texts: list[str]) -> Unreadable | None:
    """Add what the pages say to TEXTS. The answer is what a reader of them must know."""
    try:
        count = len(document.pages)
    except Exception as error:  # noqa: BLE001 - a broken file makes pypdf raise anything
        return _broken(error)
    first = range(min(count, thresholds.FIRST_PAGES))
    last = range(max(len(first), count - thresholds.LAST_PAGES), count)
    budget = _Budget(thresholds.DRAWING)
    unread: list[int] = []
    said = False
    for number in (*first, *last):
        try:
            text = _text(document.pages[number], budget)
        except Exception:  # noqa: BLE001 - a broken file makes pypdf raise anything
            unread.append(number + 1)
            continue
        texts.append(text)
        said = said or bool(text.strip())
        if budget.left < 0:
            return too_large(f"takes more than licet gives to one document, so that it was read to page {number + 1}")
    if unread:
        return broken(f"page {', '.join(map(str, unread[:10]))}{' and more' if len(unread) > 10 else ''}")
    if not said:
        message = "holds no words but pictures at most; make its text readable by a program for OCR"
        return Unreadable("document-without-text", message)
    if count > len(first) + len(last):
        read = f"the first {thresholds.FIRST_PAGES} and the last {thresholds.LAST_PAGES} were looked at"
        return too_large(f"has {count} pages, of which {read}")
    return None


@dataclass(slots=True)
class _Budget:
    """How many bytes of drawing instructions may still be read; below 0 none."""

    left: int

    def spend(self, holder: DictionaryObject, instructions: int) -> bool:
        """Whether what HOLDER (a page or form) draws by so many bytes of INSTRUCTIONS can be paid; it is, then."""
        self.left -= instructions + sum(map(_length, _maps(holder))) // thresholds.MAPS_PER_DRAWING
        return self.left >= 0


def _text(page: PageObject, budget: _Budget) -> str:
    """The text of PAGE, or nothing where it is a picture."""
    contents = page.get_contents()
    instructions = _length(contents) if contents is not None else 0
    if instructions > thresholds.LARGEST_PAGE or not budget.spend(page, instructions):
        return ""
    # A form is read each time that it is drawn, on this page or in another form.
    page.extract_xform_text = _paid(page.extract_xform_text, budget)  # type: ignore[assignment,method-assign] # of this page alone, called by place
    return page.extract_text()


def _paid(
    read: Callable[Concatenate[EncodedStreamObject, _P], str], budget: _Budget
) -> Callable[Concatenate[EncodedStreamObject, _P], str]:
    def read_within(form: EncodedStreamObject, /, *args: _P.args, **kwargs: _P.kwargs) -> str:
        return read(form, *args, **kwargs) if budget.spend(form, _length(form)) else ""

    return read_within


def _length(stream: StreamObject) -> int:
    return len(stream.get_data())


def _maps(holder: DictionaryObject) -> Iterator[StreamObject]:
    """The tables of the fonts that HOLDER names, by which glyphs become characters."""
    resources = holder.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    for font in fonts.get_object().values() if fonts is not None else ():
        table = font.get_object().get("/ToUnicode")
        if table is not None and hasattr(table.get_object(), "get_data"):
            yield table.get_object()
