# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Charts, providers, modules and repositories that lie within a project."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from licet.model import Component, Evidence
from licet.scanner.installed import Installed, Places, Surroundings
from licet.scanner.packages import tarred
from licet.scanner.packages.tarred import TarFiles


def find(root: Path, purl: str, path: str, text: str = "") -> Installed | None:
    places = Places(Surroundings(root, environ={"HOME": str(root / "home")}))
    return places.find(Component(purl, evidence=(Evidence(path, 1, text),)))


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def pack(path: Path, files: dict[str, str], *, link: str | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
        if link:
            member = tarfile.TarInfo(link)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(member)


CHART = "name: {}\nversion: {}\nannotations:\n  artifacthub.io/license: {}\n"


def test_a_chart_is_found_packed_and_unpacked(tmp_path: Path) -> None:
    write(
        tmp_path, {"x/charts/redis/Chart.yaml": CHART.format("redis", "1.0.0", "MIT"), "x/charts/redis/LICENSE": "mit"}
    )
    pack(tmp_path / "x/charts/redis-2.0.0.tgz", {"redis/Chart.yaml": CHART.format("redis", "2.0.0", "ISC")})
    one = find(tmp_path, "pkg:helm/redis@1.0.0", "x/Chart.lock")
    two = find(tmp_path, "pkg:helm/redis@2.0.0", "x/Chart.lock")
    assert one is not None
    assert two is not None
    assert (one.version, one.found.declared, one.found.license_texts) == ("1.0.0", "MIT", (("LICENSE", "mit"),))
    assert (two.version, two.found.declared, two.found.source) == (
        *("2.0.0", "ISC"),
        "x/charts/redis-2.0.0.tgz/Chart.yaml",
    )
    assert find(tmp_path, "pkg:helm/redis@1.0.0", "y/Chart.lock") is None


@pytest.mark.parametrize("text", ["", "[", "- a", "annotations: [1]\nversion: {}"])
def test_a_chart_that_cannot_be_read_says_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"charts/a/Chart.yaml": text})
    found = find(tmp_path, "pkg:helm/a", "Chart.yaml")
    assert found is None or found.found.declared is None


def test_a_packed_chart_that_is_damaged_or_links_out_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts/a-1.tgz").write_bytes(b"\x1f\x8b broken")
    pack(tmp_path / "charts/b-1.tgz", {"b/x": "x"}, link="b/Chart.yaml")
    assert find(tmp_path, "pkg:helm/a@1", "Chart.yaml") is None
    assert find(tmp_path, "pkg:helm/b@1", "Chart.yaml") is None


def test_an_archive_is_read_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack(tmp_path / "a.tgz", {"a/one": "1" * 600, "a/two": "2" * 600, "b/three": "3"})
    files = TarFiles(tmp_path / "a.tgz", "a/")
    assert files.names == ["one", "two"]
    assert files.bytes_of("one") == b"1" * 600
    assert files.bytes_of("one", 10) is None
    assert files.bytes_of("three") is None
    monkeypatch.setattr(tarred, "MOST_BYTES", 1000)
    assert TarFiles(tmp_path / "a.tgz", "a/").names == ["one"]


def test_a_provider_is_found_where_it_was_initialised_or_is_kept_for_all(tmp_path: Path) -> None:
    place = "providers.example/team/net"
    write(tmp_path, {f"live/.terraform/providers/{place}/1.0.0/linux_amd64/LICENSE.txt": "mpl"})
    write(tmp_path, {f"home/.terraform.d/plugin-cache/{place}/2.0.0/linux_amd64/LICENSE": "mit"})
    one = find(tmp_path, "pkg:terraform/team/net@1.0.0", "live/.terraform.lock.hcl")
    two = find(tmp_path, "pkg:terraform/team/net@2.0.0", "live/.terraform.lock.hcl")
    assert one is not None
    assert two is not None
    assert (one.version, one.found.license_texts) == ("1.0.0", (("LICENSE.txt", "mpl"),))
    assert (two.version, two.found.license_texts) == ("2.0.0", (("LICENSE", "mit"),))
    assert find(tmp_path, "pkg:terraform/team/other@1.0.0", "live/main.tf") is None


def test_a_module_is_found_by_the_list_of_modules(tmp_path: Path) -> None:
    rows = [
        {"Key": "", "Source": "", "Dir": "."},
        {"Key": "vpc", "Source": "modules.example/team/vpc/aws", "Version": "5.1.2", "Dir": ".terraform/modules/vpc"},
        {"Key": "out", "Source": "team/out/aws", "Version": "1.0.0", "Dir": "../secret"},
        {"Key": 1, "Source": 2, "Dir": 3},
        "no row",
    ]
    write(tmp_path, {"p/.terraform/modules/modules.json": json.dumps({"Modules": rows}), "secret/LICENSE": "secret"})
    write(tmp_path, {"p/.terraform/modules/vpc/LICENSE": "apache"})
    found = find(tmp_path, "pkg:terraform/team/vpc/aws@5.1.2", "p/main.tf")
    assert found is not None
    assert (found.version, found.found.license_texts) == ("5.1.2", (("LICENSE", "apache"),))
    assert find(tmp_path, "pkg:terraform/team/out/aws@1.0.0", "p/main.tf") is None


@pytest.mark.parametrize("text", ["", "[]", '{"Modules": 1}', "[" * 30_000, '{"Modules": {"a": 1}}'])
def test_a_list_of_modules_that_cannot_be_read_has_none(text: str, tmp_path: Path) -> None:
    write(tmp_path, {".terraform/modules/modules.json": text})
    assert find(tmp_path, "pkg:terraform/team/vpc/aws", "main.tf") is None


def test_a_repository_within_is_found_in_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"third_party/a/LICENSE": "mit", ".gitmodules": ""})
    (tmp_path / "empty").mkdir()
    for purl in ("pkg:github/owner/a", "pkg:generic/a?vcs_url=git%2Bhttps://code.example/a"):
        found = find(tmp_path, purl, ".gitmodules", "third_party/a")
        assert found is not None
        assert found.found.license_texts == (("LICENSE", "mit"),)
        assert found.found.source == "third_party/a/.git"
    assert find(tmp_path, "pkg:github/owner/a", ".gitmodules", "empty") is None
    assert find(tmp_path, "pkg:github/owner/a", ".github/workflows/ci.yml", "third_party/a") is None


@pytest.mark.parametrize("place", ["..", ".", "../a", "/etc", "", "a\x00b", "x" * 5000])
def test_a_repository_is_not_looked_for_outside(place: str, tmp_path: Path) -> None:
    write(tmp_path, {"project/.gitmodules": "", "a/LICENSE": "secret"})
    assert find(tmp_path / "project", "pkg:github/owner/a", ".gitmodules", place) is None
