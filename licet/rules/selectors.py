# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an entry of the policy is about: a package by its purl, or files by a path glob."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from packageurl import PackageURL


@dataclass(frozen=True, slots=True)
class Selector:
    """TEXT as the policy spells it: a purl, whose version is optional, or a path glob (`*`, `?`, `**`; `.` is all)."""

    text: str

    @property
    def is_package(self) -> bool:
        """Whether it names a package and not files."""
        return self.text.startswith("pkg:")

    def selects(self, subject: str) -> bool:
        """Whether SUBJECT, a purl or a path, is meant; a glob that names a folder means all below it."""
        if self.is_package != subject.startswith("pkg:"):
            return False
        return _same_package(self.text, subject) if self.is_package else bool(_glob(self.text).fullmatch(subject))


def parse_selector(text: str) -> Selector:
    """TEXT as a selector. Raises `ValueError` where it starts like a purl and is none, or is an absolute path."""
    if text.startswith("pkg:"):
        PackageURL.from_string(text)
    elif text.startswith("/") or "\\" in text or ".." in text.split("/"):
        raise ValueError(f"{text!r} must be a path below the project, with forward slashes")
    return Selector(text)


def _same_package(wanted: str, purl: str) -> bool:
    one, other = PackageURL.from_string(wanted), PackageURL.from_string(purl)
    if (one.type, one.namespace, one.name) != (other.type, other.namespace, other.name):
        return False
    if one.version is not None and one.version != other.version:
        return False
    return one.qualifiers.items() <= other.qualifiers.items()


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    made = ""
    within = pattern.rstrip("/").removeprefix("./")
    for part in re.split(r"(\*\*/|\*\*|\*|\?)", "**" if within == "." else within):
        made += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
    return re.compile(rf"{made}(?:/.*)?", re.DOTALL)
