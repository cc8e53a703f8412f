# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""License texts in trees and in packages are judged as what they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.licenses.catalog import text
from licet.model import Component, FileFacts, FileKind
from licet.pipeline import Options, take_inventory
from licet.rules.policy import Policy
from licet.scanner.distinguish import distinguish
from licet.scanner.packages.found import Found
from licet.scanner.resolve.conclude import conclude

GRANT = """This program is free software; you can redistribute it and/or modify it
under the terms of the GNU General Public License as published by the Free
Software Foundation; either version 2 of the License or (at your option) any
later version.

"""
CASES = [
    (GRANT + text("GPL-2.0-only"), "GPL-2.0-or-later"),
    (text("GPL-2.0-only"), "GPL-2.0-only"),
    (text("PSF-2.0"), "PSF-2.0"),
    (text("Python-2.0"), "Python-2.0"),
]


@pytest.mark.parametrize(("words", "license"), CASES)
def test_in_a_tree(words: str, license: str, tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(words)
    (file,) = take_inventory(tmp_path, Policy(), Options(jobs=1)).files
    assert str(file.expression) == license


@pytest.mark.parametrize(("words", "license"), CASES)
def test_in_a_package(words: str, license: str) -> None:
    found = Found(None, (), (("LICENSE", words),), "a/METADATA")
    assert str(conclude(Component("pkg:pypi/a@1"), found).concluded) == license


def test_a_file_that_is_gone_stays_what_it_was_found_as(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(text("Python-2.0"))
    (file,) = take_inventory(tmp_path, Policy(), Options(jobs=1)).files
    (tmp_path / "LICENSE").unlink()
    plain = FileFacts("b.py", FileKind.SOURCE, 1)
    assert distinguish(tmp_path, (file, plain)) == (file, plain)
