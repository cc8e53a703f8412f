# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts of the GNU licenses below the notice that grants them."""

from __future__ import annotations

import pytest

from licet.licenses.catalog import text
from licet.licenses.expression import all_of, parse
from licet.model import Detection, Method, Role
from licet.scanner.detect import engine
from licet.scanner.detect.granted import LINES_BETWEEN, as_granted

LATER = """This program is free software; you can redistribute it and/or modify it
under the terms of the GNU General Public License as published by the Free
Software Foundation; either version 2 of the License or (at your option) any
later version.
"""


def said(words: str) -> str:
    sure = [each for each in engine().detect(words) if each.role in (Role.TEXT, Role.NOTICE)]
    return str(all_of(each.expression for each in as_granted(sure)))


@pytest.mark.parametrize(
    ("words", "license"),
    [
        (f"{LATER}\n\n{text('GPL-2.0-only')}", "GPL-2.0-or-later"),
        (text("GPL-2.0-only"), "GPL-2.0-only"),
        (f"{text('GPL-2.0-only')}\n\n{LATER}", "GPL-2.0-only"),  # what a text itself advises, grants nothing
        (f"{LATER}\n\n{text('GPL-3.0-only')}", "GPL-2.0-or-later AND GPL-3.0-only"),
        (f"{LATER}\n\n{text('MIT')}", "GPL-2.0-or-later AND MIT"),
    ],
)
def test_a_text_holds_as_the_notice_above_it_grants_it(words: str, license: str) -> None:
    assert said(words).startswith(license)


def found(license: str, first: int, last: int, role: Role) -> Detection:
    return Detection(parse(license), first, last, 1.0, Method.EXACT, "rule", role)


@pytest.mark.parametrize(
    ("line", "license"), [(30 + LINES_BETWEEN, "GPL-2.0-or-later"), (31 + LINES_BETWEEN, "GPL-2.0-only")]
)
def test_the_rest_of_a_text_is_part_of_it(line: int, license: str) -> None:
    notice, body = found("GPL-2.0-or-later", 1, 4, Role.NOTICE), found("GPL-2.0-only", 10, 30, Role.TEXT)
    rest = found("GPL-2.0-only", line, line + 20, Role.NOTICE)
    assert [str(each.expression) for each in as_granted([notice, body, rest])][1:] == ["GPL-2.0-or-later", license]


def test_a_notice_on_this_version_alone_stands() -> None:
    notices = [found("GPL-2.0-or-later", 1, 2, Role.NOTICE), found("GPL-2.0-only", 4, 5, Role.NOTICE)]
    body = found("GPL-2.0-only", 10, 30, Role.TEXT)
    assert as_granted([*notices, body]) == [*notices, body]
