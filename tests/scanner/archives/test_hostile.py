# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""No archive writes outside of its folder, fills the disk, or keeps anybody waiting: it is refused, which says why."""

from __future__ import annotations

import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from licet.errors import CannotJudgeError
from licet.scanner.archives import limits, open_tree
from tests.scanner.archives.packing import ared, deb, gem, layout, tarred, zeros, zipped

DEEP = "a/" * 600 + "x"
OUTSIDE = {
    "climbs": {"../evil": "x"},
    "climbs within": {"a/../../evil": "x"},
    "absolute": {"/tmp/evil": "x"},
    "nul": {"a\0b": "x"},
    "no name": {"..": "x"},
    "a long name": {"x" * 300: "x"},
    "a long path": {DEEP: "x"},
}


def refused(path: Path) -> str:
    with pytest.raises(CannotJudgeError) as said, open_tree(path):
        pass
    return str(said.value)


def untouched(folder: Path) -> bool:
    return not (folder / "evil").exists() and not Path("/tmp/evil").exists()


@pytest.mark.parametrize("how", OUTSIDE)
@pytest.mark.parametrize("form", ["tar.gz", "zip", "deb", "gem"])
def test_nothing_is_written_outside(form: str, how: str, tmp_path: Path) -> None:
    files = OUTSIDE[how]
    if form == "zip" and how == "nul":
        return  # the format has no room for it: zipfile itself cuts the name there
    data = {
        "tar.gz": lambda: tarred({"b/fine": "x", **files}, "w:gz"),
        "zip": lambda: zipped({"b/fine": "x", **files}),
        "deb": lambda: deb(files, {"control": ""}),
        "gem": lambda: gem(files, ""),
    }[form]()
    (tmp_path / f"evil.{form}").write_bytes(data)
    if how == "nul":
        with open_tree(tmp_path / f"evil.{form}"):
            assert untouched(tmp_path)
        return
    assert "leads out of it or is none" in (said := refused(tmp_path / f"evil.{form}")) or "longer than" in said
    assert untouched(tmp_path)


@pytest.mark.parametrize("target", ["../../../etc/passwd", "../evil"])
def test_links_out_are_refused_and_absolute_ones_stay_inside(target: str, tmp_path: Path) -> None:
    (tmp_path / "evil.tar.gz").write_bytes(tarred({"a": "x", "b": "y"}, links={"out": target}))
    assert "leads out of it" in refused(tmp_path / "evil.tar.gz")
    (tmp_path / "fine.tar.gz").write_bytes(tarred({"a": "x", "b": "y"}, links={"in": "a", "system": "/etc/passwd"}))
    with open_tree(tmp_path / "fine.tar.gz") as tree:
        assert sorted(path.name for path in tree.root.iterdir()) == ["a", "b", "in"]
        assert (tree.root / "in").resolve() == tree.root.resolve() / "a"


@pytest.mark.parametrize(
    "links",
    [
        {"loop": "loop"},
        {"one": "two", "two": "one"},
        {"whole": "."},
        {"a/within": "/a"},
        {"a/way": "../b", "a/way/on": "../../b"},
    ],
)
def test_links_without_end_are_not_made(links: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "odd.tar.gz").write_bytes(tarred({"a/inside": "x", "b/inside": "y"}, links=links))
    with open_tree(tmp_path / "odd.tar.gz") as tree:
        for path in tree.root.rglob("*"):
            assert path.resolve(strict=True).is_relative_to(tree.root.resolve())
            assert not path.is_symlink() or path.parent.resolve() not in path.resolve().parents


def test_an_archive_that_brings_the_folder_that_it_would_be_unpacked_to_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "app/inner.jar": zipped({"A.class": "x"}),
        "app/inner.jar!/B.class": "y",
        "app/c": "z",
        "d": "",
    }
    (tmp_path / "odd.zip").write_bytes(zipped(files))
    with open_tree(tmp_path / "odd.zip") as tree:
        assert [problem.code for problem in tree.problems] == ["archive-refused"]


def test_a_file_is_not_written_through_what_was_a_link(tmp_path: Path) -> None:
    (tmp_path / "evil.tar.gz").write_bytes(tarred({"a/inside": "x", "b": "y"}, links={"c": "/"}))
    with open_tree(tmp_path / "evil.tar.gz") as tree:
        assert not (tree.root / "c").exists()


def test_ten_gigabytes_of_zeros_are_refused_when_they_have_become_too_many(tmp_path: Path) -> None:
    data = zeros("zeros", 10)
    assert len(data) < 20_000_000
    (tmp_path / "bomb.tar.gz").write_bytes(data)
    assert f"more than {limits.LARGEST_MEMBER} bytes" in refused(tmp_path / "bomb.tar.gz")


def test_a_zip_that_lies_about_its_size_is_bounded_by_what_it_unpacks_to(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}", bytes(64 * 1024 * 1024))
    assert "times its size" in refused(tmp_path / "bomb.zip")


def test_bounds_are_of_all_that_is_nested_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FILES", 10)
    inner = zipped({f"{n}": "x" for n in range(6)})
    (tmp_path / "x.zip").write_bytes(zipped({"a.jar": inner, "b.jar": inner, "c": "x"}))
    with open_tree(tmp_path / "x.zip") as tree:
        assert [(p.path, p.code, p.matters) for p in tree.problems] == [("b.jar", "archive-refused", True)]
        assert "more than 10 files" in tree.problems[0].message


def test_archives_within_archives_end(tmp_path: Path) -> None:
    data = zipped({"leaf": "x"})
    for _ in range(limits.DEEPEST + 3):
        data = zipped({"inner.zip": data, "other": "y"})
    (tmp_path / "x.zip").write_bytes(data)
    with open_tree(tmp_path / "x.zip") as tree:
        assert [problem.code for problem in tree.problems] == ["archive-nested"]
        assert tree.problems[0].path.count("!") == limits.DEEPEST - 1


def test_a_file_larger_than_any_source_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_MEMBER", 1000)
    monkeypatch.setattr(limits, "LARGEST_IN_ALL", 3000)
    (tmp_path / "one.zip").write_bytes(zipped({"a": "x" * 1001, "b": ""}))
    assert "more than 1000 bytes" in refused(tmp_path / "one.zip")
    (tmp_path / "many.zip").write_bytes(zipped({str(n): "x" * 900 for n in range(4)}))
    assert "more than 3000 bytes" in refused(tmp_path / "many.zip")


@pytest.mark.parametrize("name", ["x.zip", "x.whl", "x.tar.gz", "x.tar.xz", "x.deb", "x.gem", "x.tgz"])
def test_a_torn_archive_is_refused_at_every_cut(name: str, tmp_path: Path) -> None:
    files = {f"folder/file-{n}": f"content {n} " * 50 for n in range(20)}
    whole = {
        "x.zip": lambda: zipped(files), "x.whl": lambda: zipped(files), "x.tar.gz": lambda: tarred(files),
        "x.tar.xz": lambda: tarred(files, "w:xz"), "x.deb": lambda: deb(files, {"control": ""}),
        "x.gem": lambda: gem(files, "---"), "x.tgz": lambda: tarred(files),
    }[name]()  # fmt: skip
    for end in range(100, len(whole) - 100, len(whole) // 12):
        (tmp_path / name).write_bytes(whole[:end])
        with suppress(CannotJudgeError), open_tree(tmp_path / name):
            pass


def test_a_file_that_is_also_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(tarred({"b": "", "a": "x", "a/b": "y"}))
    assert "both as a file and as a folder" in refused(tmp_path / "x.tar.gz")


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"secret": "x" * 10, "b": ""}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    (tmp_path / "x.zip").write_bytes(bytes(data))
    assert "encrypted" in refused(tmp_path / "x.zip")


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"manifests": [{"digest": "sha256:../../../etc/passwd"}]}, "no digest"),
        ({"manifests": [{"digest": 3}]}, "no digest"),
        ({"manifests": "x"}, "without layers"),
        ({"layers": [{"digest": f"sha256:{'0' * 64}"}]}, "lacks the layer"),
        ([], "no document"),
    ],
)
def test_an_image_may_not_lead_elsewhere(document: object, said: str, tmp_path: Path) -> None:
    folder = layout(tmp_path / "image", [tarred({"a": "x"})])
    (folder / "index.json").write_text(json.dumps(document))
    assert said in refused(folder)


def test_an_index_that_leads_to_itself_ends(tmp_path: Path) -> None:
    folder = layout(tmp_path / "image", [tarred({"a": "x"})])
    blob = folder / "blobs" / "sha256" / ("a" * 64)
    blob.write_text(json.dumps({"manifests": [{"digest": f"sha256:{'a' * 64}"}]}))
    (folder / "index.json").write_text(blob.read_text())
    assert "without end" in refused(folder)


def test_an_ar_archive_that_is_no_package_is_no_artifact(tmp_path: Path) -> None:
    (tmp_path / "lib.a").write_bytes(ared({"a.o": b"x"}))
    with open_tree(tmp_path / "lib.a") as tree:
        assert tree.root == tmp_path / "lib.a"
    (tmp_path / "x.deb").write_bytes(ared({"debian-binary": b"2.0\n"}))
    assert "without the data.tar" in refused(tmp_path / "x.deb")
