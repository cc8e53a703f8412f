# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where NuGet unpacks packages, and what they say there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from licet.model import Component, Evidence
from licet.scanner.installed import Installed, Places, Surroundings
from licet.scanner.packages.nuget import normalized


def nuspec(name: str, version: str, license: str) -> str:
    fields = f"<id>{name}</id><version>{version}</version>{license}"
    return f'<?xml version="1.0"?><package><metadata>{fields}</metadata></package>'


MIT = '<license type="expression">MIT</license>'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def found(folder: Path, purl: str, manifest: str = "src/App/packages.config", **environ: str) -> Installed | None:
    component = Component(purl, evidence=(Evidence(manifest, 1, "x"),))
    around = Surroundings(folder / "root", environ={"HOME": str(folder / "home"), **environ})
    return Places(around).find(component)


@pytest.mark.parametrize("version", ["1.0", "1.0.0", "1.0.0.0", "1.0.0+build", "01.0"])
@pytest.mark.parametrize("named", [True, False])
def test_a_package_is_in_the_folder_that_all_projects_share(version: str, named: bool, tmp_path: Path) -> None:
    base = tmp_path / "named" if named else tmp_path / "home/.nuget/packages"
    write(base / "example.a/1.0.0/example.a.nuspec", nuspec("Example.A", "1.0.0", MIT))
    write(base / "example.a/1.0.0/LICENSE.txt", "text")
    write(base / "example.a/2.0.0/example.a.nuspec", nuspec("Example.A", "2.0.0", ""))
    environ = {"NUGET_PACKAGES": str(base)} if named else {}
    package = found(tmp_path, f"pkg:nuget/Example.A@{version}", **environ)
    assert package is not None
    assert (package.version, package.found.declared) == (version, "MIT")
    assert package.found.license_texts == (("LICENSE.txt", "text"),)
    assert package.found.source == "nuget/packages/example.a/1.0.0/example.a.nuspec"


def test_another_version_is_better_than_none(tmp_path: Path) -> None:
    base = tmp_path / "home/.nuget/packages"
    write(base / "a/1.0.0/a.nuspec", nuspec("A", "1.0.0", MIT))
    for purl in ("pkg:nuget/A", "pkg:nuget/A@3.0.0"):
        package = found(tmp_path, purl)
        assert package is not None
        assert package.version == "1.0.0"
    assert found(tmp_path, "pkg:nuget/B@1.0.0") is None


def test_the_license_file_that_it_names_is_read(tmp_path: Path) -> None:
    base = tmp_path / "home/.nuget/packages/a/1.0.0"
    write(base / "a.nuspec", nuspec("A", "1.0.0", '<license type="file">docs\\terms.txt</license>'))
    write(base / "docs/terms.txt", "terms")
    package = found(tmp_path, "pkg:nuget/A@1.0.0")
    assert package is not None
    assert (package.found.declared, package.found.license_texts) == (None, (("docs/terms.txt", "terms"),))


@pytest.mark.parametrize("place", ["packages", "src/packages", "src/App/packages"])
def test_a_package_beside_a_solution_has_its_nuspec_in_its_archive(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "root" / place / "Example.A.1.2.3"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "Example.A.1.2.3.nupkg", "w") as archive:
        archive.writestr("Example.A.nuspec", nuspec("Example.A", "1.2.3", MIT))
        archive.writestr("LICENSE", "text")
    package = found(tmp_path, "pkg:nuget/Example.A@1.2.3")
    assert package is not None
    assert (package.version, package.found.declared) == ("1.2.3", "MIT")
    assert package.found.license_texts == (("LICENSE", "text"),)
    assert package.found.source == "packages/Example.A.1.2.3/Example.A.1.2.3.nupkg/Example.A.nuspec"


@pytest.mark.parametrize("text", ["", "<package>", "<other/>", "<package/>"])
def test_a_broken_nuspec_says_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path / "home/.nuget/packages/a/1.0.0/a.nuspec", text)
    assert found(tmp_path, "pkg:nuget/A@1.0.0") is None


@pytest.mark.parametrize("purl", ["pkg:nuget/..@1.0.0", "pkg:nuget/a@..", "pkg:nuget/a%2F..@1"])
def test_a_name_is_no_path(purl: str, tmp_path: Path) -> None:
    write(tmp_path / "home/.nuget/...nuspec", nuspec("..", "1.0.0", MIT))
    write(tmp_path / "home/.nuget/packages/a/a.nuspec", nuspec("a", "..", MIT))
    assert found(tmp_path, purl) is None


@pytest.mark.parametrize(
    ("version", "same"),
    [("1.0", "1.0.0"), ("1", "1.0.0"), ("1.0.0.0", "1.0.0"), ("1.2.3.4", "1.2.3.4"),
     ("1.02.3-Beta.01", "1.2.3-Beta.01"), ("1.0.0-a-b+c-d", "1.0.0-a-b"), ("0.0.00", "0.0.0")],
)  # fmt: skip
def test_versions_are_written_in_one_way(version: str, same: str) -> None:
    assert normalized(version) == same
