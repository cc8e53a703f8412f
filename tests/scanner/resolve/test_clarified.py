# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a person concluded holds for the files that were read, and for no others."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from licet.licenses.expression import parse
from licet.model import Basis, Clarification, Component, Evidence
from licet.scanner.installed import Places, Surroundings
from licet.scanner.packages.files import FolderFiles
from licet.scanner.resolve import resolve
from licet.scanner.resolve.clarified import Clarifications, still_holds

TERMS = b"the terms as they were read\n"
DIGEST = "sha256:" + hashlib.sha256(TERMS).hexdigest()
PLACE = Evidence("licet.toml", 7, "[[clarify]]")


def clarify(package: str, *files: tuple[str, str]) -> Clarification:
    return Clarification(package, parse("MIT"), files, PLACE)


@pytest.mark.parametrize("package", ["pkg:pypi/some-package", "pkg:pypi/Some_Package", "pkg:pypi/some-package@1.0"])
def test_a_package_is_meant_under_all_spellings_with_and_without_its_version(package: str) -> None:
    assert Clarifications((clarify(package),)).of("pkg:pypi/some-package@1.0") is not None


@pytest.mark.parametrize("package", ["pkg:pypi/some-package@2.0", "pkg:npm/some-package", "src/**", "pkg:", ""])
def test_other_packages_are_not_meant(package: str) -> None:
    assert Clarifications((clarify(package),)).of("pkg:pypi/some-package@1.0") is None


def test_the_exact_version_comes_first() -> None:
    any_version, exact = clarify("pkg:npm/%40s/a"), clarify("pkg:npm/%40s/a@1.0.0")
    assert Clarifications((any_version, exact)).of("pkg:npm/%40s/a@1.0.0") is exact
    assert Clarifications((any_version, exact)).of("pkg:npm/%40s/a@2.0.0") is any_version


@pytest.mark.parametrize("inner", ["LICENSE", "licenses/LICENSE"])
def test_a_pin_holds_while_the_file_is_the_same(inner: str, tmp_path: Path) -> None:
    (tmp_path / inner).parent.mkdir(exist_ok=True)
    (tmp_path / inner).write_bytes(TERMS)
    assert still_holds(clarify("pkg:pypi/a", ("LICENSE", DIGEST)), FolderFiles(tmp_path))
    (tmp_path / inner).write_bytes(TERMS + b" ")
    assert not still_holds(clarify("pkg:pypi/a", ("LICENSE", DIGEST)), FolderFiles(tmp_path))


def test_a_pin_does_not_hold_where_the_file_is_gone_or_nothing_is_installed(tmp_path: Path) -> None:
    pinned = clarify("pkg:pypi/a", ("LICENSE", DIGEST))
    assert not still_holds(pinned, FolderFiles(tmp_path))
    assert not still_holds(pinned, None)
    assert still_holds(clarify("pkg:pypi/a"), None)


def test_every_pinned_file_has_to_be_the_same(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_bytes(TERMS)
    (tmp_path / "NOTICE").write_bytes(b"changed")
    assert not still_holds(clarify("pkg:pypi/a", ("LICENSE", DIGEST), ("NOTICE", DIGEST)), FolderFiles(tmp_path))


@pytest.mark.parametrize("same", [True, False])
def test_a_clarification_is_applied_while_it_holds_and_is_told_as_stale_else(same: bool, tmp_path: Path) -> None:
    info = tmp_path / "site-packages" / "a-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Name: a\nVersion: 1.0\nLicense: Zlib\n")
    (info / "LICENSE").write_bytes(TERMS if same else b"other terms")
    clarification = clarify("pkg:pypi/a", ("LICENSE", DIGEST))
    places = Places(Surroundings(tmp_path, info.parent))
    found = resolve([Component("pkg:pypi/a@1.0")], places, clarifications=Clarifications([clarification]))
    (resolution,) = found.resolutions
    if same:
        assert (str(resolution.concluded), resolution.basis, resolution.evidence) == ("MIT", Basis.CLARIFIED, (PLACE,))
    else:
        assert (str(resolution.concluded), resolution.basis) == ("Zlib", Basis.DECLARED)
    assert found.stale == (() if same else (clarification,))
