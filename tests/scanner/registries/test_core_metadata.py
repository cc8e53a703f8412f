# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Core metadata of all ages."""

from __future__ import annotations

import pytest

from licet.scanner.metadata.core_metadata import parse_core_metadata


def test_every_field_that_matters() -> None:
    text = """Metadata-Version: 2.4
Name: demo
Version: 1.0
License-Expression: MIT OR Apache-2.0
License-File: LICENSE
License-File: LICENSES/MIT.txt
Classifier: License :: OSI Approved
Classifier: Topic :: Utilities
Requires-Dist: other>=1; extra == "x"

License: not a header
"""
    read = parse_core_metadata(text)
    assert (read.name, read.version, read.license_expression) == ("demo", "1.0", "MIT OR Apache-2.0")
    assert read.license is None
    assert read.license_files == ("LICENSE", "LICENSES/MIT.txt")
    assert read.license_classifiers == ("License :: OSI Approved",)
    assert read.requires_dist == ('other>=1; extra == "x"',)


def test_a_value_over_many_lines_loses_its_margin() -> None:
    read = parse_core_metadata(
        "Name: demo\nLicense: First\n        \n        Second\n          deeper\n       |Third\n"
    )
    assert read.license == "First\n\nSecond\n  deeper\nThird"


@pytest.mark.parametrize("nothing", ["UNKNOWN", "unknown", "", "None"])
def test_words_that_say_nothing(nothing: str) -> None:
    assert parse_core_metadata(f"Name: demo\nLicense: {nothing}\n").license is None


@pytest.mark.parametrize(
    "text", ["", "\n\n", "no header at all", "\ufeffName: demo", "Name: d\nbroken line\nVersion: 1"]
)
def test_nothing_is_refused(text: str) -> None:
    parse_core_metadata(text)
