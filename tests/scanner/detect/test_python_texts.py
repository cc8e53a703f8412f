# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which of the texts that go by the name of Python's license one is."""

from __future__ import annotations

import pytest

from licet.licenses.catalog import text
from licet.licenses.expression import ids
from licet.scanner.detect import engine
from licet.scanner.detect.python_texts import told_apart


def said(words: str) -> set[str]:
    """The ids of Python's licenses in WORDS."""
    told = told_apart(engine().detect(words), words)
    return {id for each in told for id in ids(each.expression) if id.startswith(("PSF", "Python"))}


# REUSE-IgnoreStart: the tag below is of a text that is looked at.
@pytest.mark.parametrize(
    ("words", "license"),
    [
        (text("PSF-2.0"), "PSF-2.0"),
        (text("Python-2.0"), "Python-2.0"),
        ("# PSF License (see licenses/PSF.txt or https://opensource.org/licenses/Python-2.0)", "PSF-2.0"),
        ("licensed under the Python Software Foundation License", "PSF-2.0"),
        ("# License: Python-2.0", "Python-2.0"),
        ("SPDX-License-Identifier: Python-2.0", "Python-2.0"),
    ],
)
def test_each_is_what_it_is(words: str, license: str) -> None:
    assert said(words) == {license}


# REUSE-IgnoreEnd


def test_the_stack_of_today_is_not_that_of_python_2_0() -> None:
    assert "Python-2.0.1" in said(text("Python-2.0.1"))
    assert "Python-2.0" not in said(text("Python-2.0.1"))


def test_what_is_no_license_of_python_is_left_as_it_is() -> None:
    found = engine().detect(text("MIT"))
    assert told_apart(found, text("MIT")) == list(found)
