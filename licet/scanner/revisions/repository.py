# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A repository as it is seen from one of its folders."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from licet.errors import CannotJudgeError, UsageError
from licet.scanner.git import GitError, run


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that `folder` is in; paths are below that folder, which is at `prefix` ("" or "x/") in it."""

    folder: Path
    prefix: str

    @classmethod
    def at(cls, folder: Path) -> Repository:
        """The repository that FOLDER is in. Raises `UsageError` where it is in none."""
        if not folder.is_dir():
            raise UsageError(f"{folder} is no folder: revisions are those of a repository's folder")
        try:
            inside = run(folder, "rev-parse", "--show-prefix")
        except GitError as error:
            raise UsageError(f"{folder} is in no git repository: {error}") from error
        return cls(folder, os.fsdecode(inside.removesuffix(b"\n")))

    def commit(self, revision: str) -> str:
        """The id of the commit that REVISION means. Raises `UsageError` where it means none."""
        try:
            said = run(self.folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
        except GitError as error:
            hint = "; this clone has not all of the history: fetch it first" if self._is_shallow() else ""
            raise UsageError(f"no revision {revision!r} in {self.folder}{hint}") from error
        return said.decode().strip()

    def merge_base(self, one: str, other: str) -> str | None:
        """The id of the newest commit that both ONE and OTHER come from, None where the history here has none."""
        try:
            said = run(self.folder, "merge-base", "--end-of-options", one, other)
        except GitError:
            return None
        return said.decode().split("\n", 1)[0] or None

    def _is_shallow(self) -> bool:
        try:
            return run(self.folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        except GitError as error:
            raise CannotJudgeError(f"cannot read the repository of {self.folder}: {error}") from error
