# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files of a tree that have to say how they are licensed.

Source: https://reuse.software/spec-3.3/ (Covered Files).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from licet.model import SourceFile

_NAMES = re.compile(
    r"LICEN[CS]E(?:[-.].*)?|COPYING(?:[-.].*)?|\.git|\.hgtags|REUSE\.toml|.*\.license|.*\.spdx(?:\.(?:rdf|json|xml|ya?ml))?"
)
_FOLDERS = frozenset({"LICENSES", ".reuse", ".git", ".hg", ".sl"})


def covered_files(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Those of FILES that are covered: neither empty nor about licenses, and not of a submodule."""

    @cache
    def is_foreign(root: Path, folder: str) -> bool:
        parts = PurePosixPath(folder).parts
        if not parts:
            return False
        inner = parts[-1] in _FOLDERS or (len(parts) > 1 and parts[-2] == "subprojects")  # Meson's
        return inner or (root / folder / ".git").exists() or is_foreign(root, folder.rpartition("/")[0])

    return tuple(
        file
        for file in files
        if file.size
        and not _NAMES.fullmatch(file.path.rpartition("/")[2])
        and not is_foreign(file.root, file.path.rpartition("/")[0])
    )
