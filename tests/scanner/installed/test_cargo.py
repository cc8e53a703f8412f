# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where Rust packages are found, what they say of their licenses, and what may not be read."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed import cargo
from licet.scanner.installed.store import Installed, Surroundings

GIT = "pkg:cargo/a@1.0.0?vcs_url=git%2Bhttps://git.example/repo.git%400123456789abcdef"


@pytest.fixture(autouse=True)
def _no_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cargo, "SYSTEM", tmp_path / "system")


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def package(folder: Path, version: str = "1.0.0", license: str = 'license = "MIT"', **files: str) -> None:
    manifest = f'[package]\nname = "a"\nversion = "{version}"\n{license}\n'
    write(folder, {"Cargo.toml": manifest, **{name.replace("_", "-"): text for name, text in files.items()}})


def find(root: Path, purl: str = "pkg:cargo/a@1.0.0", path: str = "Cargo.lock", **environ: str) -> Installed | None:
    around = Surroundings(root / "project", environ={"HOME": str(root / "home"), **environ})
    component = Component(purl, evidence=(Evidence(path, 1),))
    return cargo.open_store(around).find(component, PackageURL.from_string(purl))


def source(found: Installed | None) -> str | None:
    return found.found.source if found else None


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("project/vendor/a", "vendor/a/Cargo.toml"),
        ("project/vendor/a-1.0.0", "vendor/a-1.0.0/Cargo.toml"),
        ("home/.cargo/registry/src/index.example-0123/a-1.0.0", "cargo/registry/a-1.0.0/Cargo.toml"),
        ("system/a-1.0.0", "cargo/system/a-1.0.0/Cargo.toml"),
    ],
)
def test_a_package_is_found_wherever_cargo_looks(place: str, shown: str, tmp_path: Path) -> None:
    package(tmp_path / place, LICENSE_MIT="mit")
    found = find(tmp_path)
    assert found is not None
    assert (found.version, found.found.declared, found.found.source) == ("1.0.0", "MIT", shown)
    assert found.found.license_texts == (("LICENSE-MIT", "mit"),)


def test_the_folder_of_cargo_may_be_another(tmp_path: Path) -> None:
    package(tmp_path / "other/registry/src/index.example-0123/a-1.0.0")
    assert find(tmp_path) is None
    assert find(tmp_path, CARGO_HOME=str(tmp_path / "other")) is not None


def test_configuration_names_further_folders(tmp_path: Path) -> None:
    package(tmp_path / "project/sub/crates/a")
    write(tmp_path / "project/sub/.cargo", {"config.toml": '[source.vendored]\ndirectory = "crates"\n'})
    assert find(tmp_path) is None
    assert source(find(tmp_path, path="sub/Cargo.lock")) == "sub/crates/a/Cargo.toml"
    package(tmp_path / "shelf/a")
    write(tmp_path / "home/.cargo", {"config": f'[source.shelf]\ndirectory = "{tmp_path}/shelf"\n'})
    assert source(find(tmp_path)) == "cargo/directory/a/Cargo.toml"


def test_a_project_names_no_folder_outside_of_it(tmp_path: Path) -> None:
    package(tmp_path / "secret/a")
    write(tmp_path / "project/.cargo", {"config.toml": f'[source.x]\ndirectory = "{tmp_path}/secret"\n'})
    assert find(tmp_path) is None
    write(tmp_path / "project/.cargo", {"config.toml": '[source.x]\ndirectory = "../secret"\n'})
    assert find(tmp_path) is None


def test_a_link_is_not_followed_out_of_the_vendor_folder(tmp_path: Path) -> None:
    package(tmp_path / "secret/a")
    (tmp_path / "project/vendor").mkdir(parents=True)
    (tmp_path / "project/vendor/a").symlink_to(tmp_path / "secret/a")
    assert find(tmp_path) is None


def test_the_wanted_version_goes_before_another(tmp_path: Path) -> None:
    package(tmp_path / "project/vendor/a", "2.0.0")
    package(tmp_path / "project/vendor/a-1.0.0", "1.0.0")
    package(tmp_path / "home/.cargo/registry/src/x/a-3.0.0", "3.0.0")
    versions = [found.version for each in ("1.0.0", "2.0.0", "3.0.0", "9.0.0")
                if (found := find(tmp_path, f"pkg:cargo/a@{each}"))]  # fmt: skip
    assert versions == ["1.0.0", "2.0.0", "3.0.0", "2.0.0"]


def test_a_package_with_numbers_in_its_name_is_not_another(tmp_path: Path) -> None:
    write(tmp_path / "project/vendor/a-1.0.0", {"Cargo.toml": '[package]\nname = "a-1"\nversion = "1.0.0"\n'})
    assert find(tmp_path) is None


def test_an_archive_that_is_not_unpacked_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "home/.cargo/registry/cache/index.example-0123"
    folder.mkdir(parents=True)
    with tarfile.open(folder / "a-1.0.0.crate", "w:gz") as archive:
        for name, text in (
            ("Cargo.toml", '[package]\nname = "a"\nversion = "1.0.0"\nlicense = "ISC"\n'),
            ("COPYING", "c"),
        ):
            info = tarfile.TarInfo(f"a-1.0.0/{name}")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text.encode()))
    found = find(tmp_path)
    assert found is not None
    assert (found.found.declared, found.found.license_texts) == ("ISC", (("COPYING", "c"),))
    (folder / "a-1.0.0.crate").write_bytes(b"\x1f\x8btorn")
    assert find(tmp_path) is None


def test_a_named_license_file_is_read(tmp_path: Path) -> None:
    package(tmp_path / "project/vendor/a", license='license-file = "docs/terms.txt"', **{"docs/terms.txt": "terms"})
    found = find(tmp_path)
    assert found is not None
    assert (found.found.declared, found.found.license_texts) == (None, (("docs/terms.txt", "terms"),))


@pytest.mark.parametrize("to", ["../../secret", "/etc/passwd", "absent", "x" * 5000])
def test_a_license_file_elsewhere_is_not_read(to: str, tmp_path: Path) -> None:
    write(tmp_path / "project", {"secret": "secret"})
    package(tmp_path / "project/vendor/a", license=f'license-file = "{to}"')
    found = find(tmp_path)
    assert found is not None
    assert found.found.license_texts == ()


def test_a_package_of_a_repository_is_found_in_its_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "home/.cargo/git/checkouts/repo-89ab/0123456"
    write(checkout, {"Cargo.toml": '[workspace]\n[workspace.package]\nlicense = "Zlib"\n', "LICENSE": "zlib"})
    package(checkout / "crates/a", license="license.workspace = true")
    found = find(tmp_path, GIT)
    assert found is not None
    assert (found.found.declared, found.found.license_texts) == ("Zlib", (("LICENSE", "zlib"),))
    assert found.found.source == "cargo/git/repo-89ab/0123456/crates/a/Cargo.toml"


def test_what_comes_from_a_repository_is_in_no_cache_of_a_registry(tmp_path: Path) -> None:
    package(tmp_path / "home/.cargo/registry/src/x/a-1.0.0")
    assert find(tmp_path, GIT) is None
    package(tmp_path / "home/.cargo/git/checkouts/repo-89ab/fedcba9")
    assert find(tmp_path, GIT) is None
    package(tmp_path / "project/vendor/a")
    assert source(find(tmp_path, GIT)) == "vendor/a/Cargo.toml"


@pytest.mark.parametrize("text", ["", "[broken", "package = 1\n", "[package]\nname = 1\n", "a = " + "[" * 9000])
def test_a_package_that_cannot_be_read_is_not_there(text: str, tmp_path: Path) -> None:
    write(tmp_path / "project/vendor/a", {"Cargo.toml": text})
    write(tmp_path / "home/.cargo", {"config.toml": "[broken"})
    assert find(tmp_path) is None
