# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from licet.cli.changes import apply, diff
from licet.errors import CannotJudgeError
from licet.model import Change


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def three(root: Path) -> list[Change]:
    (root / "old").write_bytes(b"one\ntwo\n")
    (root / "gone").write_bytes(b"bye\n")
    return [
        Change(root / "old", b"one\ntwo\n", b"one\nthree\n"),
        Change(root / "gone", b"bye\n", None),
        Change(root / "sub" / "deep" / "new", None, b"new"),
    ]


def test_all_changes_are_made_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    apply(three(tmp_path), tmp_path)
    assert tree(tmp_path) == {"old": b"one\nthree\n", "sub/deep/new": b"new"}


def test_the_diff_is_one_that_patch_takes(tmp_path: Path) -> None:
    changes = three(tmp_path)
    shown = diff(changes, tmp_path)
    assert "--- a/old\n+++ b/old\n" in shown
    assert "--- /dev/null\n+++ b/sub/deep/new\n" in shown
    assert "+new\n\\ No newline at end of file\n" in shown
    subprocess.run(["git", "apply", "-p1", "-"], input=shown.encode(), cwd=tmp_path, check=True)
    assert tree(tmp_path) == {"old": b"one\nthree\n", "sub/deep/new": b"new"}


def test_form_feeds_do_not_break_lines_of_a_diff(tmp_path: Path) -> None:
    shown = diff([Change(tmp_path / "x", b"a\x0cb\n", b"a\x0cc\n")], tmp_path)
    assert shown.splitlines(keepends=False)[2] == "@@ -1 +1 @@"


def test_a_file_that_somebody_else_changed_stops_all(tmp_path: Path) -> None:
    changes = three(tmp_path)
    (tmp_path / "gone").write_bytes(b"changed\n")
    before = tree(tmp_path)
    with pytest.raises(CannotJudgeError, match="changed by somebody else"):
        apply(changes, tmp_path)
    assert tree(tmp_path) == before


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "secret"
    inside.mkdir()
    outside.write_bytes(b"x")
    (inside / "LICENSE").symlink_to(outside)
    with pytest.raises(CannotJudgeError, match="outside"):
        apply([Change(inside / "LICENSE", b"x", b"y")], inside)
    assert outside.read_bytes() == b"x"


def test_a_link_within_the_tree_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README").write_bytes(b"x")
    (tmp_path / "README").symlink_to("docs/README")
    apply([Change(tmp_path / "README", b"x", b"y")], tmp_path)
    assert (tmp_path / "README").is_symlink()
    assert (tmp_path / "docs" / "README").read_bytes() == b"y"


def test_a_failure_half_way_undoes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = three(tmp_path)
    before = tree(tmp_path)
    replace = Path.replace

    def fails(self: Path, target: Path) -> Path:
        if str(target).endswith("new"):
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(CannotJudgeError, match="No space left"):
        apply(changes, tmp_path)
    assert tree(tmp_path) == before
    assert not (tmp_path / "sub").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from licet.cli.changes import apply
from licet.model import Change
root, left = Path(sys.argv[1]), int(sys.argv[2])
replace = Path.replace
def dies(self, target):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return replace(self, target)
Path.replace = dies
apply([Change(root / str(n), b"old", b"new") for n in range(4)] + [Change(root / "sub" / "x", None, b"new")], root)
"""


@pytest.mark.parametrize("made", range(5))
def test_a_kill_between_two_files_leaves_the_tree_as_it_was(tmp_path: Path, made: int) -> None:
    for number in range(4):
        (tmp_path / str(number)).write_bytes(b"old")
    before = tree(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(made)], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert settles(tmp_path, before)


def settles(root: Path, wanted: dict[str, bytes]) -> bool:
    """Whether ROOT comes to hold WANTED alone; its guard needs a moment to see that its maker is dead."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(FileNotFoundError):
            if tree(root) == wanted and not (root / "sub").exists():
                return True
        time.sleep(0.02)
    return False
