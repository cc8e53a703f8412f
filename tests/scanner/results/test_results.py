# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Results are kept: what did not change is not read, what did is, and nothing that befalls them changes an answer."""

# REUSE-IgnoreStart: the tags below are of texts that the tests look at.

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import parse
from licet.model import Copyright, Detection, FileFacts, Method, Role
from licet.scanner import scan as scanning
from licet.scanner.classify import Nature
from licet.scanner.content import Content
from licet.scanner.detect import engine
from licet.scanner.results import Results, results, store
from licet.scanner.results.rows import decoded, encoded
from licet.scanner.scan import scan
from licet.scanner.walk import walk


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamps are trusted at once: the tests wait for no clock."""
    monkeypatch.setattr(results, "SETTLED", -1_000_000_000)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "LICENSE").write_text("Released under the MIT license.\n")
    (root / "copy.txt").write_text("Released under the MIT license.\n")
    (root / "main.py").write_text("# Copyright 2019 Ada Example\nprint()\n")
    (root / "silent.c").write_text("int main;\n")
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def look(tree: Path, folder: Path) -> tuple[FileFacts, ...]:
    with Results(folder) as kept:
        facts, problems = scan(walk(tree).files, jobs=1, results=kept)
    assert not problems
    return facts


def refuse(*_: object) -> NoReturn:
    raise AssertionError("this was known")


def test_what_did_not_change_is_not_read(tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = look(tree, folder)
    monkeypatch.setattr(scanning, "read_contents", refuse)
    assert look(tree, folder) == first == scan_without_results(tree, monkeypatch)


def scan_without_results(tree: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[FileFacts, ...]:
    monkeypatch.undo()
    return scan(walk(tree).files, jobs=1)[0]


def test_what_moved_or_was_touched_is_read_and_known_by_its_bytes(
    tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(tree, folder)
    tree.rename(tree.with_name("moved"))
    os.utime(tree.with_name("moved") / "main.py", (1, 1))
    monkeypatch.setattr(scanning, "look", refuse)
    assert look(tree.with_name("moved"), folder) == first


@pytest.mark.parametrize("name", ["main.py", "silent.c", "LICENSE"])
def test_what_changed_is_read_again(tree: Path, folder: Path, name: str) -> None:
    look(tree, folder)
    before = (tree / name).stat()
    text = "# SPDX-License-Identifier: 0BSD\n"
    (tree / name).write_text(text.ljust(before.st_size)[: before.st_size] if before.st_size > len(text) else text)
    os.utime(tree / name, ns=(before.st_atime_ns, before.st_mtime_ns))
    by_path = {facts.path: str(facts.expression) for facts in look(tree, folder)}
    assert by_path[name] == "0BSD"


def test_a_stamp_as_young_as_the_clock_is_coarse_is_not_trusted(
    tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(results, "SETTLED", 3_600_000_000_000)
    look(tree, folder)
    with Results(folder) as kept:
        assert kept.by_stamp(walk(tree).files) == {}


@pytest.mark.parametrize("keep", [0, 10, 100, 5000, 9000, -1])
def test_a_damaged_store_is_begun_anew(tree: Path, folder: Path, keep: int) -> None:
    for name in range(50):
        (tree / f"{name}.c").write_text(f"// Copyright 20{name:02} Ada Example\n")
    first = look(tree, folder)
    (path,) = folder.glob("*.sqlite")
    whole = path.read_bytes()
    path.write_bytes(whole[:keep] + b"\xff" * (len(whole) - keep) if keep >= 0 else os.urandom(len(whole)))
    assert look(tree, folder) == first
    assert look(tree, folder) == first
    assert sqlite3.connect(path).execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_store_that_another_run_holds_is_gone_without(
    tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = look(tree, folder)
    (tree / "new.c").write_text("// MIT License\n")
    monkeypatch.setattr(store, "WAITED", 0.01)
    (path,) = folder.glob("*.sqlite")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    assert [facts for facts in look(tree, folder) if facts.path != "new.c"] == list(first)
    other.close()


def test_a_folder_that_cannot_be_made_is_gone_without(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert look(tree, tmp_path / "cache")


def test_what_nobody_asked_for_longest_goes_first(tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "today", lambda: 1)
    look(tree, folder)
    for name in ("copy.txt", "main.py"):
        (tree / name).unlink()
    monkeypatch.setattr(results, "today", lambda: 2)
    look(tree, folder)
    monkeypatch.setattr(store, "LARGEST", 0)
    look(tree, folder)
    (path,) = folder.glob("*.sqlite")
    base = sqlite3.connect(path)
    assert base.execute("select used from result").fetchall() == [(2,)]
    assert base.execute("select count(*) from place where digest not in (select digest from result)").fetchone() == (0,)


def test_stores_of_engines_that_are_gone_are_deleted(tree: Path, folder: Path) -> None:
    folder.mkdir()
    for name, age in (("old.sqlite", store.KEPT_DAYS + 1), ("young.sqlite", 1)):
        (folder / name).touch()
        os.utime(folder / name, (folder.stat().st_mtime - age * 86_400,) * 2)
    look(tree, folder)
    assert (folder / "young.sqlite").exists()
    assert not (folder / "old.sqlite").exists()


def test_another_engine_has_another_store(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    mine = Results(folder).path
    assert Results(folder).path == mine
    monkeypatch.setattr(engine().index, "digest", "that of other rules")
    assert Results(folder).path != mine


def test_names_that_are_no_text_are_kept(tree: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (Path(os.fsdecode(os.fsencode(tree) + b"/\xff.txt"))).write_text("MIT license")
    first = look(tree, folder)
    monkeypatch.setattr(scanning, "read_contents", refuse)
    assert look(tree, folder) == first


LINES = st.integers(1, 10**6)
DETECTIONS = st.builds(
    Detection,
    expression=st.sampled_from(["MIT", "GPL-2.0-only WITH Classpath-exception-2.0 OR LicenseRef-x"]).map(parse),
    start_line=LINES,
    end_line=LINES,
    score=st.floats(0, 1),
    method=st.sampled_from(Method),
    rule=st.text(max_size=5),
    role=st.sampled_from(Role),
    refers=st.lists(st.text(max_size=5), max_size=2).map(tuple),
)
COPYRIGHTS = st.builds(Copyright, statement=st.text(), holder=st.text(), years=st.text(), line=LINES)


@given(
    st.builds(
        Content,
        nature=st.integers(0, 7).map(Nature),
        detections=st.lists(DETECTIONS, max_size=3).map(tuple),
        copyrights=st.lists(COPYRIGHTS, max_size=3).map(tuple),
    )
)
def test_a_row_is_read_back_as_it_was_written(content: Content) -> None:
    assert decoded(encoded(content)) == content


# REUSE-IgnoreEnd
