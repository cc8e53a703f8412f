# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Trees and files read from git's objects: as they are, whatever they are called, and without an end to wait for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from licet.errors import CannotJudgeError, UsageError
from licet.scanner.revisions import Entry, Objects, Repository, laid_out, listed
from licet.scanner.revisions import objects as module

NAMES_ARE_BYTES = sys.platform.startswith("linux")


def tree_object(repository: Any, *entries: tuple[str, str, str]) -> str:
    """The id of a tree with ENTRIES (mode, name, id), which git itself would not make."""
    body = b"".join(os.fsencode(f"{mode} {name}\0") + bytes.fromhex(id) for mode, name, id in entries)
    (repository.root / ".git" / "body").write_bytes(body)
    return str(repository.git("hash-object", "-t", "tree", "-w", "--literally", ".git/body"))


def blob(repository: Any, content: str) -> str:
    (repository.root / ".git" / "body").write_text(content)
    return str(repository.git("hash-object", "-w", ".git/body"))


def commit_of(repository: Any, tree: str) -> str:
    return str(repository.git("commit-tree", tree, "-m", "x"))


def laid(repository: Any, commit: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """What is laid out of COMMIT, and the problems, by path."""
    made = Repository.at(repository.root)
    tree = listed(made, commit)
    with laid_out(Objects(made), tree, tree, repository.root) as opened:
        assert opened.only is not None
        assert opened.home == repository.root
        found = {path: (opened.root / path).read_bytes() for path in opened.only}
        everything = {str(path.relative_to(opened.root)) for path in opened.root.rglob("*") if path.is_file()}
    assert set(found) <= everything
    assert not opened.root.exists()
    return found, {problem.path: problem.code for problem in opened.problems}


def test_files_are_laid_out_as_they_are_in_the_commit_and_not_as_filters_make_them(repository: Any) -> None:
    first = repository.commit(
        {"a.txt": "one\n", "b/c.txt": "one\n", "b/d.txt": "", ".gitattributes": "*.txt eol=crlf\n"}
    )
    repository.commit({"a.txt": "two\n"})
    found, problems = laid(repository, first)
    assert found == {"a.txt": b"one\n", "b/c.txt": b"one\n", "b/d.txt": b"", ".gitattributes": b"*.txt eol=crlf\n"}
    assert problems == {}


@pytest.mark.skipif(not NAMES_ARE_BYTES, reason="FILE NAMES ARE TEXT HERE")
def test_names_of_every_kind_are_read(repository: Any) -> None:
    names = ("with space", 'quote"', "tab\there", "line\nbreak", "-option", "caf\udce9", ":(top)x", "*")
    commit = repository.commit(dict.fromkeys(names, "x"))
    assert set(listed(Repository.at(repository.root), commit)) == set(names)
    assert set(laid(repository, commit)[0]) == set(names)


def test_names_that_lead_out_are_refused(repository: Any, tmp_path: Path) -> None:
    inner = tree_object(repository, ("100644", "out", blob(repository, "evil")))
    outer = tree_object(repository, ("100644", "good", blob(repository, "x")), ("40000", "..", inner))
    found, problems = laid(repository, commit_of(repository, outer))
    assert set(found) == {"good"}
    assert problems == {"../out": "name-refused"}
    assert not (tmp_path / "out").exists()


def test_a_name_that_is_both_a_file_and_a_folder_is_a_problem(repository: Any) -> None:
    one = blob(repository, "x")
    inner = tree_object(repository, ("100644", "b", one))
    _, problems = laid(
        repository, commit_of(repository, tree_object(repository, ("100644", "a", one), ("40000", "a", inner)))
    )
    assert list(problems.values()) == ["name-refused"]


def test_links_are_not_made(repository: Any) -> None:
    link = blob(repository, "/etc/passwd")
    tree = tree_object(repository, ("120000", "link", link), ("100644", "real", blob(repository, "x")))
    assert set(laid(repository, commit_of(repository, tree))[0]) == {"real"}


def test_a_tree_that_holds_itself_many_times_over_ends(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PATHS", 10_000)
    tree = tree_object(repository, *(("100644", f"f{n}", blob(repository, "x")) for n in range(10)))
    for _ in range(9):
        tree = tree_object(repository, *(("40000", f"d{n}", tree) for n in range(10)))
    with pytest.raises(CannotJudgeError, match="more than 10000 paths"):
        listed(Repository.at(repository.root), commit_of(repository, tree))


def test_a_missing_object_is_a_problem_and_not_the_end(repository: Any) -> None:
    commit = repository.commit({"a": "one", "b": "two"})
    id = listed(Repository.at(repository.root), commit)["a"].id
    place = repository.root / ".git" / "objects" / id[:2] / id[2:]
    place.chmod(0o644)
    place.unlink()
    found, problems = laid(repository, commit)
    assert (set(found), problems) == ({"b"}, {"a": "object-missing"})


def test_of_a_large_file_the_two_ends_are_kept(repository: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100)
    monkeypatch.setattr(module, "_PIECE", 7)
    text = "h" * 60 + "m" * 200 + "t" * 60
    commit = repository.commit({"large": text, "small": "s" * 99})
    found, _ = laid(repository, commit)
    assert (found["large"][:50], found["large"][-50:], len(found["large"])) == (b"h" * 50, b"t" * 50, 320)
    assert found["small"] == b"s" * 99
    made = Objects(Repository.at(repository.root))
    assert list(made.read([f"{commit}:large", f"{commit}:none"])) == [b"h" * 50 + b"t" * 50, None]


def test_what_is_asked_by_name_is_told_in_order(repository: Any) -> None:
    first = repository.commit({"LICENSE": "a", "d/x": "b"})
    second = repository.commit({"LICENSE": None})
    made = Objects(Repository.at(repository.root))
    assert list(made.read([f"{each}:LICENSE" for each in (first, second)])) == [b"a", None]
    assert [bool(id) for id in made.ids([f"{first}:LICENSE", f"{first}:d", f"{first}:d/x", "0" * 40])] == [
        True,
        False,
        True,
        False,
    ]
    tops = list(made.tops([first, second], ""))
    assert [set(top) for top in tops] == [{"LICENSE", "d"}, {"d"}]
    assert not tops[1]["d"].is_file
    assert list(made.tops([first], "d/")) == [
        {"x": Entry("100644", listed(Repository.at(repository.root), first)["d/x"].id)}
    ]
    with pytest.raises(CannotJudgeError, match="line break"):
        list(made.read(["HEAD:a\nb"]))


def test_paths_are_those_below_the_folder(repository: Any) -> None:
    commit = repository.commit({"a/b/c": "x", "a/d": "x", "e": "x"})
    made = Repository.at(repository.root / "a")
    assert made.prefix == "a/"
    assert set(listed(made, commit)) == {"b/c", "d"}


@pytest.mark.parametrize("revision", ["nosuch", "", "--all", "-x", "HEAD~9", "HEAD:a", "a\nb"])
def test_what_is_no_revision_is_said(repository: Any, revision: str) -> None:
    repository.commit({"a": "x"})
    with pytest.raises(UsageError, match="no revision"):
        Repository.at(repository.root).commit(revision)


def test_what_is_no_repository_is_said(repository: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="in no git repository"):
        Repository.at(tmp_path)
    repository.write({"file": "x"})
    with pytest.raises(UsageError, match="no folder"):
        Repository.at(repository.root / "file")
