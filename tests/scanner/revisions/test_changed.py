# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files differ between two states, and which of the others a judgement may rest on."""

from __future__ import annotations

from typing import Any

import pytest

from licet.scanner.lockfiles import FORMATS
from licet.scanner.revisions import Changed, Move, Repository, from_tree, listed, narrow, to_worktree, whole, wider

ALL = {"a.py": "a\n", "b.py": "b\n", "sub/c.py": "c\n", "LICENSE": "l\n"}


def worktree(repository: Any, commit: str, folder: str = "") -> Changed:
    made = Repository.at(repository.root / folder)
    return to_worktree(made, commit, listed(made, commit))


def trees(repository: Any, before: str, after: str) -> Changed:
    made = Repository.at(repository.root)
    return from_tree(listed(made, before), listed(made, after))


def test_what_is_other_new_gone_or_moved(repository: Any) -> None:
    first = repository.commit(ALL)
    second = repository.commit({"a.py": "other\n", "b.py": None, "moved.py": "b\n", "sub/new.py": "n\n"})
    expected = Changed(
        frozenset({"a.py"}), frozenset({"moved.py", "sub/new.py"}), frozenset({"b.py"}), (Move("b.py", "moved.py"),)
    )
    assert trees(repository, first, second) == expected
    assert worktree(repository, first) == expected
    assert worktree(repository, second) == Changed(frozenset(), frozenset(), frozenset())
    assert worktree(repository, first, "sub").new == {"new.py"}


def test_files_that_are_not_committed_count_unless_they_are_ignored(repository: Any) -> None:
    first = repository.commit(ALL | {".gitignore": "*.log\n"})
    repository.write({"a.py": "other\n", "new.py": "n\n", "sub/new.log": "n\n", "b.py": None, "added.py": "+\n"})
    repository.git("add", "added.py")
    changed = worktree(repository, first)
    assert changed == Changed(frozenset({"a.py"}), frozenset({"new.py", "added.py"}), frozenset({"b.py"}))


def test_a_file_that_became_a_link_or_a_folder_is_gone(repository: Any) -> None:
    first = repository.commit(ALL)
    for name in ("a.py", "b.py"):
        (repository.root / name).unlink()
    (repository.root / "a.py").symlink_to("LICENSE")
    repository.write({"b.py/inner.py": "x"})
    changed = worktree(repository, first)
    assert changed == Changed(frozenset(), frozenset({"b.py/inner.py"}), frozenset({"a.py", "b.py"}))


def test_a_submodule_that_changed_is_told_and_not_looked_into(repository: Any, tmp_path: Any) -> None:
    other = tmp_path / "other"
    repository.git("clone", "--quiet", str(repository.root), str(other))
    repository.git("commit", "--allow-empty", "--quiet", "--message", "x", folder=other)
    first = repository.commit(ALL)
    repository.git("submodule", "--quiet", "add", str(other), "inner")
    second = repository.commit({})
    assert trees(repository, first, second).submodules == {"inner"}
    assert worktree(repository, first).submodules == {"inner"}
    (repository.root / "inner" / "new.py").write_text("x")
    assert worktree(repository, second) == Changed(frozenset(), frozenset(), frozenset())


def changing(**kinds: set[str]) -> Changed:
    other, new, gone = (frozenset(kinds.get(kind, ())) for kind in ("other", "new", "gone"))
    return Changed(other, new, gone)


PATHS = (
    *("LICENSE", "README.md", "pyproject.toml", "src/a.py", "src/b.py", "docs/guide.md", "docs/deep/x.py", "Makefile"),
    *("vendor/x/LICENSE", "vendor/x/a.c", "vendor/y/b.c", "requirements/dev.txt", "pkg/COPYING", "pkg/z.go", "go.mod"),
)
SPEAKING = {"LICENSE", "README.md", "pyproject.toml", "requirements/dev.txt", "pkg/COPYING", "go.mod"}


def test_of_files_that_did_not_change_those_are_looked_at_that_speak_for_others() -> None:
    slice = narrow(PATHS, PATHS, changing(other={"src/a.py"}), ())
    assert slice.before == slice.after == SPEAKING | {"src/a.py"}
    assert not slice.is_whole
    assert narrow(PATHS, PATHS, changing(), {"docs/guide.md", "nowhere"}).after == SPEAKING | {"docs/guide.md"}


@pytest.mark.parametrize(
    ("changed", "added"),
    [
        ({"other": {"vendor/x/a.c"}}, {"vendor/x/LICENSE", "vendor/x/a.c", "vendor/y/b.c"}),
        ({"other": {"pkg/COPYING"}}, {"pkg/z.go"}),
        ({"gone": {"docs/terms.txt"}}, {"docs/guide.md", "docs/deep/x.py"}),
        ({"other": {"docs/guide.md"}}, {"docs/guide.md"}),
    ],
)
def test_what_a_change_may_mean_for_others_is_looked_at(changed: dict[str, set[str]], added: set[str]) -> None:
    assert narrow(PATHS, PATHS, changing(**changed), ()).after == SPEAKING | added


@pytest.mark.parametrize("path", ["LICENSE", "LICENSES/MIT.txt", "NEWS.md"])
def test_all_is_looked_at_where_what_speaks_for_all_changes(path: str) -> None:
    after = (*PATHS, path)
    assert narrow(PATHS, after, changing(new={path}), ()) == whole(PATHS, after)


def test_all_is_looked_at_where_reuse_says_of_all_sources_what_they_are_under() -> None:
    paths = (*PATHS, "REUSE.toml")
    assert narrow(paths, paths, changing(other={"src/a.py"}), ()).is_whole


def test_files_that_words_name_are_looked_at_however_they_are_spelled() -> None:
    slice = narrow(PATHS, PATHS, changing(other={"src/a.py"}), ())
    assert wider(slice, PATHS, PATHS, ["../docs/GUIDE.txt"]).after - slice.after == {"docs/guide.md"}
    assert wider(slice, PATHS, PATHS, []) is slice


def test_no_manifest_is_overlooked_by_its_ending() -> None:
    for format in FORMATS:
        for glob in format.globs:
            path = glob.replace("[-_.]", "-").replace("[-_]", "-").replace("*", "x")
            assert path in narrow((path,), (path,), changing(), ()).after, glob
