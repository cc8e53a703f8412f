# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `site-packages` folder says of the packages in it."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from licet.errors import UsageError
from licet.scanner.installed import Surroundings
from licet.scanner.installed.python import PythonStore, open_store, site_packages
from licet.scanner.installed.site_packages import SitePackages
from licet.scanner.packages.files import LARGEST_TEXT

METADATA = """Metadata-Version: 2.4
Name: Some.Package
Version: 1.0
License-Expression: MIT
Classifier: License :: OSI Approved :: Apache Software License
Requires-Dist: other>=2

The description.
"""


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    folder = tmp_path / "lib" / "python3.12" / "site-packages"
    folder.mkdir(parents=True)
    return folder


def install(packages: Path, name: str, files: dict[str, str | bytes]) -> Path:
    for path, content in files.items():
        target = packages / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return packages / name


@pytest.mark.parametrize("name", ["some-package", "Some.Package", "some_package", "SOME-.-PACKAGE"])
def test_a_package_is_found_under_all_spellings_of_its_name(name: str, packages: Path) -> None:
    install(packages, "some_package-1.0.dist-info", {"METADATA": METADATA})
    environment = SitePackages([packages])
    found = environment.find(name)
    assert name in environment
    assert found is not None
    assert (found.version, found.requires) == ("1.0", ("other>=2",))
    assert found.found.source == "site-packages/some_package-1.0.dist-info/METADATA"


def test_an_expression_stands_without_the_classifiers(packages: Path) -> None:
    install(packages, "some_package-1.0.dist-info", {"METADATA": METADATA})
    found = SitePackages([packages]).find("some-package")
    assert found is not None
    assert (found.found.declared, found.found.classifiers) == ("MIT", ())


def test_a_free_text_has_its_classifiers_beside_it(packages: Path) -> None:
    text = METADATA.replace("License-Expression: MIT", "License: BSD")
    install(packages, "some_package-1.0.dist-info", {"METADATA": text})
    found = SitePackages([packages]).find("some-package")
    assert found is not None
    assert found.found.declared == "BSD"
    assert found.found.classifiers == ("License :: OSI Approved :: Apache Software License",)


def test_license_files_are_read_wherever_tools_put_them(packages: Path) -> None:
    files: dict[str, str | bytes] = {
        "METADATA": METADATA,
        "LICENSE": "one",
        "licenses/AUTHORS": "two",
        "licenses/sub/COPYING.txt": "three",
        "license_files/LICENCE.rst": "four",
        "licenses/binary.bin": b"\x00\x01",
        "LICENSE.huge": b"x" * (LARGEST_TEXT + 1),
        "NOTICE": "no license",
        "THIRD-PARTY-LICENSES.txt": "of others",
        "RECORD": "",
    }
    install(packages, "some_package-1.0.dist-info", files)
    found = SitePackages([packages]).find("some-package")
    assert found is not None
    assert found.found.license_texts == (
        ("LICENSE", "one"), ("license_files/LICENCE.rst", "four"), ("licenses/AUTHORS", "two"),
        ("licenses/sub/COPYING.txt", "three"),
    )  # fmt: skip


def test_metadata_of_older_tools_is_read(packages: Path) -> None:
    install(packages, "folder-1.0.egg-info", {"PKG-INFO": "Name: folder\nVersion: 1.0\nLicense: ISC\n"})
    (packages / "file-2.0-py3.12.egg-info").write_text("Name: file\nVersion: 2.0\nLicense: Zlib\n")
    environment = SitePackages([packages])
    folder, file = environment.find("folder"), environment.find("file")
    assert folder is not None
    assert file is not None
    assert (folder.version, folder.found.declared) == ("1.0", "ISC")
    assert (file.version, file.found.declared, file.found.license_texts) == ("2.0", "Zlib", ())
    assert file.found.source == "site-packages/file-2.0-py3.12.egg-info"


def test_metadata_that_is_not_there_or_not_text_says_nothing(packages: Path) -> None:
    install(packages, "empty-1.0.dist-info", {"RECORD": ""})
    install(packages, "binary-1.0.dist-info", {"METADATA": b"\x00\x01\x02"})
    environment = SitePackages([packages])
    assert environment.find("absent") is None
    assert environment.find("empty") is None
    binary = environment.find("binary")
    assert binary is not None
    assert (binary.version, binary.found.declared) == (None, None)


def test_metadata_in_latin_1_is_read(packages: Path) -> None:
    text = "Name: old\nVersion: 1\nAuthor: Ren\xe9\nLicense: MIT\n".encode("latin-1")
    install(packages, "old-1.dist-info", {"METADATA": text})
    found = SitePackages([packages]).find("old")
    assert found is not None
    assert found.found.declared == "MIT"


def test_metadata_that_may_not_be_read_counts_as_not_installed(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(packages, "some_package-1.0.dist-info", {"METADATA": METADATA})

    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert SitePackages([packages]).find("some-package") is None


def test_each_package_is_read_once(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(packages, "some_package-1.0.dist-info", {"METADATA": METADATA})
    environment = SitePackages([packages])
    first = environment.find("some-package")
    monkeypatch.delattr(Path, "read_bytes")
    assert environment.find("Some_Package") is first


def opened(environment: Path) -> tuple[Path, ...]:
    store = open_store(Surroundings(environment.parent, environment))
    assert isinstance(store, PythonStore)
    return store.packages.folders if store.packages else ()


@pytest.mark.parametrize("inner", ["lib/python3.12/site-packages", "Lib/site-packages", "lib/pypy3.10/site-packages"])
def test_the_packages_of_a_virtual_environment_are_found(inner: str, tmp_path: Path) -> None:
    (tmp_path / "venv" / inner).mkdir(parents=True)
    assert opened(tmp_path / "venv") == (tmp_path / "venv" / inner,)
    assert site_packages(tmp_path / "venv" / inner) == [tmp_path / "venv" / inner]


def test_a_python_is_asked_for_its_packages() -> None:
    assert {folder.name for folder in opened(Path(sys.executable))} <= {"site-packages", "dist-packages"}
    assert opened(Path(sys.executable))


@pytest.mark.skipif(os.name == "nt", reason="a script with a first line for POSIX")
def test_what_is_no_environment_is_the_caller_s_mistake(tmp_path: Path) -> None:
    (tmp_path / "false").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "false").chmod(0o755)
    (tmp_path / "text").write_text("x")
    for name in ("false", "text", "absent", "."):
        with pytest.raises(UsageError, match="--env"):
            opened(tmp_path / name)


def test_requirements_of_an_egg_stand_in_a_file_of_their_own(packages: Path) -> None:
    text = "base>=1\n\n[:python_version < '3.8']\nold\n\n[web]\nflask\n\n[web:sys_platform == 'win32']\nwinonly\n"
    install(packages, "a-1.0.egg-info", {"PKG-INFO": "Name: a\nVersion: 1.0\n", "requires.txt": text})
    found = SitePackages([packages]).find("a")
    assert found is not None
    assert found.requires == (
        "base>=1", "old ; (python_version < '3.8')", 'flask ; extra == "web"',
        "winonly ; (sys_platform == 'win32') and extra == \"web\"",
    )  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_an_egg_is_read_packed_or_not(packed: bool, packages: Path) -> None:
    files = {
        "EGG-INFO/PKG-INFO": "Name: Some.Egg\nVersion: 1.0\nLicense: ISC\n",
        "EGG-INFO/requires.txt": "other\n",
        "EGG-INFO/LICENSE": "text",
        "some_egg.py": "",
    }
    if packed:
        with zipfile.ZipFile(packages / "Some.Egg-1.0-py3.12.egg", "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
    else:
        install(packages, "Some.Egg-1.0-py3.12.egg", dict(files))
    found = SitePackages([packages]).find("some-egg")
    assert found is not None
    assert (found.version, found.found.declared, found.requires) == ("1.0", "ISC", ("other",))
    assert found.found.license_texts == (("EGG-INFO/LICENSE", "text"),)
    assert found.found.source == "site-packages/Some.Egg-1.0-py3.12.egg/EGG-INFO/PKG-INFO"


def test_an_egg_that_is_none_is_not_installed(packages: Path) -> None:
    (packages / "a-1.egg").write_bytes(b"PK no archive")
    assert SitePackages([packages]).find("a") is None


def test_a_record_may_not_name_files_elsewhere(packages: Path) -> None:
    secret = packages.parent / "LICENSE"
    secret.write_text("no")
    (packages / "linked").mkdir()
    (packages / "linked/LICENSE").symlink_to(secret)
    record = f"../LICENSE,,\n{secret},,\nlinked/LICENSE,,\na/LICENSE,,\n"
    install(packages, "a-1.dist-info", {"METADATA": "Name: a\nVersion: 1\n", "RECORD": record})
    install(packages, "a", {"LICENSE": "yes"})
    found = SitePackages([packages]).find("a")
    assert found is not None
    assert found.found.license_texts == (("a/LICENSE", "yes"),)


def test_the_description_is_kept_where_no_license_file_is(packages: Path) -> None:
    install(packages, "some_package-1.0.dist-info", {"METADATA": METADATA})
    found = SitePackages([packages]).find("some-package")
    assert found is not None
    assert found.found.descriptions == (("METADATA", "The description.\n"),)
    install(packages, "other-1.0.dist-info", {"METADATA": METADATA, "LICENSE": "text"})
    other = SitePackages([packages]).find("other")
    assert other is not None
    assert other.found.descriptions == ()


@pytest.mark.parametrize("inner", ["lib/python3/dist-packages", "local/lib/python3.13/dist-packages"])
def test_the_packages_of_a_system_of_debian_are_found(inner: str, tmp_path: Path) -> None:
    (tmp_path / inner).mkdir(parents=True)
    assert site_packages(tmp_path) == [tmp_path / inner]
