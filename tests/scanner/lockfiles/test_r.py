# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""R packages: fields of a DESCRIPTION, and the words that R has for licenses."""

from __future__ import annotations

import json

import pytest

from licet.licenses.normalize import normalize
from licet.scanner.lockfiles import r_description, renv_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from licet.scanner.metadata.r_description import spdx
from tests.scanner.lockfiles.cases import row


@pytest.mark.parametrize(
    ("license", "expected"),
    [
        ("GPL (>= 2)", "GPL-2.0-or-later"),
        ("GPL-2", "GPL-2.0-only"),
        ("GPL-2 | GPL-3", "GPL-2.0-only OR GPL-3.0-only"),
        ("GPL (== 2)", "GPL-2.0-only"),
        ("GPL", "GPL-1.0-or-later"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("LGPL (>= 2.1)", "LGPL-2.1-or-later"),
        ("AGPL-3 + file LICENSE", "AGPL-3.0-only"),
        ("GNU General Public License (>= 3)", "GPL-3.0-or-later"),
        ("MIT + file LICENSE", "MIT"),
        ("MIT + file LICENCE | Unlimited", "MIT OR LicenseRef-scancode-public-domain"),
        ("BSD_3_clause + file LICENSE", "BSD-3-Clause"),
        ("BSD_2_clause+file LICENSE", "BSD-2-Clause"),
        ("Artistic-2.0 | GPL-2", "Artistic-2.0 OR GPL-2.0-only"),
        ("Apache License (== 2.0)", "Apache-2.0"),
        ("Apache License 2.0", "Apache-2.0"),
        ("Mozilla Public License (>= 2.0)", "MPL-2.0"),
        ("CC0", "CC0-1.0"),
        ("GPL (>= 2) | file LICENSE", "GPL-2.0-or-later"),
    ],
)
def test_licenses_of_r_are_said_in_the_words_of_spdx(license: str, expected: str) -> None:
    assert str(normalize(spdx(license)).conclusion) == expected


@pytest.mark.parametrize("license", ["file LICENSE", "Part of R 4.3.1", "", "+ file LICENSE", "|", "( >= 2"])
def test_a_license_that_says_nothing_concludes_nothing(license: str) -> None:
    assert normalize(spdx(license)).conclusion is None


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Imports: a, b (>= 1.0)", ["a runtime", "b runtime"]),
        ("Depends: R (>= 3.5), methods, a", ["a runtime"]),
        ("LinkingTo:\n    a,\n    b", ["a runtime", "b runtime"]),
        ("Suggests: a (== 1.0-2)", ["a@1.0-2 optional"]),
        ("Enhances: a", ["a optional"]),
        ("Imports: a,\n    , b,", ["a runtime", "b runtime"]),
        ("Imports: data.table\nConfig/Needs/website: c", ["data.table runtime"]),
        ("Imports: a\nRemotes: o/a@HEAD", ["a?vcs_url=git%2Bhttps://github.com/o/a%40HEAD runtime"]),
        ("Imports: a\nRemotes: a=gitlab::o/other", ["a?vcs_url=git%2Bhttps://gitlab.com/o/other runtime"]),
        ("Imports: a\nRemotes: bioc::a, url::x, local::a", ["a runtime"]),
    ],
)  # fmt: skip
def test_a_field_asks_for_packages(field: str, expected: list[str]) -> None:
    rows = r_description.read(Opened("DESCRIPTION", f"Package: x\n{field}\n")).components
    assert [row(each).removeprefix("pkg:cran/").removesuffix(" direct") for each in rows] == expected


def test_prose_that_is_called_description_asks_for_nothing() -> None:
    assert r_description.read(Opened("DESCRIPTION", "This is: a program, that imports things.\n")).components == ()


def test_a_package_that_needs_itself_or_what_is_not_locked_has_no_such_parents() -> None:
    rows = {"a": {"Package": "a", "Version": "1", "Requirements": ["a", "b", "absent", "R", 3]}, "b": {"Version": "2"}}
    found = renv_lock.read(Opened("renv.lock", json.dumps({"Packages": {**rows, "R": {"Version": "4"}, "c": 3}})))
    assert [row(each) for each in found.components] == [
        "pkg:cran/a@1 runtime direct", "pkg:cran/b@2 runtime < pkg:cran/a@1",
    ]  # fmt: skip
    with pytest.raises(Unreadable):
        renv_lock.read(Opened("renv.lock", "{}"))
