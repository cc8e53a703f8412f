# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where Composer installs packages, and what it notes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.model import Component, Evidence, Scope
from licet.scanner.installed import Installed, Places, Surroundings

ROWS = [
    {
        "name": "Acme/A",
        "version": "v1.2.0",
        "license": ["MIT", "GPL-2.0-or-later"],
        "require": {"php": ">=8", "acme/b": "*"},
        "install-path": "../acme/a",
    },
    {"name": "acme/b", "version": "2.0.0", "license": "ISC", "install-path": "../../web/b"},
]


def write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content))


def found(root: Path, purl: str, manifest: str = "composer.json", **environ: str) -> Installed | None:
    component = Component(purl, evidence=(Evidence(manifest, 1, "x"),))
    return Places(Surroundings(root, environ=environ)).find(component)


@pytest.mark.parametrize("noted", [ROWS, {"packages": ROWS, "dev": True}], ids=["before 2.0", "2.0"])
def test_a_package_says_its_version_license_and_license_files(noted: object, tmp_path: Path) -> None:
    write(tmp_path / "vendor/composer/installed.json", noted)
    write(tmp_path / "vendor/acme/a/LICENSE", "a")
    write(tmp_path / "web/b/LICENSE.md", "b")
    package = found(tmp_path, "pkg:composer/acme/a@v1.2.0")
    assert package is not None
    assert (package.version, package.found.declared, package.requires) == (
        "v1.2.0", "(MIT OR GPL-2.0-or-later)", ("acme/b",),
    )  # fmt: skip
    assert package.found.license_texts == (("LICENSE", "a"),)
    assert package.found.source == "vendor/acme/a/composer.json"
    other = found(tmp_path, "pkg:composer/acme/b")
    assert other is not None
    assert (other.found.source, other.found.license_texts) == ("web/b/composer.json", (("LICENSE.md", "b"),))


def test_each_manifest_has_its_own_folder(tmp_path: Path) -> None:
    write(tmp_path / "app/composer.json", {"config": {"vendor-dir": "libs"}})
    write(tmp_path / "app/libs/composer/installed.json", [{"name": "a/b", "version": "2", "license": "MIT"}])
    write(tmp_path / "vendor/composer/installed.json", [{"name": "a/b", "version": "1", "license": "ISC"}])
    for purl, license in (("a/b@1", "ISC"), ("a/b@2", "MIT"), ("a/b", "MIT")):
        package = found(tmp_path, f"pkg:composer/{purl}", "app/composer.json")
        assert package is not None
        assert package.found.declared == license
    assert found(tmp_path, "pkg:composer/a/b", COMPOSER_VENDOR_DIR="libs") is None
    assert found(tmp_path, "pkg:composer/a/b", "app/composer.lock", COMPOSER_VENDOR_DIR="libs") is not None


def test_what_is_asked_for_gets_its_version_and_what_it_needs(tmp_path: Path) -> None:
    write(tmp_path / "vendor/composer/installed.json", {"packages": ROWS})
    made = Places(Surroundings(tmp_path, environ={})).expanded([Component("pkg:composer/acme/a", Scope.DEV)])
    assert [(c.purl, c.scope, c.direct, c.parents) for c in made] == [
        ("pkg:composer/acme/a@v1.2.0", Scope.DEV, True, ()),
        ("pkg:composer/acme/b@2.0.0", Scope.DEV, False, ("pkg:composer/acme/a@v1.2.0",)),
    ]


@pytest.mark.parametrize("place", ["../../../secret", "/etc", "a\0b", 3, "../x"])
def test_a_place_outside_of_the_project_is_not_looked_into(place: object, tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path / "secret/LICENSE", "secret")
    write(root / "vendor/composer/installed.json", [{"name": "a/b", "version": "1", "install-path": place}])
    package = found(root, "pkg:composer/a/b@1")
    assert package is not None
    assert package.found.license_texts == ()


def test_a_folder_outside_of_the_project_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path / "out/composer/installed.json", [{"name": "a/b", "version": "1"}])
    write(root / "composer.json", {"config": {"vendor-dir": "../out"}})
    assert found(root, "pkg:composer/a/b@1") is None


@pytest.mark.parametrize("noted", ["{", "[", "3", '{"packages": 3}', '[3, {"name": 3}, {"name": "a/b", "license": 3}]'])
def test_notes_of_another_form_are_left_out(noted: str, tmp_path: Path) -> None:
    write(tmp_path / "vendor/composer/installed.json", noted)
    package = found(tmp_path, "pkg:composer/a/b@1")
    assert package is None or package.found.declared is None
