# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A format of manifests or lockfiles, whose module is loaded when a first file is of it, and the search for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cached_property
from importlib import import_module
from typing import cast

from licet.scanner.lockfiles.reading import Opened, Reader, Reading

_WILD = frozenset("*?[")


class Format:
    """The format that MODULE of this folder reads; its files are told by GLOBS: of names, or of ends of paths.

    Most trees have files of a few formats, and loading all of them takes longer than scanning such a tree.
    """

    def __init__(self, module: str, *globs: str) -> None:
        self.module = module
        self.globs = globs

    @cached_property
    def _reader(self) -> Reader:
        name = self.module if "." in self.module else f"{__package__}.{self.module}"
        return cast("Reader", import_module(name))

    @property
    def NAME(self) -> str:  # noqa: N802 - as the constants of the modules that are readers as well
        """As `Reader` has it."""
        return self._reader.NAME

    @property
    def LOCKS(self) -> bool:  # noqa: N802 - as above
        """As `Reader` has it."""
        return self._reader.LOCKS

    @property
    def binary(self) -> str | None:
        """How to mend a file that is binary; None where the format has no such form."""
        return getattr(self._reader, "BINARY", None)

    def read(self, file: Opened) -> Reading:
        """As `Reader` has it."""
        return self._reader.read(file)


class Formats:
    """FORMATS by whole name; globs with their formats by the ending that they ask for; and the other globs.

    Nearly all files of a tree are of no format: one look into each of two tables tells that.
    """

    def __init__(self, formats: Iterable[Format]) -> None:
        self._exact: dict[str, Format] = {}
        self._by_ending: dict[str, list[tuple[str, Format]]] = defaultdict(list)
        self._rest: list[tuple[str, Format]] = []
        for format in formats:
            for glob in format.globs:
                if not _WILD.intersection(glob) and "/" not in glob:
                    self._exact[glob] = format
                elif _ending(glob) and not _WILD.intersection(_ending(glob)):
                    self._by_ending[_ending(glob)].append((glob, format))
                else:
                    self._rest.append((glob, format))

    def of(self, path: str) -> Format | None:
        """The format that the file at PATH is of by its name and place, or None."""
        name = path.rpartition("/")[2]
        if name in self._exact:
            return self._exact[name]
        likely = (*self._by_ending.get(_ending(name), ()), *self._rest)
        return next((format for glob, format in likely if _matches(path, name, glob)), None)


def _matches(path: str, name: str, glob: str) -> bool:
    """Whether GLOB is of NAME, or of the end of PATH where it has folders."""
    if "/" not in glob:
        return fnmatchcase(name, glob)
    parts, wanted = path.split("/"), glob.split("/")
    return len(parts) >= len(wanted) and all(map(fnmatchcase, parts[-len(wanted) :], wanted))


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2] if "." in name.rpartition("/")[2] else ""
