# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format gives the words that people see in it, line by line, and nothing ever raises."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.scanner.detect import engine
from licet.scanner.documents import extract
from licet.scanner.documents.reading import Extracted
from tests.scanner.documents.written import WORD, docx, epub, odt, packed, pdf

GRANT = ("Quagga Reader", "", "Licensed under the Apache License,", "Version 2.0, by all who wrote it.")

EVERY = {
    "docx": docx(*GRANT),
    "epub": epub(one="".join(f"<p>{line}</p>" for line in GRANT)),
    "odt": odt(*GRANT),
    "pdf": pdf("\n".join(GRANT)),
}


def read(data: bytes) -> Extracted:
    extracted = extract(data)
    assert extracted is not None
    return extracted


@pytest.mark.parametrize("kind", EVERY)
def test_a_license_in_a_document_is_found_on_its_lines(kind: str) -> None:
    extracted = read(EVERY[kind])
    assert extracted.troubles == ()
    (found,) = engine().detect(extracted.text)
    lines = extracted.text.split("\n")
    assert str(found.expression) == "Apache-2.0"
    assert "Licensed under the Apache License," in lines[found.start_line - 1 : found.end_line]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"PK",
        b"PK\x03\x04",
        b"\xef\xbb\xbf%PDF-",
        b"{\\rtf1 words}",
        packed({"licet/a.py": "x = 1"}),
        packed({"mimetype": "application/x-quagga", "content.xml": "<a>words</a>"}),
    ],
)
def test_what_is_no_such_document_is_none(data: bytes) -> None:
    assert extract(data) is None


def test_runs_of_a_word_are_joined_and_breaks_are_breaks() -> None:
    runs = "<w:p>" + "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in ("Apa", "che", " License")) + "</w:p>"
    broken = "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
    assert read(docx(body=runs + broken)).text == "Apache License\none\ttwo\nthree"


def test_notes_heads_and_feet_of_a_document_are_read() -> None:
    foot = f'<w:ftr xmlns:w="{WORD}"><w:p><w:r><w:t>Under the MIT license</w:t></w:r></w:p></w:ftr>'
    assert read(docx("Words", footer1=foot)).text == "Words\nUnder the MIT license"


def test_instructions_and_deleted_words_of_a_document_are_not_read() -> None:
    body = (
        "<w:p><w:r><w:instrText>HYPERLINK quagga</w:instrText><w:t>shown</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    assert read(docx(body=body)).text == "shown"


def test_spaces_and_tabs_of_open_document_are_read_and_former_words_are_not() -> None:
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>Terms</text:h><text:p>MIT<text:s/>or<text:tab/><text:span>B</text:span>SD</text:p>"
    )
    assert read(odt(body=body)).text == "Terms\nMIT or\tBSD"


def test_a_book_says_what_it_is_and_its_tags_part_no_words() -> None:
    rights = "<package><metadata><rights>CC BY 4.0</rights></metadata></package>"
    book = epub(package=rights, one="<h1>Terms</h1><p><b>T</b>he MIT&#160;License<br/>holds</p>")
    assert read(book).text.split() == ["CC", "BY", "4.0", "Terms", "The", "MIT", "License", "holds"]


def test_a_pdf_says_who_made_it_and_its_pages_follow_one_another() -> None:
    document = pdf("first page", "second\npage", info="/Title (Terms) /Author (Ada)")
    assert read(document).text.split("\n") == ["Terms", "Ada", "first page", "second", "page"]


def test_words_in_a_form_of_a_pdf_are_read() -> None:
    form = b"BT /F 12 Tf 50 50 Td (under the MIT license) Tj ET"
    assert read(pdf("words", forms={"Foot": form}, compress=True)).text.split("\n") == [
        "words",
        "under the MIT license",
    ]


def test_words_broken_at_line_ends_of_a_pdf_are_whole() -> None:
    document = pdf("a third party\nmay have a dis-\nclaimer, and third-\nparty code has one")
    assert read(document).text.split("\n") == [
        "a third party",
        "may have a disclaimer,",
        "and third-party",
        "code has one",
    ]


def test_without_the_extra_a_pdf_says_what_it_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    extracted = read(pdf("words"))
    assert extracted.text == ""
    assert [trouble.code for trouble in extracted.troubles] == ["document-needs-extra"]
    assert "licet[documents]" in extracted.troubles[0].message


def test_nothing_is_loaded_for_what_is_no_document() -> None:
    program = """
        import sys
        from licet.scanner.documents import extract
        before = set(sys.modules)
        assert extract(b"words") is None
        assert set(sys.modules) == before
        assert not {"zipfile", "pypdf", "pyexpat"} & before, before
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True)


@given(st.sampled_from(sorted(EVERY)), st.data())
def test_a_document_that_is_cut_short_or_altered_raises_nothing(kind: str, data: st.DataObject) -> None:
    whole = EVERY[kind]
    cut = data.draw(st.integers(0, len(whole)))
    place = data.draw(st.integers(0, len(whole) - 1))
    altered = bytearray(whole)
    altered[place] ^= data.draw(st.integers(1, 255))
    for hostile in (whole[:cut], bytes(altered)):
        assert extract(hostile) == extract(hostile)


@given(st.sampled_from((b"PK\x03\x04", b"%PDF-1.7\n", EVERY["docx"][:60])), st.binary(max_size=400))
def test_noise_behind_the_mark_of_a_document_raises_nothing(mark: bytes, noise: bytes) -> None:
    extracted = extract(mark + noise)
    assert extracted is None or extracted.troubles
