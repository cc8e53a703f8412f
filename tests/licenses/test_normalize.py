# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What people write about licenses becomes SPDX, or stays open with a reason."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trove_classifiers import classifiers

from licet.data import FOLDER
from licet.licenses.catalog import find
from licet.licenses.expression import ids, parse
from licet.licenses.normalize import merge, normalize, squash

LONG = (
    "BSD-3-Clause", "MIT", "Apache-2.0 WITH LLVM-exception", "GPL-3.0-or-later WITH GCC-exception-3.1", "Zlib", "ISC",
    "GPL-2.0-or-later WITH Bison-exception-2.2", "LGPL-2.1-or-later", "BSL-1.0", "Unicode-3.0", "CC0-1.0",
    "LicenseRef-scancode-public-domain",
)  # fmt: skip
"""More than 200 characters, as a package that was built of many works may state."""


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("MIT", "MIT"),
        ("mit", "MIT"),
        ("GPLv3+", "GPL-3.0-or-later"),
        ("GPL v3", "GPL-3.0-only"),
        ("GNU General Public License v3.0 or later", "GPL-3.0-or-later"),
        ("LGPLv2.1+", "LGPL-2.1-or-later"),
        ("LGPLv3", "LGPL-3.0-only"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("The MIT License", "MIT"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("MIT or GPLv2+", "MIT OR GPL-2.0-or-later"),
        ("BSD-3-Clause, MIT", "BSD-3-Clause AND MIT"),
        ("3-Clause BSD License", "BSD-3-Clause"),
        ("GPL", "GPL-1.0-or-later"),
        ("License :: OSI Approved :: MIT License", "MIT"),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", "GPL-3.0-only"),
        ("LicenseRef-Acme", "LicenseRef-Acme"),
        (" AND ".join(LONG), " AND ".join(LONG)),
    ],
)
def test_what_is_meant_is_found(raw: str, expected: str) -> None:
    assert str(normalize(raw).conclusion) == expected


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("BSD", "BSD-2-Clause, BSD-3-Clause or BSD-4-Clause"),
        ("License :: OSI Approved :: BSD License", "may mean"),
        ("License :: OSI Approved :: Apache Software License", "Apache-1.1"),
        ("License :: OSI Approved", "names no license"),
        ("UNKNOWN", "names no license"),
        ("", "names no license"),
        ("Proprietary", "not a license that licet knows"),
        ("MIT with a twist", "not a license that licet knows"),
        ("x" * 300, "too long"),
    ],
)
def test_what_is_open_stays_open_with_a_reason(raw: str, why: str) -> None:
    reading = normalize(raw)
    assert reading.conclusion is None
    assert why in reading.why


def test_readings_of_one_work_settle_each_other() -> None:
    later = normalize("License :: OSI Approved :: GNU Lesser General Public License v3 or later (LGPLv3+)")
    assert str(merge([normalize("LGPLv3"), later]).conclusion) == "LGPL-3.0-or-later"
    bsd = merge([normalize("BSD"), normalize("License :: OSI Approved :: BSD License")])
    assert bsd.conclusion is None
    assert bsd.candidates == ("BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause")
    assert str(merge([normalize("BSD"), normalize("BSD-3-Clause")]).conclusion) == "BSD-3-Clause"
    assert str(merge([normalize("MIT"), normalize("GPLv2+")]).conclusion) == "MIT AND GPL-2.0-or-later"
    assert merge([]).conclusion is None
    assert merge([normalize("MIT"), normalize("BSD")]).conclusion is None


def test_every_license_classifier_has_a_row() -> None:
    rows = tomllib.loads((FOLDER / "classifiers.toml").read_text(encoding="utf-8"))
    assert {f"License :: {row}" for row in rows} == {c for c in classifiers if c.startswith("License :: ")}


def test_every_row_means_listed_licenses() -> None:
    rows = list(tomllib.loads((FOLDER / "classifiers.toml").read_text(encoding="utf-8")).values())
    aliases = tomllib.loads((FOLDER / "aliases.toml").read_text(encoding="utf-8"))["alias"]
    for means in rows + [row["means"] for row in aliases]:
        for meaning in means:
            for identifier in ids(parse(meaning)):
                record = find(identifier)
                assert record is not None, identifier
                assert not record.deprecated, identifier


def test_no_alias_means_two_things() -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for row in tomllib.loads((FOLDER / "aliases.toml").read_text(encoding="utf-8"))["alias"]:
        for name in row["names"]:
            assert seen.setdefault(squash(name), tuple(row["means"])) == tuple(row["means"]), name


@given(st.text(max_size=400))
def test_any_text_is_read_without_error(raw: str) -> None:
    reading = normalize(raw)
    assert reading.why
    assert reading.conclusion is None or ids(reading.conclusion)
