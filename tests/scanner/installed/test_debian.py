# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the documentation of Debian's installed packages says of their licenses."""

from __future__ import annotations

from pathlib import Path

import pytest
from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.debian import DebianStore
from licet.scanner.installed.store import Installed
from licet.scanner.installed.system import System

DOC = "usr/share/doc"
FORMAT = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"
STATUS = """Package: a
Status: install ok installed
Description: text
 Version: not this
Version: 1:2.0-1

Package: b
Status: deinstall

Package: c
Version: 3
"""


def find(folder: Path, name: str) -> Installed | None:
    (folder / "var/lib/dpkg").mkdir(parents=True, exist_ok=True)
    (folder / "var/lib/dpkg/status").write_text(STATUS)
    purl = PackageURL("deb", "debian", name)
    return DebianStore(System(folder), whole=False).find(Component(purl.to_string()), purl)


def write(folder: Path, name: str, text: str) -> None:
    (folder / DOC / name).mkdir(parents=True)
    (folder / DOC / name / "copyright").write_text(text)


def test_a_package_is_under_the_licenses_of_all_files_that_may_be_in_it(tmp_path: Path) -> None:
    write(tmp_path, "a", f"{FORMAT}Files: *\nCopyright: x\nLicense: GPL-2+ or Expat\n\nFiles: b\nLicense: ISC\n")
    found = find(tmp_path, "a")
    assert found is not None
    assert (found.version, found.found.declared) == ("1:2.0-1", "(GPL-2.0-or-later OR MIT) AND ISC")
    assert found.found.source == "usr/share/doc/a/copyright"
    assert found.found.license_texts == ()


@pytest.mark.parametrize("text", ["This is prose: see the MIT license.", f"{FORMAT}Files: *\nLicense: own-words\n"])
def test_other_words_are_for_the_scanner(text: str, tmp_path: Path) -> None:
    write(tmp_path, "c", text)
    found = find(tmp_path, "c")
    assert found is not None
    assert found.found.license_texts == (("copyright", text),)


def test_words_for_several_licenses_are_not_read_as_words_for_one(tmp_path: Path) -> None:
    text = f"{FORMAT}Files: *\nLicense: Expat\n\nFiles: b\nLicense: own-words\n"
    write(tmp_path, "c", text)
    found = find(tmp_path, "c")
    assert found is not None
    assert (found.found.declared, found.found.license_texts) == (None, (("copyright", text),))


def test_a_package_that_is_not_there_or_has_no_version_known(tmp_path: Path) -> None:
    write(tmp_path, "b", "x")
    assert find(tmp_path, "absent") is None
    found = find(tmp_path, "b")
    assert found is not None
    assert found.version is None


@pytest.mark.parametrize("name", ["..", ".", "a/../../secret", "A", "-x", "a\x00b"])
def test_a_name_that_is_none_is_not_looked_for(name: str, tmp_path: Path) -> None:
    (tmp_path / DOC).mkdir(parents=True)
    (tmp_path / "copyright").write_text("secret")
    store = DebianStore(System(tmp_path), whole=False)
    assert store.find(Component("pkg:deb/debian/x"), PackageURL("deb", "debian", "x")._replace(name=name)) is None


def test_links_are_followed_to_other_packages_and_not_out(tmp_path: Path) -> None:
    write(tmp_path, "a", "MIT")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "copyright").write_text("secret")
    (tmp_path / DOC / "a-dev").symlink_to("a")
    (tmp_path / DOC / "out").symlink_to(tmp_path / "secret")
    inner = find(tmp_path, "a-dev")
    assert inner is not None
    assert inner.found.license_texts == (("copyright", "MIT"),)
    assert find(tmp_path, "out") is None


def test_without_a_list_of_versions_nothing_is_lost(tmp_path: Path) -> None:
    write(tmp_path, "a", "MIT")
    store = DebianStore(System(tmp_path), whole=False)
    found = store.find(Component("pkg:deb/debian/a"), PackageURL("deb", "debian", "a"))
    assert found is not None
    assert found.version is None
