# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The names of files in words that only point to a license."""

# REUSE-IgnoreStart: the tags below are of texts that the tests look at.

from __future__ import annotations

import pytest

from licet.licenses.vague import is_pointer
from licet.scanner.detect import engine
from licet.scanner.detect.referred import LONGEST_LINE, MOST_NAMES, PACKAGE, named


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("See LICENSE for the details.", ("LICENSE",)),
        ("See the file COPYING, which came along with it.", ("COPYING",)),
        ("Licensed as written in 'docs/terms.txt'.", ("docs/terms.txt",)),
        ("Licensed as written in docs\\terms.txt", ("docs/terms.txt",)),
        ("Please read ../LICENSE.md.", ("../LICENSE.md",)),
        ("see ./LICENCE", ("LICENCE",)),
        ("Terms: see LICENSE-MIT and LICENSE-APACHE", ("LICENSE-MIT", "LICENSE-APACHE")),
        ("It has a license, see [here](LICENSE.rst)", ("LICENSE.rst",)),
        ("See the license file for permission", ("license",)),
        ("see license", ("license",)),
        ("Under the Frob License (see licenses/frob.txt)", ("licenses/frob.txt",)),
        ("SEE LICENSE IN terms.md", ("terms.md",)),
        ("This file is distributed under the same license as the Frob package.", (PACKAGE,)),
        ("under the same terms as the rest of Frob", (PACKAGE,)),
        ("For its license see README", ("README",)),
        ("See the license in frob.c", ("frob.c",)),
        ("See LICENSE.txt, or ask the people in AUTHORS for terms", ("LICENSE.txt", "AUTHORS")),
    ],
)
def test_a_file_is_named(words: str, names: tuple[str, ...]) -> None:
    assert named(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "Under a license that nobody knows.",
        "License: see https://example.org/LICENSE.txt",
        "See www.example.org/license.html",
        "Licensed under the License, as all of it is",
        "The End User License Agreement (EULA) holds.",
        "the license is in /usr/share/common-licenses/FROB",
        "licenses of others are in THIRD-PARTY-NOTICES",
        "self.license.check(other_license_name)",
        "See the NOTICE for who owns it",
        "under the same license as Frob",
        "...",
        "",
    ],
)
def test_no_file_is_named(words: str) -> None:
    assert named(words) == ()


def test_a_long_list_of_names_is_cut() -> None:
    assert len(named(" ".join(f"LICENSE-{number}" for number in range(100)))) == MOST_NAMES


def test_detections_that_point_elsewhere_say_where() -> None:
    (found,) = engine().detect("/* Frob. See LICENSE.txt for license details. */\nint frob;\n")
    assert is_pointer(found.expression)
    assert found.refers == ("LICENSE.txt",)


def test_a_name_may_stand_on_the_next_line() -> None:
    (found,) = engine().detect("# Licensed under the terms given in\n# docs/TERMS.txt, which lies beside it\n")
    assert found.refers == ("docs/TERMS.txt",)


def test_a_detection_that_names_its_license_points_nowhere() -> None:
    found = engine().detect("SPDX-License-Identifier: MIT\nLicensed under the MIT license, see LICENSE.\n")
    assert found
    assert all(detection.refers == () for detection in found)


def test_a_line_too_long_for_prose_is_not_read() -> None:
    found = engine().detect("See LICENSE.txt for license details. " + "x" * LONGEST_LINE)
    assert found
    assert all(detection.refers == () for detection in found)


# REUSE-IgnoreEnd
