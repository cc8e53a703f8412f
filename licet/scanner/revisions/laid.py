# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Files of a tree laid out in a folder of their own, where all that reads files can read them.

It is no checkout: there is no index, no filter, no hook, no link; and nothing is written outside of the folder,
whatever the tree calls its files.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from licet.model import Problem
from licet.scanner.archives.budget import RefusedError, inner_path
from licet.scanner.archives.tree import Tree
from licet.scanner.revisions.objects import Entry, Objects


@contextmanager
def laid_out(
    objects: Objects, tree: Mapping[str, Entry], paths: Collection[str], home: Path, known: tuple[Problem, ...] = ()
) -> Iterator[Tree]:
    """Those of PATHS that are files of TREE, in a folder that is gone when this is left; packages are beside HOME.

    Problems KNOWN already are told with those found.

    Raises `CannotJudgeError` where git cannot read them.
    """
    with tempfile.TemporaryDirectory(prefix="licet-", ignore_cleanup_errors=True) as scratch:
        root = Path(scratch)
        wanted = sorted(path for path in paths if path in tree and tree[path].is_file)
        places: dict[str, list[Path]] = defaultdict(list)
        problems = list(known)
        laid: list[str] = []
        for path in wanted:
            place = _made(root, path)
            if place is None:
                problems.append(
                    Problem(path, "name-refused", "no file can have this name here; it was left out", matters=True)
                )
                continue
            places[tree[path].id].append(place)
            laid.append(path)
        missing = set(objects.write(places))
        problems += (
            Problem(path, "object-missing", "this clone lacks its contents; fetch them, then ask again", matters=True)
            for path in laid
            if tree[path].id in missing
        )
        kept = tuple(path for path in laid if tree[path].id not in missing)
        yield Tree(root, problems=tuple(problems), only=kept, home=home)


def _made(root: Path, path: str) -> Path | None:
    """The place of PATH below ROOT, its folder made; None where there can be none."""
    with suppress(RefusedError, OSError):
        if inner_path(path) == path:
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch(exist_ok=False)  # a tree may have a file and a folder of one name, or names that differ by case
            return place
    return None
