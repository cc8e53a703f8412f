# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The packages of whole file systems: what their databases list, what those need, and which files are theirs."""

from __future__ import annotations

import shutil
import sqlite3
import struct
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from licet.model import Component, Use
from licet.scanner.installed import Places, Surroundings, System

Make = Callable[[Mapping[str, str]], Places]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a file system of texts by their paths."""

    def write(files: Mapping[str, str]) -> Places:
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        return Places(Surroundings.of_system(System(tmp_path)))

    return write


def told(components: tuple[Component, ...]) -> dict[str, tuple[str, ...]]:
    """Purls to the purls of what needs them."""
    assert all(each.direct == (not each.parents) for each in components)
    return {each.purl: each.parents for each in components}


STATUS = """Package: app
Status: install ok installed
Architecture: amd64
Version: 1:2.0-1
Depends: libx (>= 1) | libother, absent, mail-agent

Package: libx
Status: install ok installed
Architecture: amd64
Version: 1.0
Pre-Depends: base

Package: gone
Status: deinstall ok config-files
Version: 1

Package: sender
Status: install ok installed
Architecture: all
Version: 3
Provides: mail-agent (= 1)
"""


def test_dpkg(make: Make) -> None:
    places = make(
        {
            "etc/os-release": 'NAME="Ubuntu"\nID=ubuntu\n',
            "var/lib/dpkg/status": STATUS,
            "var/lib/dpkg/status.d/base": "Package: base\nVersion: 5\nArchitecture: amd64\n",
            "var/lib/dpkg/status.d/base.md5sums": "d41d8cd98f00b204e9800998ecf8427e  usr/share/base\n",
            "var/lib/dpkg/info/app.list": "/.\n/bin\n/bin/app\n/usr/share/doc/app/copyright\n",
            "usr/share/doc/app/copyright": "License: MIT\n",
        }
    )
    components = places.everything()
    app, libx = "pkg:deb/ubuntu/app@1:2.0-1?arch=amd64", "pkg:deb/ubuntu/libx@1.0?arch=amd64"
    assert told(components) == {
        app: (),
        "pkg:deb/ubuntu/base@5?arch=amd64": (libx,),
        libx: (app,),
        "pkg:deb/ubuntu/sender@3?arch=all": (app,),
    }
    assert {each.use for each in components} == {Use.SEPARATE}
    found = places.find(next(each for each in components if each.purl == app))
    assert found is not None
    assert found.found.license_texts == (("copyright", "License: MIT\n"),)
    owned = places.owned()
    assert {"bin/app", "usr/bin/app", "usr/share/base", "usr/share/doc/app/copyright"} <= owned
    assert {"var/lib/dpkg/status", "var/lib/dpkg/info/app.list"} <= owned
    assert "etc/os-release" not in owned


def test_what_links_out_of_the_file_system_is_not_of_it(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    packages = outside / "site-packages" / "x-1.dist-info"
    packages.mkdir(parents=True)
    (packages / "METADATA").write_text("Name: x\nVersion: 1\nLicense: MIT\n")
    (outside / "os-release").write_text("ID=other\n")
    (inside / "etc").mkdir(parents=True)
    (inside / "etc/os-release").symlink_to(outside / "os-release")
    (inside / "lib").mkdir()
    (inside / "lib/site-packages").symlink_to(outside / "site-packages")
    system = System(inside)
    assert system.distribution("debian") == "debian"
    assert system.folders("site-packages") == ()
    assert Places(Surroundings.of_system(system)).everything() == ()


APK = """C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
L:MIT
p:so:libc.musl-x86_64.so.1=1
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755

P:busybox
V:1.36.1-r5
A:x86_64
L:GPL-2.0-only
D:so:libc.musl-x86_64.so.1 !other
F:
F:bin
R:busybox
"""


def test_apk(make: Make) -> None:
    places = make({"etc/os-release": "ID=alpine\n", "lib/apk/db/installed": APK})
    components = places.everything()
    busybox = "pkg:apk/alpine/busybox@1.36.1-r5?arch=x86_64"
    assert told(components) == {busybox: (), "pkg:apk/alpine/musl@1.2.4-r2?arch=x86_64": (busybox,)}
    assert [each.declared for each in components] == ["GPL-2.0-only", "MIT"]
    found = places.find(components[0])
    assert found is not None
    assert (found.version, found.found.declared, found.found.source) == (
        "1.36.1-r5",
        "GPL-2.0-only",
        "lib/apk/db/installed",
    )
    assert {"lib/ld-musl-x86_64.so.1", "bin/busybox", "lib/apk/db/installed"} <= places.owned()


DESC = """%NAME%
readline

%VERSION%
8.2-1

%ARCH%
x86_64

%LICENSE%
GPL-3.0-or-later
MIT OR ISC

%DEPENDS%
glibc>=2
"""


def test_pacman(make: Make) -> None:
    places = make(
        {
            "usr/lib/os-release": "ID=arch\n",
            "var/lib/pacman/local/readline-8.2-1/desc": DESC,
            "var/lib/pacman/local/readline-8.2-1/files": "%FILES%\nusr/\nusr/lib/libreadline.so\n",
            "var/lib/pacman/local/glibc-2-1/desc": "%NAME%\nglibc\n\n%VERSION%\n2-1\n",
            "usr/share/licenses/readline/COPYING": "text",
        }
    )
    components = places.everything()
    readline = "pkg:alpm/arch/readline@8.2-1?arch=x86_64"
    assert told(components) == {readline: (), "pkg:alpm/arch/glibc@2-1": (readline,)}
    found = places.find(components[1])
    assert found is not None
    assert found.found.declared == "GPL-3.0-or-later AND (MIT OR ISC)"
    assert found.found.license_texts == (("COPYING", "text"),)
    assert "usr/lib/libreadline.so" in places.owned()


def header(name: str, license: str, needs: str = "") -> bytes:
    """The header of a package as rpm keeps it."""
    fields = {1000: name, 1001: "1.2", 1002: "3", 1014: license, 1022: "noarch"} | ({1049: needs} if needs else {})
    data, entries = b"", b""
    for tag, text in fields.items():
        entries += struct.pack(">iIiI", tag, 8 if tag == 1049 else 6, len(data), 1)
        data += text.encode() + b"\0"
    for tag, kind, packed in (
        (1116, 4, struct.pack(">i", 0)),
        (1117, 8, b"file\0"),
        (1118, 8, b"/opt/%b/\0" % name.encode()),
    ):
        data += b"\0" * (-len(data) % 4)
        entries += struct.pack(">iIiI", tag, kind, len(data), 1)
        data += packed
    return struct.pack(">II", len(entries) // 16, len(data)) + entries + data


def database(folder: Path, *headers: bytes) -> None:
    """Make a database of rpm in FOLDER."""
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(folder / "rpmdb.sqlite")) as opened, opened:
        opened.execute("CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)")
        opened.executemany("INSERT INTO Packages (blob) VALUES (?)", [(each,) for each in headers])


def test_rpm(make: Make, tmp_path: Path) -> None:
    rows = (
        header("demo", "GPLv2+ and MIT", "other"),
        header("other", "Apache-2.0 OR MIT"),
        header("gpg-pubkey", "pubkey"),
    )
    database(tmp_path / "usr/lib/sysimage/rpm", *rows)
    places = make({"etc/os-release": "ID=fedora\n"})
    components = places.everything()
    demo = "pkg:rpm/fedora/demo@1.2-3?arch=noarch"
    assert told(components) == {demo: (), "pkg:rpm/fedora/other@1.2-3?arch=noarch": (demo,)}
    assert [each.declared for each in components] == ["GPLv2+ and MIT", "Apache-2.0 OR MIT"]
    assert {"opt/demo/file", "opt/other/file"} <= places.owned()
    assert places.problems() == ()


SPEC = """Name: demo
Version: 1.2
Release: 3
Epoch: 2
Summary: demo
License: GPLv2+ and MIT
BuildArch: noarch
%description
%install
mkdir -p %{buildroot}/opt/demo && touch %{buildroot}/opt/demo/file
%files
/opt/demo/file
"""


@pytest.mark.skipif(shutil.which("rpmbuild") is None, reason="RPM IS NOT INSTALLED")
def test_rpm_as_rpm_itself_writes_it(tmp_path: Path) -> None:
    (tmp_path / "demo.spec").write_text(SPEC)
    root = tmp_path / "root"
    for command in (
        ["rpmbuild", "-bb", "--define", f"_topdir {tmp_path}", "demo.spec"],
        ["rpm", "--root", str(root), "--dbpath", "/var/lib/rpm", "--initdb"],
        ["rpm", "--root", str(root), "--dbpath", "/var/lib/rpm", "--nodeps", "-i", "RPMS/noarch/demo-1.2-3.noarch.rpm"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    places = Places(Surroundings.of_system(System(root)))
    (demo,) = places.everything()
    assert (demo.purl, demo.declared) == ("pkg:rpm/redhat/demo@2:1.2-3?arch=noarch", "GPLv2+ and MIT")
    assert "opt/demo/file" in places.owned()


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_database_of_rpm_is_said(content: bytes, make: Make, tmp_path: Path) -> None:
    (tmp_path / "var/lib/rpm").mkdir(parents=True)
    (tmp_path / "var/lib/rpm/rpmdb.sqlite").write_bytes(content)
    places = make({})
    assert places.everything() == ()
    (problem,) = places.problems()
    assert (problem.path, problem.matters) == ("var/lib/rpm/rpmdb.sqlite", True)
    assert "cannot be read" in problem.message


@pytest.mark.parametrize("blob", [b"", b"\0" * 7, struct.pack(">II", 2**31, 2**31), struct.pack(">II", 1, 400), "text"])
def test_a_header_that_is_none_is_said(blob: bytes | str, make: Make, tmp_path: Path) -> None:
    database(tmp_path / "var/lib/rpm", blob)  # type: ignore[arg-type] # SQLite's columns hold anything
    places = make({})
    assert places.everything() == ()
    (problem,) = places.problems()
    assert "cannot be read" in problem.message


def test_a_table_that_never_ends_is_left(make: Make, tmp_path: Path) -> None:
    (tmp_path / "var/lib/rpm").mkdir(parents=True)
    endless = (
        "WITH RECURSIVE n(hnum) AS (SELECT 1 UNION ALL SELECT hnum + 1 FROM n) "
        "SELECT hnum, NULL AS blob FROM n WHERE hnum < 0"
    )
    with closing(sqlite3.connect(tmp_path / "var/lib/rpm/rpmdb.sqlite")) as opened, opened:
        opened.execute(f"CREATE VIEW Packages AS {endless}")
    places = make({})
    assert places.everything() == ()
    assert "interrupted" in places.problems()[0].message


def test_the_older_databases_of_rpm_are_said(make: Make) -> None:
    places = make({"var/lib/rpm/Packages": "x"})
    assert places.everything() == ()
    assert "older form" in places.problems()[0].message


def test_every_environment_of_python_node_conda_and_ruby_counts(make: Make) -> None:
    places = make(
        {
            "usr/lib/python3/dist-packages/one-1.dist-info/METADATA": "Name: one\nVersion: 1\n",
            "opt/venv/lib/python3.12/site-packages/one-2.dist-info/METADATA": "Name: one\nVersion: 2\n",
            "app/node_modules/left/package.json": '{"name": "left", "version": "1.0.0", "license": "ISC"}',
            "app/node_modules/left/node_modules/right/package.json": '{"name": "right", "version": "2.0.0"}',
            "opt/conda/conda-meta/zlib-1.3-0.json": '{"name": "zlib", "version": "1.3", "license": "Zlib"}',
            "usr/local/bundle/specifications/rake-13.1.gemspec": (
                'Gem::Specification.new do |s|\n  s.name = "rake"\n  s.version = "13.1"\n  s.license = "MIT"\nend\n'
            ),
            "usr/local/bundle/gems/rake-13.1/lib/rake.rb": "",
        }
    )
    components = places.everything()
    assert [each.purl for each in components] == [
        "pkg:conda/zlib@1.3", "pkg:gem/rake@13.1", "pkg:npm/left@1.0.0", "pkg:npm/right@2.0.0", "pkg:pypi/one@1",
        "pkg:pypi/one@2",
    ]  # fmt: skip
    versions = [found.version for each in components if (found := places.find(each))]
    assert versions == ["1.3", "13.1", "1.0.0", "2.0.0", "1", "2"]
    assert "usr/local/bundle/gems/rake-13.1/lib/rake.rb" in places.owned()
    assert "usr/lib/python3/dist-packages/one-1.dist-info/METADATA" in places.owned()


def test_nothing_of_this_machine_is_looked_at(tmp_path: Path) -> None:
    around = Surroundings.of_system(System(tmp_path))
    assert around.home == tmp_path / "root"
    assert Places(around).everything() == ()
