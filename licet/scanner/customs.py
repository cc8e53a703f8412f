# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which communities the files at the top of a repository speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from licet.licenses.chooser import Community, communities

_HEAD = 8192
"""So many first bytes of a file are read: what names a plugin stands at the top."""


def customs(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """The keys of the communities whose signs are among PATHS below ROOT."""
    top = [path for path in paths if path.count("/") <= 1]
    return tuple(each.key for each in communities() if _speaks(root, top, each))


def _speaks(root: Path, paths: Iterable[str], community: Community) -> bool:
    signs = [path for path in paths if any(_is_sign(path, sign) for sign in community.signs)]
    return any(not community.text or re.search(community.text, _head(root / path)) for path in signs)


def _is_sign(path: str, sign: str) -> bool:
    return fnmatchcase(path, sign) and path.count("/") == sign.count("/")


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""
