# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Folders that are really there: git lists files whose folder a link to elsewhere has taken the place of."""

from __future__ import annotations

import os
from pathlib import Path


class RealFolders:
    """The folders below ROOT that are no links; each is asked for once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = {"": True}

    def hold(self, path: str) -> bool:
        """Whether PATH is below ROOT without a link on the way."""
        folder = path.rpartition("/")[0]
        unknown: list[str] = []
        while folder not in self._real:
            unknown.append(folder)
            folder = folder.rpartition("/")[0]
        real = self._real[folder]
        for each in reversed(unknown):
            real = self._real[each] = real and not os.path.islink(f"{self._root}/{each}")  # noqa: PTH114 - called for each folder of a tree
        return real
