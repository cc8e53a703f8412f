# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A whole file system, as an image of a container has it: every package in it is meant, not what a project asks for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

_TELLING = frozenset({"site-packages", "dist-packages", "node_modules", "conda-meta", "specifications"})
_ID = re.compile(r"""^ID=["']?([a-z0-9._-]+)["']?\s*$""", re.MULTILINE)


class System:
    """The file system below ROOT."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def folders(self, name: str) -> Sequence[Path]:
        """The folders called NAME, one of those that tell of packages; what lies within `node_modules` is left out."""
        return self._folders.get(name, ())

    @cached_property
    def _folders(self) -> Mapping[str, list[Path]]:
        found: dict[str, list[Path]] = {}
        for folder, inner, _ in os.walk(self.root):
            for name in sorted(_TELLING.intersection(inner)):
                if self.is_inside(Path(folder, name)):  # it may be a link
                    found.setdefault(name, []).append(Path(folder, name))
            inner[:] = sorted(name for name in inner if name != "node_modules")
        return found

    def distribution(self, default: str) -> str:
        """The name of the distribution that it is of, by its `os-release`, in lower case."""
        for place in ("etc/os-release", "usr/lib/os-release"):
            if not self.is_inside(self.root / place):  # a link to the machine that licet runs on
                continue
            try:
                found = _ID.search((self.root / place).read_text("utf-8", "replace"))
            except OSError:
                continue
            if found:
                return found[1]
        return default

    def below(self, path: Path) -> str:
        """PATH as it is shown: from the top of the file system."""
        return path.relative_to(self.root).as_posix()

    def files_in(self, place: str) -> Iterator[str]:
        """The paths of all files below PLACE: where a database of packages is, which speaks of them and is none."""
        yield from (self.below(path) for path in (self.root / place).rglob("*"))

    def is_inside(self, path: Path) -> bool:
        """Whether PATH, once links are followed, is in this file system."""
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):
            return False
