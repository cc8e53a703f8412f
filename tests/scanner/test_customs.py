# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What files at the top of a repository say of the community that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.customs import customs


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("Cargo.toml", "", ("rust",)),
        ("in/Cargo.toml", "", ()),
        ("plugin.php", "<?php\n/*\n * Plugin Name: Tides\n */", ("wordpress",)),
        ("plugin.php", "<?php\n", ()),
        ("DESCRIPTION", "Package: tides\n", ("r",)),
        ("DESCRIPTION", "What it is\n", ()),
        ("debian/control", "", ("debian",)),
        ("tides.gemspec", "", ("ruby",)),
        ("board.kicad_pro", "", ("open-hardware",)),
    ],
)
def test_signs_are_read(path: str, text: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(text)
    assert customs(tmp_path, [path]) == expected


def test_a_sign_that_is_gone_says_nothing(tmp_path: Path) -> None:
    assert customs(tmp_path, ["DESCRIPTION"]) == ()
