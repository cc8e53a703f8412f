# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lines that evidence points to: those and no others, from within the tree alone."""

from __future__ import annotations

import os
from pathlib import Path

from licet.model import Evidence, Excerpt
from licet.scanner.excerpts import AFTER, BEFORE, LONGEST, MOST_PLACES, NEAR, Wanted
from licet.scanner.excerpts import excerpts as read


def excerpts(root: Path, places: list[Evidence]) -> tuple[Excerpt, ...]:
    return read(root, [Wanted("x", place) for place in places])


def write(root: Path, name: str, lines: int) -> None:
    (root / name).write_text("".join(f"line {number}\n" for number in range(1, lines + 1)))


def test_the_lines_around_a_place(tmp_path: Path) -> None:
    write(tmp_path, "a", 40)
    (found,) = excerpts(tmp_path, [Evidence("a", 20)])
    assert (found.line, found.first_line) == (20, 20 - BEFORE)
    assert found.lines == tuple(f"line {number}" for number in range(20 - BEFORE, 20 + AFTER + 1))


def test_a_place_at_an_end_and_one_behind_it(tmp_path: Path) -> None:
    write(tmp_path, "a", 3)
    first, last = excerpts(tmp_path, [Evidence("a", 1), Evidence("a", 3), Evidence("a", 99)])
    assert (first.first_line, first.lines[0]) == (1, "line 1")
    assert last.lines[:3] == ("line 1", "line 2", "line 3")


def test_a_place_without_a_line_is_where_its_words_are(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{\n "name": "x",\n "license": "AGPL-3.0-only"\n}\n')
    (found,) = excerpts(tmp_path, [Evidence("package.json", None, "AGPL-3.0-only")])
    assert (found.line, found.lines[found.line - found.first_line]) == (3, ' "license": "AGPL-3.0-only"')
    assert excerpts(tmp_path, [Evidence("package.json", None, "MIT"), Evidence("package.json")]) == ()


def test_words_of_another_subject_are_not_shown(tmp_path: Path) -> None:
    entries = "".join(f'"{name}": {{\n"license": "MIT"\n}},\n' for name in "abc")
    (tmp_path / "lock").write_text(entries + "PERMITTED\n" * NEAR + '"MIT-0"\n"license": "MIT"\n')
    place = Evidence("lock", None, "MIT")
    assert read(tmp_path, [Wanted("a", place)]) == ()
    (second,) = read(tmp_path, [Wanted("b", place, 4)])
    assert (second.subject, second.line) == ("b", 5)
    (far,) = read(tmp_path, [Wanted("d", place, 10)])
    assert far.line == 10
    two = read(tmp_path, [Wanted("a", place, 1), Wanted("c", place, 7)])
    assert [(each.subject, each.line) for each in two] == [("a", 2), ("c", 8)]


def test_long_lines_are_cut_and_odd_bytes_are_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 5000 + b"\r\n\xff\xfe\x00 MIT\n")
    (found,) = excerpts(tmp_path, [Evidence("a", 1)])
    assert found.lines[0] == "x" * LONGEST + "…"


def test_nothing_outside_of_the_tree_is_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    write(tmp_path, "secret", 3)
    (root / "link").symlink_to(tmp_path / "secret")
    (root / "folder").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    asked = (
        "link",
        "folder/secret",
        "../secret",
        str(tmp_path / "secret"),
        "pipe",
        "missing",
        "nul\0",
        "https://x/y",
        "",
    )
    assert excerpts(root, [Evidence(path, 1) for path in asked]) == ()


def test_so_many_places_are_read_and_no_more(tmp_path: Path) -> None:
    write(tmp_path, "a", MOST_PLACES + 50)
    assert len(excerpts(tmp_path, [Evidence("a", line) for line in range(1, MOST_PLACES + 40)])) == MOST_PLACES
