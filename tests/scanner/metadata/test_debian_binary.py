# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licenses of all files of a Debian package that may be in what is installed."""

from __future__ import annotations

import pytest

from licet.scanner.metadata.debian_binary import of_binary

FORMAT = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
ISC = """ Permission to use, copy, modify, and/or distribute this software for any
 purpose with or without fee is hereby granted, provided that the above
 copyright notice and this permission notice appear in all copies.
 .
 THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
 WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
 MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR
 ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
 WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
 ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF
 OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
"""


def copyright(*rows: tuple[str, str], own: str = "") -> str:
    """A file whose ROWS are patterns and the license of the files that they are for; OWN comes last."""
    return "\n".join((FORMAT, *(f"Files: {files}\nCopyright: x\nLicense: {license}\n" for files, license in rows), own))


@pytest.mark.parametrize(
    ("rows", "expression"),
    [
        ([("*", "Expat")], "MIT"),
        ([("script/service man8/service.rst", "GPL-2+"), ("*", "BSD-3-clause")], "GPL-2.0-or-later AND BSD-3-Clause"),
        ([("*", "Expat"), ("a", "Expat"), ("b", "ISC"), ("c", "ISC")], "MIT AND ISC"),
        ([("*", "Expat"), ("a", "ISC or GPL-2")], "MIT AND (ISC OR GPL-2.0-only)"),
        ([("lib/*", "ISC")], "ISC"),
        ([("*", "Expat"), ("debian/* debian/rules debian/po/de.po debian/tests/a", "GPL-2+")], "MIT"),
        ([("*", "Expat"), ("debian/local/pam-auth-update*", "GPL-3")], "MIT AND GPL-3.0-only"),  # a program
        ([("*", "Expat"), ("debian/patches/*", "GPL-2+")], "MIT AND GPL-2.0-or-later"),  # which change what is built
        ([("*", "Expat"), ("m4/a.m4 ./build-aux/* src/tests/*", "GPL-2+"), ("configure", "FSFUL")], "MIT"),
        ([("*", "Expat"), ("Makefile.in config.guess x/ltmain.sh", "GPL-2+")], "MIT"),
        ([("*", "Expat"), ("m4/a.m4 src/a.c", "GPL-2+")], "MIT AND GPL-2.0-or-later"),
        ([("*", "Expat"), ("test", "GPL-2+")], "MIT AND GPL-2.0-or-later"),  # a program, and no folder
        ([("*", "Expat"), ("a", "own")], None),
        ([("*", "Expat"), ("a", "BSD-3-clause and/or GPL-3+")], "MIT AND BSD-3-Clause AND GPL-3.0-or-later"),
    ],
)
def test_what_only_builds_tests_and_packages_is_not_in_it(rows: list[tuple[str, str]], expression: str | None) -> None:
    found = of_binary(copyright(*rows))
    assert found is not None
    assert found.expression == expression


@pytest.mark.parametrize("own", ["ISC~author", "Own-Words"])
def test_names_of_its_own_are_read_by_the_texts_that_it_gives(own: str) -> None:
    text = copyright(("*", "Expat"), ("a", f"{own} or GPL-2"), own=f"License: {own.lower()}\n{ISC}")
    found = of_binary(text)
    assert found is not None
    assert (found.raw, found.expression) == (f"Expat; {own} or GPL-2", "MIT AND (ISC OR GPL-2.0-only)")


def test_words_for_several_licenses_may_have_one_text() -> None:
    found = of_binary(
        copyright(("*", "Expat"), ("a", f"GPL or own\n This is under the GNU Public License, or:\n{ISC}"))
    )
    assert found is not None
    assert found.expression == "MIT AND (GPL-1.0-or-later OR ISC)"


@pytest.mark.parametrize("names", ["own or other", "ISC or own", "GPL-3 or own"])
def test_what_of_such_a_text_is_whose_has_to_be_clear(names: str) -> None:
    text = " under version 2 of the GNU General Public License\n" if "GPL" in names else ISC
    found = of_binary(copyright(("*", "Expat"), ("a", f"{names}\n{text}")))
    assert found is not None
    assert found.expression is None


def test_a_translation_is_under_the_license_of_the_whole() -> None:
    same = "License: same\n This file is distributed under the same license as the {}\n package.\n"
    for whole, expression in (("tool", "ISC AND MIT"), ("PACKAGE", "ISC AND MIT"), ("other", None)):
        text = copyright(("b", "ISC"), ("*", "Expat"), ("po/fi.po", "same"), own=same.format(whole))
        found = of_binary(text.replace(FORMAT, f"{FORMAT}Upstream-Name: Tool\n"))
        assert found is not None
        assert found.expression == expression


def test_the_copyrights_above_a_text_are_read_with_it() -> None:
    text = """ This material was originally written and compiled by Wietse Venema at
 Eindhoven University of Technology, The Netherlands, in 1990, 1991,
 1992, 1993, 1994 and 1995.
 .
 Redistribution and use in source and binary forms are permitted
 provided that this entire copyright notice is duplicated in all such
 copies.
 .
 This software is provided "as is" and without any expressed or implied
 warranties, including, without limitation, the implied warranties of
 merchantability and fitness for any particular purpose.
"""
    held = "1995 by Wietse Venema. All rights reserved. Individual files\n may be covered by other copyrights."
    found = of_binary(copyright(("*", f"own\n{text}")).replace("Copyright: x", f"Copyright: {held}"))
    assert found is not None
    assert found.expression == "TCP-wrappers"


@pytest.mark.parametrize("text", ["", "Prose.\n", "Files: *\nLicense: Expat\n", f"{FORMAT}License: Expat\n"])
def test_where_no_files_are_spoken_of_nothing_is_said(text: str) -> None:
    assert of_binary(text) is None


def test_a_text_is_read_once_however_often_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from licet.scanner.detect import engine

    read: list[str] = []

    class Engine:
        def detect(self, text: str) -> object:
            read.append(text)
            return engine().detect(text)

    monkeypatch.setattr("licet.scanner.metadata.debian_binary.engine", Engine)
    rows = [("*", "Expat"), *((f"a{number}", f"own or GPL-{number}") for number in (1, 2, 3))]
    found = of_binary(copyright(*rows, own=f"License: own\n{ISC}"))
    assert found is not None
    assert found.expression is not None
    assert len(read) == 1
