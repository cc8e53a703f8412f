# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that stand below the words which offer them."""

from __future__ import annotations

import pytest

from licet.licenses.catalog import text
from licet.licenses.expression import all_of
from licet.scanner.detect import engine
from licet.scanner.detect.chosen import LINES_BETWEEN, as_offered

SURE = 0.9

OFFER = """text-unidecode is a free software; you can redistribute
it and/or modify it under the terms of either:

* GPL or GPLv2+ (see https://www.gnu.org/licenses/license-list.html#GNUGPL), or
* Artistic License"""


def said(words: str) -> str:
    sure = [each for each in engine().detect(words) if each.score >= SURE]
    return str(all_of(each.expression for each in as_offered(sure, words)))


def test_a_text_that_is_announced_is_the_one_that_the_choice_means() -> None:
    words = f"{OFFER} - see below:\n\n\n{text('Artistic-1.0-Perl')}"
    assert said(words) == "GPL-1.0-or-later OR GPL-2.0-or-later OR Artistic-1.0-Perl"


@pytest.mark.parametrize(
    ("before", "license"),
    [
        ("", "Artistic-1.0-Perl"),  # not announced
        (" - see below for the parts that are by others", "Artistic-1.0-Perl"),
        (" - see below:" + "\n" * (LINES_BETWEEN + 2), "Artistic-1.0-Perl"),
        (" - see below:", "ISC"),  # announced, but another
    ],
)
def test_any_other_text_holds_as_well(before: str, license: str) -> None:
    words = f"{OFFER}{before}\n\n{text(license)}"
    assert said(words).endswith(f") AND {license}")


def test_what_is_announced_once_is_one_text() -> None:
    words = f"{OFFER} - see below:\n\n{text('Artistic-1.0-Perl')}\n\n{text('ISC')}"
    assert said(words) == "(GPL-1.0-or-later OR GPL-2.0-or-later OR Artistic-1.0-Perl) AND ISC"
