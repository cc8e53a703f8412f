# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Changes as a unified diff that `patch -p1` takes."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from licet.model import Change

_NOTHING = "/dev/null"


def diff(changes: Iterable[Change], root: Path) -> str:
    """CHANGES as a unified diff of paths below ROOT, in order of paths; empty where none changes anything."""
    ordered = sorted(changes, key=lambda change: change.path)
    return "".join(piece for change in ordered if change.before != change.after for piece in _pieces(change, root))


def _pieces(change: Change, root: Path) -> Iterator[str]:
    name = _named(change.path, root)
    if b"\0" in (change.before or b"") + (change.after or b""):
        yield f"Binary file {name} differs\n"
        return
    old, new = _lines(change.before), _lines(change.after)
    before = _NOTHING if change.before is None else f"a/{name}"
    after = _NOTHING if change.after is None else f"b/{name}"
    for line in difflib.unified_diff(old, new, before, after):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _named(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _lines(data: bytes | None) -> list[str]:
    # Not `splitlines`: it breaks lines at form feeds, too, which license texts have and `patch` keeps within a line.
    text = (data or b"").decode("utf-8", "backslashreplace")
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
