# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files are covered and what REUSE.toml and dep5 say of them, as the `reuse` tool reads both."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

from pathlib import Path

import pytest

from licet.errors import CannotJudgeError
from licet.scanner.reuse import Precedence, covered_files, read_annotations
from licet.scanner.walk import walk

TOML = """version = 1
[[annotations]]
path = "**"
SPDX-License-Identifier = "MIT"
[[annotations]]
path = ["img/*.png", "a\\\\*b"]
precedence = "aggregate"
SPDX-FileCopyrightText = ["2020 Ada", "2021 Bob"]
SPDX-License-Identifier = "CC0-1.0"
"""
DEP5 = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2020 Ada
License: MIT

Files: img/?.png
 doc/*
Copyright: 2021 Bob
  2022 Eve
License: CC0-1.0
 text
"""


def test_the_last_match_in_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "REUSE.toml").write_text(TOML)
    found = read_annotations(tmp_path, ["REUSE.toml"])
    assert [(each.licenses, each.precedence) for each in found.of("img/a.png")] == [
        (("CC0-1.0",), Precedence.AGGREGATE)
    ]
    assert found.of("img/deep/a.png")[0].licenses == found.of("x")[0].licenses == ("MIT",)
    assert found.of("a*b")[0].copyrights == ("2020 Ada", "2021 Bob")
    assert found.of("axb")[0].copyrights == ()


def test_a_glob_of_folders_has_none_too(tmp_path: Path) -> None:
    (tmp_path / "REUSE.toml").write_text(TOML.replace('"**"', '"docs/**/*.md"'))
    found = read_annotations(tmp_path, ["REUSE.toml"])
    assert found.of("docs/a.md") == found.of("docs/in/a.md") != ()
    assert found.of("docs/a.txt") == ()


def test_the_closest_file_holds_and_the_outermost_overrides(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "REUSE.toml").write_text(TOML)
    (tmp_path / "in" / "REUSE.toml").write_text(TOML.replace("MIT", "ISC"))
    both = ["REUSE.toml", "in/REUSE.toml"]
    assert [each.licenses for each in read_annotations(tmp_path, both).of("in/x")] == [("ISC",)]
    (tmp_path / "REUSE.toml").write_text(TOML.replace('path = "**"', 'path = "**"\nprecedence = "override"'))
    assert [each.licenses for each in read_annotations(tmp_path, both).of("in/x")] == [("MIT",)]


def test_dep5_is_read(tmp_path: Path) -> None:
    (tmp_path / ".reuse").mkdir()
    (tmp_path / ".reuse" / "dep5").write_text(DEP5)
    found = read_annotations(tmp_path, [".reuse/dep5"])
    assert found.of("a/b")[0].licenses == ("MIT",)
    assert found.of("doc/a/b")[0].copyrights == ("2021 Bob", "2022 Eve")


@pytest.mark.parametrize(
    "text", ["x", "[[annotations]]\n", "annotations = 1\n", '[[annotations]]\npath="*"\nprecedence="x"\n']
)
def test_what_cannot_be_read_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "REUSE.toml").write_text(text)
    with pytest.raises(CannotJudgeError, match=r"REUSE\.toml"):
        read_annotations(tmp_path, ["REUSE.toml"])


def test_what_is_about_licenses_or_not_of_the_project_is_not_covered(tmp_path: Path) -> None:
    for name in (
        "a.py", "empty", "LICENSE", "COPYING.LESSER", "LICENSE-MIT", "x.license", "x.spdx.json", "REUSE.toml",
        "LICENSES/MIT.txt", ".reuse/dep5", "sub/.git", "sub/b.py", "subprojects/zlib/c.c", "docs/LICENSES/x",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("" if name == "empty" else "x")
    (tmp_path / "link.py").symlink_to("a.py")
    assert [file.path for file in covered_files(walk(tmp_path).files)] == ["a.py"]


# REUSE-IgnoreEnd
