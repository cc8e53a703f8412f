# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Odd corners of Go's files: words and comments, what replaces what, which file tells what, and where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from licet.scanner.lockfiles import Manifests
from tests.scanner.lockfiles.cases import read, row

SUM = "h1:AAAA="


def manifests(tmp_path: Path, text: str, name: str = "go.mod", **more: str) -> Manifests:
    return read(
        tmp_path, {name: text, **{key.replace("__", "/").replace("_", "."): said for key, said in more.items()}}
    )


def rows(tmp_path: Path, text: str, name: str = "go.mod", **more: str) -> list[str]:
    return [row(component) for component in manifests(tmp_path, text, name, **more).components]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("require a.example/x v1.0.0", ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
        ("require a.example/x v1.0.0 // indirect", ["pkg:golang/a.example/x@v1.0.0 runtime"]),
        ("require a.example/x v1.0.0 //indirect; why", ["pkg:golang/a.example/x@v1.0.0 runtime"]),
        ("require a.example/x v1.0.0 // indirectly", ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
        ("require a.example/x v1.0.0 // not indirect", ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
        ('require "a.example/x" `v1.0.0`', ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
        ("require(\n\n// why\na.example/x v1.0.0\n)", ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
        ("require ()", []),
        ("require a.example/x v1.0.0+incompatible", ["pkg:golang/a.example/x@v1.0.0%2Bincompatible runtime direct"]),
        ("require a.example/Big/v2 v2.0.0", ["pkg:golang/a.example/Big/v2@v2.0.0 runtime direct"]),
        ("require a.example/x main", ["pkg:golang/a.example/x@main runtime direct"]),
        ("// require a.example/x v1.0.0", []),
        ("exclude a.example/x v1.0.0\nretract [v1.0.0, v1.1.0] // oops\nignore ./x", []),
        ("require a.example/x v1.0.0\r", ["pkg:golang/a.example/x@v1.0.0 runtime direct"]),
    ],
)
def test_a_requirement_in_each_form(line: str, expected: list[str], tmp_path: Path) -> None:
    found = manifests(tmp_path, f"module ours.example\n{line}\n")
    assert [row(component) for component in found.components] == expected
    assert found.problems == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a.example/x => b.example/y v2.0.0", ["b.example/y@v2.0.0"]),
        ("a.example/x v1.0.0 => b.example/y v2.0.0", ["b.example/y@v2.0.0"]),
        ("a.example/x v1.0.1 => b.example/y v2.0.0", ["a.example/x@v1.0.0"]),
        ("a.example/other => b.example/y v2.0.0", ["a.example/x@v1.0.0"]),
        ("a.example/x => ./x", []),
        ("a.example/x => ../x", []),
        ("a.example/x => /x", []),
        ("a.example/x => C:\\x", []),
        ('a.example/x => "./a folder"', []),
        ("a.example/x v1.0.0 =>", ["a.example/x@v1.0.0"]),
        ("=> ./x", ["a.example/x@v1.0.0"]),
    ],
)
def test_what_stands_in_the_place_of_a_module(line: str, expected: list[str], tmp_path: Path) -> None:
    found = manifests(tmp_path, f"module ours.example\nrequire a.example/x v1.0.0\nreplace {line}\n")
    assert [component.purl.removeprefix("pkg:golang/") for component in found.components] == expected


@pytest.mark.parametrize(
    ("comment", "tool", "expected"),
    [
        (" // indirect", "a.example/x/cmd/y", "build direct"),
        (" // indirect", "a.example/x", "build direct"),
        ("", "a.example/x", "runtime direct"),
        (" // indirect", "a.example/xy", "runtime"),
        (" // indirect", "ours.example/tools/gen", "runtime"),
    ],
)
def test_a_module_that_only_a_tool_needs_builds(comment: str, tool: str, expected: str, tmp_path: Path) -> None:
    text = f"module ours.example\nrequire a.example/x v1.0.0{comment}\ntool {tool}\n"
    assert rows(tmp_path, text) == [f"pkg:golang/a.example/x@v1.0.0 {expected}"]


@pytest.mark.parametrize(
    "line", ["require a.example/x", "require a.example/x v1 v2", "require a..b//c v1.0.0", "require"]
)
def test_a_requirement_that_is_none_is_said(line: str, tmp_path: Path) -> None:
    found = manifests(tmp_path, f"module ours.example\n{line}\n")
    assert [(each.code, each.line) for each in found.problems] == [("manifest-partly-read", 2)]


@pytest.mark.parametrize("name", ["go.mod", "go.work"])
@pytest.mark.parametrize("text", ["hello world\n", "require (\n\ta.example/x v1.0.0\n", "use (\n"])
def test_what_is_cut_off_or_of_another_format_is_refused(text: str, name: str, tmp_path: Path) -> None:
    assert [each.code for each in manifests(tmp_path, text, name).problems] == ["manifest-unreadable"]


def test_a_workspace_that_cannot_be_read_replaces_nothing(tmp_path: Path) -> None:
    files = {"a/go.mod": "module a.example\nrequire b.example v1.0.0\n", "go.work": "use ./a\nreplace (\n"}
    assert [component.purl for component in read(tmp_path, files).components] == ["pkg:golang/b.example@v1.0.0"]


def test_the_modules_of_a_workspace_are_the_project_s_own(tmp_path: Path) -> None:
    needs = "require (\n\tb.example v1.2.0\n\tc.example v1.0.0\n)\n"
    files = {
        "a/go.mod": f"module a.example\n{needs}",
        "b/go.mod": 'module "b.example"\n',
        "alone/go.mod": "module alone.example\nrequire b.example v1.1.0\n",
        "go.work": "use (\n\t./a\n\tb\n)\n",
    }
    assert [component.purl for component in read(tmp_path, files).components] == [
        "pkg:golang/b.example@v1.1.0", "pkg:golang/c.example@v1.0.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("go", "expected"),
    [("", True), ("go 1.16\n", True), ("go 1.17\n", False), ("go 1.21.3\n", False), ("go 2.0\n", False)],
)
def test_hashes_tell_more_than_a_module_before_go_1_17(go: str, expected: bool, tmp_path: Path) -> None:
    text = f"a.example/x v1.0.0 {SUM}\nb.example/y v1.0.0 {SUM}\nb.example/z v1.0.0/go.mod {SUM}\n"
    found = rows(tmp_path, text, "go.sum", go_mod=f"module ours.example\n{go}require a.example/x v1.1.0\n")
    more = ["pkg:golang/b.example/y@v1.0.0 runtime"] if expected else []
    assert found == ["pkg:golang/a.example/x@v1.1.0 runtime direct", *more]


def test_hashes_of_what_replaces_are_of_what_a_module_tells(tmp_path: Path) -> None:
    module = "module ours.example\nrequire a.example/x v1.0.0\nreplace a.example/x => b.example/y v2.0.0\n"
    found = rows(tmp_path, f"b.example/y v2.0.0 {SUM}\nb.example/y v3.0.0 {SUM}\n", "go.sum", go_mod=module)
    assert found == ["pkg:golang/b.example/y@v2.0.0 runtime direct"]


def test_a_replacement_of_any_version_may_stand_among_what_is_vendored(tmp_path: Path) -> None:
    text = "# a.example/x v1.0.0\n# a.example/x => b.example/y v2.0.0\na.example/x\n# c.example/z v1.0.0\nc.example/z\n"
    assert rows(tmp_path, text, "vendor/modules.txt") == [
        "pkg:golang/a.example/x@v1.0.0 runtime", "pkg:golang/c.example/z@v1.0.0 runtime",
    ]  # fmt: skip


def test_a_list_of_what_is_vendored_goes_before_hashes(tmp_path: Path) -> None:
    files = {
        "go.sum": f"b.example/y v1.0.0 {SUM}\n",
        "go.mod": "module ours.example\n",
        "vendor/modules.txt": "# a.example/x v1.0.0\na.example/x\n",
    }
    assert [row(each) for each in read(tmp_path, files).components] == ["pkg:golang/a.example/x@v1.0.0 runtime"]


@pytest.mark.parametrize(
    ("versions", "newest"),
    [
        (["v1.9.0", "v1.10.0", "v1.2.0"], "v1.10.0"),
        (["v1.0.0", "v1.0.0-rc.2", "v1.0.0-rc.10"], "v1.0.0"),
        (["v1.0.0-rc.2", "v1.0.0-rc.10"], "v1.0.0-rc.10"),
        (["v1.0.0-rc.2", "v1.0.0-1"], "v1.0.0-rc.2"),
        (["v0.0.0-20200101000000-ffffffffffff", "v0.0.0-20210101000000-000000000000"],
         "v0.0.0-20210101000000-000000000000"),
        (["v2.0.0+incompatible", "v10.0.0+incompatible"], "v10.0.0%2Bincompatible"),
        (["v1.0.0-alpha", "v1.0.0-alpha.1", "v0.9.0"], "v1.0.0-alpha.1"),
        ([f"v{'9' * 500}.0.0", "v1.0.0"], "v1.0.0"),
    ],
)  # fmt: skip
def test_the_newest_of_several_versions_is_built(versions: list[str], newest: str, tmp_path: Path) -> None:
    text = "".join(f"a.example/x {version} {SUM}\n" for version in versions)
    assert rows(tmp_path, text, "go.sum") == [f"pkg:golang/a.example/x@{newest} runtime"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a.example/x v1.0.0\n## explicit; go 1.17\na.example/x\n", ["a.example/x@v1.0.0 direct"]),
        ("# a.example/x v1.0.0\na.example/x/inner\n", ["a.example/x@v1.0.0"]),
        ("# a.example/x v1.0.0\n", []),
        ("## workspace\n# a.example/x v1.0.0\n## explicit\n", ["a.example/x@v1.0.0 direct"]),
        ("# a.example/x v1.0.0 => b.example/y v2.0.0\na.example/x\n", ["b.example/y@v2.0.0"]),
        ("# a.example/x v1.0.0 => ./x\n## explicit\na.example/x\n", []),
        ("# a.example/x => ./x\n", []),
    ],
)
def test_vendored_modules_without_the_module_that_vendors(text: str, expected: list[str], tmp_path: Path) -> None:
    found = manifests(tmp_path, text, "vendor/modules.txt")
    shown = [f"{each.purl.removeprefix('pkg:golang/')}{' direct' * each.direct}" for each in found.components]
    assert shown == expected


def test_a_workspace_vendors_for_all_of_its_modules(tmp_path: Path) -> None:
    files = {
        "vendor/modules.txt": "## workspace\n# a.example/x v1.0.0\n## explicit\na.example/x\n"
        "# b.example/y v1.0.0\n## explicit\nb.example/y\n",
        "go.work": "go 1.22\nuse (\n\t./one\n\t./two\n\t./absent\n)\n",
        "one/go.mod": "module one.example\ngo 1.22\nrequire (\n\ta.example/x v1.0.0 // indirect\n)\n",
        "two/go.mod": "module two.example\nrequire a.example/x v1.0.0\nrequire b.example/y v1.0.0 // indirect\n",
    }
    assert [row(each) for each in read(tmp_path, files).components] == [
        "pkg:golang/a.example/x@v1.0.0 runtime direct",
        "pkg:golang/b.example/y@v1.0.0 runtime",
    ]


@pytest.mark.parametrize(
    ("path", "read_there"),
    [
        ("vendor/modules.txt", True),
        ("sub/vendor/modules.txt", True),
        ("third_party/x/vendor/modules.txt", False),
        ("vendor/a.example/x/vendor/modules.txt", False),
        ("vendor/a.example/x/go.mod", False),
        ("modules.txt", False),
    ],
)
def test_the_list_in_the_project_s_own_vendor_folder_is_read(path: str, read_there: bool, tmp_path: Path) -> None:
    found = manifests(tmp_path, "# a.example/x v1.0.0\na.example/x\n", path)
    assert bool(found.components) is read_there
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    ["projects = 1\n", "[[projects]]\nname = 1\n", "[[projects]]\nname = 'a b'\n", "[solve-meta]\ninput-imports = 1\n",
     "[solve-meta]\ninput-imports = [1]\n[[projects]]\nname = 'a.example/x'\nsource = 1\nrevision = 1\n"],
)  # fmt: skip
def test_dep_s_lockfile_with_other_types_than_expected(text: str, tmp_path: Path) -> None:
    assert manifests(tmp_path, text, "Gopkg.lock").problems == ()


@pytest.mark.parametrize("manifest", ["[broken", "constraint = 1\n", "[[constraint]]\nname = 1\n", "required = 1\n"])
def test_without_a_manifest_to_read_all_that_dep_locked_is_direct(manifest: str, tmp_path: Path) -> None:
    text = "[[projects]]\nname = 'a.example/x'\nversion = 'v1.0.0'\n"
    assert rows(tmp_path, text, "Gopkg.lock", Gopkg_toml=manifest) == ["pkg:golang/a.example/x@v1.0.0 runtime direct"]


@pytest.mark.parametrize(
    "text", ["imports: 1\n", "imports: [1]\n", "imports:\n- name: [1]\n", "imports:\n- name: a b\n", "hash: 1\n"]
)
def test_glide_s_lockfile_with_other_types_than_expected(text: str, tmp_path: Path) -> None:
    assert manifests(tmp_path, text, "glide.lock").problems == ()


@pytest.mark.parametrize(("name", "text"), [("Gopkg.lock", "a = 1\n"), ("glide.lock", "a: 1\n"), ("go.sum", "a b\n")])
def test_other_files_of_the_same_name_are_refused(name: str, text: str, tmp_path: Path) -> None:
    assert [each.code for each in manifests(tmp_path, text, name).problems] == ["manifest-unreadable"]
