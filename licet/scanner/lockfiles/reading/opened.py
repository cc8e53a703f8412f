# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A manifest or lockfile that is being read, and the tree around it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Protocol


class Tree(Protocol):
    """The files of the tree that a manifest lies in."""

    @property
    def paths(self) -> Sequence[str]:
        """The paths of all files below the root, POSIX style."""
        ...

    def text(self, path: str) -> str | None:
        """The text of the file at PATH; None where there is none, or it is no text."""
        ...


class Alone:
    """No tree at all."""

    paths: Sequence[str] = ()

    def text(self, path: str) -> str | None:  # noqa: ARG002 - as `Tree` has it
        """None: there is nothing."""
        return None


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a manifest or lockfile, its path below the root, and the tree that it may refer to."""

    path: str
    text: str
    tree: Tree = field(default_factory=Alone, compare=False, repr=False)

    @property
    def name(self) -> str:
        """Its name, without folders."""
        return posixpath.basename(self.path)

    @property
    def folder(self) -> str:
        """Its folder below the root; empty for the root itself."""
        return posixpath.dirname(self.path)

    def beside(self, place: str) -> Opened | None:
        """The file at PLACE, as this one writes it; None where the tree has none, or PLACE leads out of it."""
        path = posixpath.normpath(posixpath.join(self.folder, place.replace("\\", "/")))
        if path.startswith(("../", "/")) or path == "..":
            return None
        text = self.tree.text(path)
        return None if text is None else Opened(path, text, self.tree)

    def above(self, name: str) -> Opened | None:
        """The nearest file called NAME in this one's folder or in one above it; None where there is none."""
        path = PurePosixPath(self.path)
        found = (self.beside("../" * up + name) for up in range(len(path.parts)))
        return next((other for other in found if other), None)

    def around(self, glob: str) -> Iterator[Opened]:
        """The files of the tree that GLOB, from this one's folder, matches; `*` does not cross folders."""
        wanted = posixpath.normpath(posixpath.join(self.folder, glob.replace("\\", "/"))).split("/")
        for path in self.tree.paths:
            parts = path.split("/")
            if len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted)):
                text = self.tree.text(path)
                if text is not None:
                    yield Opened(path, text, self.tree)
