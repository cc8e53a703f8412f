# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The POMs of one tree, which inherit from one another and ask for one another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from licet.scanner.classify import is_for_trial
from licet.scanner.metadata.maven.effective import Imports, Values
from licet.scanner.metadata.maven.model import Pair, Pom
from licet.scanner.metadata.maven.parse import read_pom
from licet.scanner.packages.xml import XmlError

_NAME = "pom.xml"


class Tree(Protocol):
    """The files that the POMs lie among."""

    @property
    def paths(self) -> Sequence[str]:
        """The paths of those that may be POMs, POSIX style."""
        ...

    def text(self, path: str) -> str | None:
        """The text of the file at PATH; None where there is none."""
        ...


class Reactor:
    """The POMs of TREE. Those of trials are no part of the project, but may inherit from each other."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._read: dict[str, Pom | None] = {}
        self.imports = Imports(self.find)

    def parent_of(self, pom: Pom) -> Pom | None:
        """The parent of POM where it says that it is, else wherever the tree has it."""
        parent = pom.parent
        if parent is None:
            return None
        if parent.relative_path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(pom.place), parent.relative_path))
            for place in (path, posixpath.join(path, _NAME)):
                found = self.pom(place) if not place.startswith(("../", "/")) else None
                if found and found.artifact == parent.artifact and found.place != pom.place:
                    return found
        return self.find(parent.group, parent.artifact, parent.version or "")

    def find(self, group: str, artifact: str, version: str) -> Pom | None:  # noqa: ARG002 - a tree has one version
        """The POM of the tree with these coordinates."""
        return self._by_pair.get((group, artifact))

    @cached_property
    def own(self) -> frozenset[Pair]:
        """The groups and artifacts of all modules."""
        return frozenset(self._by_pair)

    @cached_property
    def _by_pair(self) -> dict[Pair, Pom]:
        found: dict[Pair, Pom] = {}
        for pom in self._modules():
            known = Values([pom])
            found.setdefault((known.group, known.artifact), pom)
        return found

    def _modules(self) -> Iterator[Pom]:
        for path in sorted(self._tree.paths, key=lambda path: (path.count("/"), path)):
            folder, _, name = path.rpartition("/")
            if name == _NAME and not is_for_trial(folder.split("/")):
                pom = self.pom(path)
                if pom:
                    yield pom

    def pom(self, path: str) -> Pom | None:
        """The POM at PATH; None where there is none that can be read."""
        if path not in self._read:
            text = self._tree.text(path)
            try:
                self._read[path] = read_pom(text, path) if text is not None else None
            except XmlError:
                self._read[path] = None
        return self._read[path]
