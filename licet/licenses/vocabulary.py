# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the tags of a record mean, in words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from licet.data import FOLDER


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Mapping[str, str]]:
    """Kind of tag (permissions, conditions, limitations, copyleft, terms, restricts) to tag to its meaning."""
    return tomllib.loads((FOLDER / "vocabulary.toml").read_text(encoding="utf-8"))


def meaning(kind: str, tag: str) -> str:
    """What TAG of KIND means; the tag itself where the vocabulary lacks it."""
    return vocabulary()[kind].get(tag, tag)
