# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format that licet reads, and which of them a file is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from types import ModuleType
from typing import cast

from licet.scanner.lockfiles import (
    package_json,
    package_lock,
    pkg_info,
    poetry_lock,
    pylock,
    pyproject,
    requirements_txt,
    setup_cfg,
    setup_py,
    uv_lock,
)
from licet.scanner.lockfiles.reading import Reader

_MODULES: tuple[ModuleType, ...] = (
    package_json,
    package_lock,
    pkg_info,
    poetry_lock,
    pylock,
    pyproject,
    requirements_txt,
    setup_cfg,
    setup_py,
    uv_lock,
)

READERS: tuple[Reader, ...] = cast("tuple[Reader, ...]", _MODULES)
"""Every format that licet reads, sorted by its module's name."""

_WILD = frozenset("*?[")


def reader_of(path: str) -> Reader | None:
    """The format that the file at PATH is of by its name and place, or None."""
    name = path.rpartition("/")[2]
    exact, by_ending, rest = _table()
    if name in exact:
        return exact[name]
    return next(
        (reader for glob, reader in (*by_ending.get(_ending(name), ()), *rest) if _matches(path, name, glob)), None
    )


def _matches(path: str, name: str, glob: str) -> bool:
    """Whether GLOB is of NAME, or of the end of PATH where it has folders."""
    if "/" not in glob:
        return fnmatchcase(name, glob)
    parts, wanted = path.split("/"), glob.split("/")
    return len(parts) >= len(wanted) and all(map(fnmatchcase, parts[-len(wanted) :], wanted))


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, Reader], Mapping[str, Sequence[tuple[str, Reader]]], Sequence[tuple[str, Reader]]]:
    """Readers by whole name; globs with their readers by the ending that they ask for; and the other globs.

    Nearly all files of a tree are of no format: one look into each of two tables tells that.
    """
    exact: dict[str, Reader] = {}
    by_ending: dict[str, list[tuple[str, Reader]]] = defaultdict(list)
    rest: list[tuple[str, Reader]] = []
    for reader in READERS:
        for glob in reader.FILES:
            if not _WILD.intersection(glob) and "/" not in glob:
                exact[glob] = reader
            elif _ending(glob) and not _WILD.intersection(_ending(glob)):
                by_ending[_ending(glob)].append((glob, reader))
            else:
                rest.append((glob, reader))
    return exact, by_ending, rest


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2] if "." in name.rpartition("/")[2] else ""
