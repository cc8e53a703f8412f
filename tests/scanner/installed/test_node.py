# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `node_modules` folder says of the packages in it, and what it may not make licet read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.scanner.installed.node_package import find_package
from licet.scanner.metadata.package_json import stated_license


def install(root: Path, place: str, fields: object, files: dict[str, str] | None = None) -> None:
    folder = root / place
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(fields if isinstance(fields, str) else json.dumps(fields))
    for path, text in (files or {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def test_a_package_says_its_version_license_and_license_files(tmp_path: Path) -> None:
    files = {"LICENSE-MIT": "mit", "README.md": "x", "docs/LICENSE": "not at the top", "license.js": "code"}
    install(tmp_path, "node_modules/@s/a", {"version": "1.0.0", "license": "MIT"}, files)
    found = find_package(tmp_path, "node_modules/@s/a")
    assert found is not None
    assert (found.version, found.found.declared) == ("1.0.0", "MIT")
    assert found.found.license_texts == (("LICENSE-MIT", "mit"),)
    assert found.found.source == "node_modules/@s/a/package.json"


@pytest.mark.parametrize("said", ["SEE LICENSE IN docs/terms.txt", "see licence in <docs/terms.txt>"])
def test_a_reference_is_followed_to_its_file(said: str, tmp_path: Path) -> None:
    install(tmp_path, "node_modules/a", {"license": said}, {"docs/terms.txt": "terms"})
    found = find_package(tmp_path, "node_modules/a")
    assert found is not None
    assert found.found.declared is None
    assert found.found.license_texts == (("docs/terms.txt", "terms"),)


@pytest.mark.parametrize("to", ["../../secret", "/etc/passwd", "absent", "a\x00b", "x" * 5000])
def test_a_reference_is_not_followed_out_of_the_package(to: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    install(tmp_path, "node_modules/a", {"license": f"SEE LICENSE IN {to}"})
    found = find_package(tmp_path, "node_modules/a")
    assert found is not None
    assert found.found.license_texts == ()


def test_a_link_is_not_followed_out_of_the_package(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    install(tmp_path, "node_modules/a", {"license": "SEE LICENSE IN terms"})
    (tmp_path / "node_modules/a/terms").symlink_to(tmp_path / "secret")
    found = find_package(tmp_path, "node_modules/a")
    assert found is not None
    assert found.found.license_texts == ()


@pytest.mark.parametrize("place", ["node_modules/../../a", "../a"])
def test_a_place_above_the_root_is_not_read(place: str, tmp_path: Path) -> None:
    install(tmp_path, "a", {"version": "1.0.0"})
    (tmp_path / "project" / "node_modules").mkdir(parents=True)
    assert find_package(tmp_path / "project", place) is None


@pytest.mark.parametrize("text", ["", "[]", "3", "{", "[" * 30_000, '{"version": ' + "9" * 5000 + "}"])
def test_a_package_that_cannot_be_read_is_not_there(text: str, tmp_path: Path) -> None:
    install(tmp_path, "node_modules/a", text)
    assert find_package(tmp_path, "node_modules/a") is None
    assert find_package(tmp_path, "node_modules/absent") is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"license": "MIT"}, "MIT"),
        ({"license": " "}, None),
        ({"license": {"type": "MIT", "url": "u"}}, "MIT"),
        ({"license": {"url": "u"}}, "u"),
        ({"license": ["MIT", "ISC"]}, "(MIT OR ISC)"),
        ({"licenses": [{"type": "MIT"}, {"type": "MIT"}]}, "MIT"),
        ({"licenses": ["MIT OR ISC", "Zlib"]}, "((MIT OR ISC) OR Zlib)"),
        ({"license": None, "licenses": "MIT"}, "MIT"),
        ({"license": 3}, None),
        ({}, None),
    ],
)
def test_the_license_in_all_forms(fields: dict[str, object], said: str | None) -> None:
    assert stated_license(fields) == said
