# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was built is unpacked as what it ships, and what it is is told by what it holds."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from licet.scanner.archives import ArtifactKind, Tree, open_tree
from tests.scanner.archives.packing import deb, gem, layout, tarred, zipped

WHEEL = {
    "demo/__init__.py": "",
    "demo-1.0.dist-info/METADATA": "Name: demo\nVersion: 1.0\n",
    "demo-1.0.dist-info/licenses/LICENSE": "x",
}
SPECIFICATION = "--- !ruby/object:Gem::Specification\nname: demo\n"


def names(tree: Tree) -> list[str]:
    return sorted(path.relative_to(tree.root).as_posix() for path in tree.root.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("name", "data", "kind", "fronts"),
    [
        (
            "demo-1.0-py3-none-any.whl",
            zipped(WHEEL),
            ArtifactKind.WHEEL,
            ("", "demo-1.0.dist-info", "demo-1.0.dist-info/licenses"),
        ),
        ("demo-1.0.tar.gz", tarred({"demo-1.0/PKG-INFO": "Name: demo"}), ArtifactKind.SDIST, ("",)),
        ("demo-1.0.zip", zipped({"demo-1.0/PKG-INFO": "Name: demo"}), ArtifactKind.SDIST, ("",)),
        ("demo.egg", zipped({"EGG-INFO/PKG-INFO": "Name: demo"}), ArtifactKind.EGG, ("", "EGG-INFO")),
        ("demo-1.0.0.tgz", tarred({"package/package.json": "{}"}), ArtifactKind.NPM, ("",)),
        ("demo-1.0.0.crate", tarred({"demo-1.0.0/Cargo.toml": "[package]"}), ArtifactKind.CRATE, ("",)),
        ("demo.1.0.0.nupkg", zipped({"demo.nuspec": "<package/>"}), ArtifactKind.NUGET, ("",)),
        (
            "demo.jar",
            zipped({"META-INF/MANIFEST.MF": "", "META-INF/maven/org/demo/pom.xml": "<project/>", "A.class": "x"}),
            ArtifactKind.JAR,
            ("", "META-INF", "META-INF/maven/org/demo"),
        ),
        ("demo-1.0.gem", gem({"lib/demo.rb": ""}, SPECIFICATION), ArtifactKind.GEM, ("",)),
        (
            "demo.deb",
            deb({"./usr/share/doc/demo/copyright": "x"}, {"./control": "Package: demo"}, "xz"),
            ArtifactKind.DEB,
            ("DEBIAN", "usr/share/doc/demo"),
        ),
        ("things.tar", tarred({"a/LICENSE": "x", "b/c": "y"}, "w"), ArtifactKind.ARCHIVE, ("",)),
        ("things.tar.bz2", tarred({"a/LICENSE": "x", "b/c": "y"}, "w:bz2"), ArtifactKind.ARCHIVE, ("",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_artifact_is_what_it_holds(
    name: str, data: bytes, kind: ArtifactKind, fronts: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    with open_tree(tmp_path / name) as tree:
        assert (tree.kind, tree.fronts, tree.problems) == (kind, fronts, ())
        assert names(tree)
    assert not tree.root.exists()


def test_a_folder_and_a_plain_file_are_taken_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8bnot at all")
    (tmp_path / "a.docx").write_bytes(zipped({"word/document.xml": "<x/>"}))
    for path in (tmp_path, tmp_path / "a.txt", tmp_path / "a.gz", tmp_path / "a.docx", tmp_path / "absent"):
        with open_tree(path) as tree:
            assert tree == Tree(path)


@pytest.mark.parametrize(
    ("paths", "whole"),
    [
        (("etc/os-release", "var/lib/dpkg/status"), True),
        (("usr/lib/os-release", "usr/lib/apk/db/installed"), True),
        (("etc/os-release", "var/lib/pacman/local/ALPM_DB_VERSION"), True),
        (("etc/os-release", "usr/lib/sysimage/rpm/rpmdb.sqlite"), True),
        (("etc/os-release", "src/main.c"), False),
        (("var/lib/dpkg/status",), False),
    ],
)
def test_a_folder_may_be_a_whole_file_system(paths: tuple[str, ...], *, whole: bool, tmp_path: Path) -> None:
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x")
    with open_tree(tmp_path) as tree:
        assert tree == (Tree(tmp_path, ArtifactKind.IMAGE, ()) if whole else Tree(tmp_path))


def test_the_one_folder_that_holds_everything_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "x.tgz").write_bytes(tarred({"package/package.json": "{}", "package/lib/a.js": ""}))
    with open_tree(tmp_path / "x.tgz") as tree:
        assert names(tree) == ["lib/a.js", "package.json"]


def test_zstandard_is_read_where_python_or_the_extra_has_it(tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd")
    (tmp_path / "x.tar.zst").write_bytes(zstd.compress(tarred({"a/LICENSE": "x", "b/c": "y"}, "w")))
    with open_tree(tmp_path / "x.tar.zst") as tree:
        assert names(tree) == ["a/LICENSE", "b/c"]


def test_a_gem_s_specification_lies_beside_its_files(tmp_path: Path) -> None:
    (tmp_path / "x.gem").write_bytes(gem({"lib/demo.rb": ""}, SPECIFICATION))
    with open_tree(tmp_path / "x.gem") as tree:
        assert names(tree) == ["lib/demo.rb", "metadata"]
        assert (tree.root / "metadata").read_text() == SPECIFICATION


def test_archives_within_are_unpacked_beside_where_they_lay_but_for_those_of_tests(tmp_path: Path) -> None:
    inner = zipped({"META-INF/LICENSE": "x", "lib/most.jar": zipped({"A.class": "y"})})
    files: dict[str, str | bytes] = {
        "META-INF/MANIFEST.MF": "",
        "WEB-INF/lib/inner.jar": inner,
        "tests/odd.zip": zipped({"a": "b"}),
    }
    (tmp_path / "app.war").write_bytes(zipped(files))
    with open_tree(tmp_path / "app.war") as tree:
        assert names(tree) == [
            "META-INF/MANIFEST.MF", "WEB-INF/lib/inner.jar!/META-INF/LICENSE",
            "WEB-INF/lib/inner.jar!/lib/most.jar!/A.class", "tests/odd.zip",
        ]  # fmt: skip


def test_layers_lie_one_upon_the_other(tmp_path: Path) -> None:
    lower = tarred({"etc/os-release": "old", "app/gone": "x", "app/kept": "x", "data/a": "x", "data/b": "x"})
    upper = tarred(
        {"etc/os-release": "new", "app/.wh.gone": "", "data/.wh..wh..opq": "", "data/c": "x"},
        "w",
        links={"bin": "usr/bin", "lib64": "/usr/lib64", "data/d": "../bits", "bits": "/app"},
    )
    with open_tree(layout(tmp_path / "image", [lower, upper])) as tree:
        assert (tree.kind, tree.fronts) == (ArtifactKind.IMAGE, ())
        assert names(tree) == ["app/kept", "data/c", "etc/os-release"]
        assert (tree.root / "etc/os-release").read_text() == "new"
        assert (tree.root / "data/d/kept").read_text() == "x"
        assert not (tree.root / "bin").is_symlink()


def test_an_image_may_be_packed_and_may_be_of_the_older_kind(tmp_path: Path) -> None:
    folder = layout(tmp_path / "image", [tarred({"app/main": "x"})])
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    (tmp_path / "new.tar").write_bytes(tarred(files, "w"))
    saved: dict[str, str | bytes] = {
        "manifest.json": '[{"Layers": ["abc/layer.tar"]}]',
        "abc/layer.tar": tarred({"app/main": "x"}, "w"),
    }
    (tmp_path / "old.tar").write_bytes(tarred(saved, "w"))
    for name in ("new.tar", "old.tar"):
        with open_tree(tmp_path / name) as tree:
            assert (tree.kind, names(tree)) == (ArtifactKind.IMAGE, ["app/main"])


def test_a_hard_link_is_one_more_copy(tmp_path: Path) -> None:
    import io
    import tarfile

    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("a/one")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"one"))
        link = tarfile.TarInfo("a/two")
        link.type, link.linkname = tarfile.LNKTYPE, "a/one"
        archive.addfile(link)
    (tmp_path / "x.tar.gz").write_bytes(packed.getvalue())
    with open_tree(tmp_path / "x.tar.gz") as tree:
        assert (tree.root / "two").read_bytes() == b"one"
