# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Documents made to exhaust what reads them: each costs no more than the bounds, and says what was not looked at."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest

from licet.scanner.documents import extract, thresholds
from licet.scanner.documents.reading import Extracted
from tests.scanner.documents.written import OFFICE, docx, drawing, epub, odt, packed, pdf


def read(data: bytes) -> Extracted:
    extracted = extract(data)
    assert extracted is not None
    return extracted


def codes(data: bytes) -> list[str]:
    return [trouble.code for trouble in read(data).troubles]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds that a test reaches soon."""
    for name, bound in {
        "LARGEST_MEMBER": 20_000,
        "LARGEST_IN_ALL": 30_000,
        "CHARACTERS": 5_000,
        "FIRST_PAGES": 3,
        "LAST_PAGES": 2,
        "LARGEST_PAGE": 10_000,
        "DRAWING": 20_000,
        "PAGES": 50,
    }.items():
        monkeypatch.setattr(thresholds, name, bound)


@pytest.mark.usefixtures("small")
def test_a_member_that_unpacks_without_end_is_not_unpacked() -> None:
    assert codes(docx("a" * 1_000_000)) == ["document-too-large"]


@pytest.mark.usefixtures("small")
def test_members_that_unpack_to_much_in_all_are_read_as_far_as_it_goes() -> None:
    chapter = "<i></i>" * 2_000
    book = read(epub(**{f"c{number}": f"<p>chapter {number}</p>{chapter}" for number in range(5)}))
    assert book.text.split("\n") == ["chapter 0", "chapter 1"]
    assert [trouble.code for trouble in book.troubles] == ["document-too-large"]


def test_a_member_that_lies_about_its_size_is_a_trouble() -> None:
    honest = docx("words")
    size = zipfile.ZipFile(io.BytesIO(honest)).getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (1).to_bytes(4, "little"))
    assert lying != honest
    assert codes(lying) == ["document-broken"]


@pytest.mark.usefixtures("small")
def test_much_text_is_read_part_by_part_up_to_a_bound() -> None:
    book = read(epub(one="<p>" + "word " * 900 + "</p>", two="<p>" + "word " * 900 + "</p>"))
    assert len(book.text) < thresholds.CHARACTERS
    assert book.text.startswith("word word")
    assert [trouble.code for trouble in book.troubles] == ["document-too-large"]


def test_entities_that_unfold_are_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "words"}">' for n in range(9))
    bomb = f"<?xml version='1.0'?><!DOCTYPE d [{entities}]><office:d xmlns:office='{OFFICE}'>&e8;</office:d>"
    document = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb})
    assert read(document).text == ""
    assert codes(document) == ["document-broken"]


def test_a_file_that_is_named_from_outside_is_not_read() -> None:
    outside = "<?xml version='1.0'?><!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><d><p>&e;</p></d>"
    document = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": outside})
    assert read(document).text == ""
    assert codes(document) == ["document-broken"]


def test_elements_deep_within_one_another_are_refused() -> None:
    assert codes(odt(body="<text:span>" * 100_000)) == ["document-broken"]


def test_documents_that_ask_for_a_password_say_so() -> None:
    out = io.BytesIO()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("words")))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    manifest = {"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}
    locked = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "?", **manifest})
    assert codes(out.getvalue()) == codes(locked) == ["document-encrypted"]


def test_a_pdf_that_anyone_may_read_is_read() -> None:
    out = io.BytesIO()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf("words")))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(out)
    assert read(out.getvalue()) == Extracted("words")


@pytest.mark.usefixtures("small")
def test_a_long_pdf_is_read_at_its_ends() -> None:
    long = read(pdf(*(f"page {number}" for number in range(1, 10))))
    assert long.text.split("\n") == ["page 1", "page 2", "page 3", "page 8", "page 9"]
    assert [trouble.code for trouble in long.troubles] == ["document-too-large"]
    assert "9 pages" in long.troubles[0].message


@pytest.mark.usefixtures("small")
def test_a_pdf_with_too_many_pages_is_refused() -> None:
    assert codes(drawing([b""] * 60)) == ["document-broken"]


@pytest.mark.usefixtures("small")
def test_a_page_that_is_a_picture_is_left_out() -> None:
    picture = b"0 0 m 9 9 l S " * 1_000 + b"BT /F 12 Tf (label) Tj ET"
    document = drawing([b"BT /F 12 Tf (words) Tj ET", picture, b"BT /F 12 Tf (more) Tj ET"])
    assert read(document) == Extracted("words\nmore")


def test_a_pdf_of_pictures_alone_says_that_nothing_was_read() -> None:
    assert codes(drawing([b"0 0 m 9 9 l S"])) == ["document-without-text"]


@pytest.mark.usefixtures("small")
def test_forms_that_draw_one_another_many_times_are_paid_from_one_purse() -> None:
    forms = {f"F{n}": b"BT /F 12 Tf (x) Tj ET " + f"/F{n + 1} Do ".encode() * 10 for n in range(9)}
    nest = read(pdf("words", forms={**forms, "F9": b"BT /F 12 Tf (deep) Tj ET"}))
    assert nest.text.startswith("words")
    assert nest.text.count("deep") < thresholds.DRAWING // 24
    assert [trouble.code for trouble in nest.troubles] == ["document-too-large"]


def test_a_form_that_draws_itself_is_read_once() -> None:
    circle = pdf("words", forms={"Own": b"BT /F 12 Tf (round) Tj ET /Own Do"})
    assert read(circle) == Extracted("words\nround")


def test_pages_that_hold_themselves_are_no_end_of_pages() -> None:
    loop = pdf("words").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert read(loop).text == ""
    assert codes(loop) in (["document-broken"], ["document-without-text"])


@pytest.mark.usefixtures("small")
def test_drawing_that_unpacks_to_much_is_not_read() -> None:
    bomb = pdf("words " * 100_000, compress=True)
    assert len(bomb) < 10_000
    assert read(bomb).text == ""


def test_a_pdf_whose_table_lies_is_mended_and_half_a_one_is_a_trouble() -> None:
    whole = pdf("words")
    head, _, _ = whole.partition(b"startxref")
    assert read(head + b"startxref\n7\n%%EOF\n") == Extracted("words")
    assert codes(whole[:40]) == ["document-broken"]
