# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a tree is the manifest of itself, it does not get from others."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import read_manifests
from licet.scanner.walk import walk


@pytest.mark.parametrize(
    ("manifest", "text", "own"),
    [
        ("pyproject.toml", '[project]\nname = "My_Project"\n', {"pkg:pypi/my-project"}),
        ("libs/pyproject.toml", '[project]\nname = "inner"\n', {"pkg:pypi/inner"}),
        ("tests/pyproject.toml", '[project]\nname = "trial"\n', set()),
        ("package.json", '{"name": "@s/my-project"}', {"pkg:npm/%40s/my-project"}),
        ("package.json", '{"name": "a name that npm refuses"}', set()),
        ("setup.py", 'setup(name="ours")\n', {"pkg:pypi/ours"}),
        ("setup.cfg", "[metadata]\nname = ours\n", {"pkg:pypi/ours"}),
        ("PKG-INFO", "Metadata-Version: 2.1\nName: ours\nVersion: 1\n", {"pkg:pypi/ours"}),
    ],
)
def test_a_manifest_names_what_it_is_of(manifest: str, text: str, own: set[str], tmp_path: Path) -> None:
    (tmp_path / manifest).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / manifest).write_text(text)
    assert read_manifests(walk(tmp_path).files).own == own
