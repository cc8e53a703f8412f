# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy entry is about: a package URL (version optional) or a glob over paths.

In a package URL `*` stands for anything within one part (`pkg:npm/@types/*`), and a missing version for every version.
In a path glob `*` and `?` stay within one folder, `**` crosses folders, and a folder's name means all that is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TypeAlias

from packageurl import PackageURL


@dataclass(frozen=True, slots=True)
class PackageSelector:
    """Packages of one ecosystem by name; `version` None means any. Parts may hold `*`."""

    text: str
    type: str
    namespace: str
    name: str
    version: str | None

    def selects(self, subject: str) -> bool:
        """Whether SUBJECT is the purl of a package that is meant."""
        if not subject.startswith("pkg:"):
            return False
        type, namespace, name, version = purl_parts(subject)
        return (
            type == self.type
            and fnmatchcase(name, self.name)
            and fnmatchcase(namespace, self.namespace)
            and (self.version is None or fnmatchcase(version, self.version))
        )


@dataclass(frozen=True, slots=True)
class PathSelector:
    """Files below the scanned root by glob."""

    text: str

    def selects(self, subject: str) -> bool:
        """Whether SUBJECT is the path of a file that is meant."""
        return not subject.startswith("pkg:") and _path_pattern(self.text).match(subject) is not None


Selector: TypeAlias = PackageSelector | PathSelector


def parse_selector(text: str) -> Selector:
    """What TEXT selects. Raises `ValueError`, with words that say how to mend it, where it selects nothing."""
    if text.startswith("pkg:"):
        if text.count("/") == 0:
            raise ValueError(f"{text!r} is not a package URL: write pkg:<type>/<name>, such as pkg:pypi/requests")
        type, namespace, name, version = purl_parts(text)
        return PackageSelector(text, type, namespace, name, version or None)
    if not text or text.startswith(("/", "~")) or "\\" in text or ".." in text.split("/"):
        raise ValueError(f"{text!r} is neither a package URL (pkg:pypi/requests) nor a path below the root (vendor/**)")
    return PathSelector(text)


@lru_cache(maxsize=65_536)
def purl_parts(purl: str) -> tuple[str, str, str, str]:
    """Type, namespace, name and version of PURL, each "" where it has none, spelt as its ecosystem compares them.

    Raises `ValueError` where PURL is not a package URL.
    """
    # PackageURL percent-encodes `*` only when printing; its parsed parts keep what was typed.
    parsed = PackageURL.from_string(purl)
    name = parsed.name
    if parsed.type == "pypi":
        # PEP 503: runs of - _ . are one hyphen; package URLs fold only the underscore.
        name = re.sub(r"[-_.]+", "-", name).lower()
    return parsed.type, parsed.namespace or "", name, parsed.version or ""


@lru_cache(maxsize=4096)
def _path_pattern(glob: str) -> re.Pattern[str]:
    """GLOB as a pattern over whole POSIX paths."""
    pieces: list[str] = []
    for token in re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", glob.rstrip("/").removeprefix("./")):
        match token:
            case "**/":
                pieces.append("(?:[^/]+/)*")
            case "**":
                pieces.append(".*")
            case "*":
                pieces.append("[^/]*")
            case "?":
                pieces.append("[^/]")
            case words:
                pieces.append(re.escape(words))
    return re.compile("".join(pieces) + r"(?:/.*)?\Z", re.DOTALL)
