# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Bytes to text: what is decoded, as what, and what counts as binary."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.scanner.text import decode, strings

SENTENCE = "Licensed under the MIT license – café.\n"
PLAIN = "Licensed under the MIT license.\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_names_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_that_lost_its_mark_is_told_by_its_zeros(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_what_is_no_utf8_is_latin1() -> None:
    assert decode("café à la carte".encode("latin-1")) == "café à la carte"


def test_cut_utf16_is_read_as_far_as_it_goes() -> None:
    whole = codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le")
    text = decode(whole[:-1])
    assert text is not None
    assert text.startswith(SENTENCE[:-1])


@pytest.mark.parametrize("data", [b"\0", b"\0" * 100, b"text\0text", b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0"])
def test_zero_bytes_mean_binary(data: bytes) -> None:
    assert decode(data) is None


def test_a_late_zero_byte_does_not_hide_the_text_before_it() -> None:
    text = decode(PLAIN.encode() * 1000 + b"\0")
    assert text is not None
    assert text.count(PLAIN) == 1000


def test_strings_are_the_printable_runs_a_line_each() -> None:
    assert strings(b"\x00\x01MIT license\x00abc\xff\xfeGPL-2.0\x7f") == "MIT license\nGPL-2.0"
    assert strings(b"") == strings(bytes(50)) == ""


@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode()


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_binary(data: bytes) -> None:
    text = decode(data)
    assert text is None or isinstance(text, str)
    assert all(len(run) >= 4 and run.isprintable() for run in strings(data).replace("\t", " ").splitlines())
