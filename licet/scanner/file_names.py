# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the file is that a text in another file names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from licet.scanner.classify import LICENSE_NAME, names
from licet.scanner.detect.referred import PACKAGE

_OF_A_PACKAGE = ("LICENSE", "COPYING", "UNLICENSE", "COPYRIGHT")
"""The names that the license file of a package has, the likeliest first."""

_OF_A_BUNDLE = re.compile(r".+\.LICEN[CS]E(?:\.txt)?")
TEXTS = (".adoc", ".htm", ".html", ".md", ".pdf", ".rst", ".rtf", ".text", ".txt")
"""Endings that people leave out when they name a file, or write otherwise."""


class FileNames:
    """The files of a tree by how their names may be spelled."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._exact = frozenset(paths)
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._known: dict[tuple[str, str], str | None] = {}
        for path in sorted(self._exact):
            if path.lower().endswith(TEXTS) or self.is_of_license(path):
                self._alike[_spelled(path)].append(path)

    @staticmethod
    def is_of_license(path: str) -> bool:
        """Whether the file at PATH has a name that license files have, or that bundlers of JavaScript give them."""
        return _is_of_license(path.rpartition("/")[2])

    def find(self, path: str, wanted: Sequence[str]) -> tuple[str, ...]:
        """The files that the one at PATH means by the names WANTED.

        Those named as license files are, or else the first of the other names that is there.
        """
        found: list[str] = []
        for name in wanted:
            sure = name == PACKAGE or self.is_of_license(name)
            if found and not sure:
                break
            target = self._package(path) if name == PACKAGE else self._nearest(path, name)
            if target is not None and target != path:
                found.append(target)
        return tuple(dict.fromkeys(found))

    def _package(self, path: str) -> str | None:
        """The license file of the package that the file at PATH belongs to; many files ask from each folder."""
        asked = path.rpartition("/")[0], PACKAGE
        if asked not in self._known:
            self._known[asked] = next(self._packages(path), None)
        known = self._known[asked]
        return known if known != path else next((other for other in self._packages(path) if other != path), None)

    def _packages(self, path: str) -> Iterator[str]:
        for folder in _upward(path):
            for name in _OF_A_PACKAGE:
                target = self._in(folder, name)
                if target is not None:
                    yield target

    def _nearest(self, path: str, name: str) -> str | None:
        return next((target for folder in _upward(path) if (target := self._in(folder, name))), None)

    def _in(self, folder: str, name: str) -> str | None:
        """The file that NAME means from FOLDER, or None; the spelling that is nearest to NAME goes first."""
        asked = folder, name
        if asked not in self._known:
            self._known[asked] = self._looked_up(folder, name)
        return self._known[asked]

    def _looked_up(self, folder: str, name: str) -> str | None:
        path = _joined(folder, name)
        if path is None or path in self._exact:
            return path
        alike = self._alike.get(_spelled(path), ())
        lower = path.lower()
        return min(alike, key=lambda other: (other.lower() != lower, len(other), other), default=None)


@lru_cache(maxsize=16384)
def _is_of_license(name: str) -> bool:
    return LICENSE_NAME.fullmatch(name) is not None or _OF_A_BUNDLE.fullmatch(name) is not None


def _spelled(path: str) -> str:
    """PATH without what people spell in several ways: case, the ending of a text, licence."""
    lower = path.lower()
    ending = next((ending for ending in TEXTS if lower.endswith(ending)), "")
    return lower.removesuffix(ending).replace("licence", "license")


def _joined(folder: str, name: str) -> str | None:
    """NAME as seen from FOLDER; None where that is outside the root."""
    parts = folder.split("/") if folder else []
    for part in name.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _upward(path: str) -> Iterator[str]:
    """The folder of the file at PATH, and those above it: up to the root, or to the folder of others' work it is in."""
    folder = path.rpartition("/")[0]
    while True:
        yield folder
        above, _, name = folder.rpartition("/")
        if not folder or name.lower() in names()["vendor-folders"]:
            return
        folder = above
