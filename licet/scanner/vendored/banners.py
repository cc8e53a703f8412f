# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Banners: comments by which a library that is one file, or a part of a bundle, says what it is.

`/*! jQuery v3.6.0 | (c) OpenJS Foundation */`, `// Catch v2.13.9`, `//! moment.js` with `//! version : 2.29.1` below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEAD_LINES = 12
"""A banner names its library and version in so many first lines."""

LONGEST = 4000
"""Characters of one banner that are looked at; a license text may follow."""

MOST = 500
"""Banners of one file; a bundle of more is counted by its first ones."""

_COMMENT = re.compile(r"/\*(?P<block>.*?)\*/|(?P<lines>(?:^[ \t]*//[^\n]*(?:\n|\Z))+)", re.DOTALL | re.MULTILINE)
_MARK = re.compile(r"^[\s*/!|#;-]+|@(?:license|preserve|name)\b|[\s*/|]+$", re.IGNORECASE)
_VERSION = r"(?P<version>\d+\.\d+(?:\.\d+)*(?:[-.+](?:alpha|beta|rc|pre|dev)[\w.-]*)?)"
_NAME = r"(?P<name>[A-Za-z][\w.+-]*(?: [A-Za-z+][\w.+-]*){0,3}?)"
_BETWEEN = r"(?:\.js|\.css)?[ ,:|@–-]{1,3}(?:\|?\s*version\s*:?\s*|v\.?\s*|@)?"
_NAMED = re.compile(rf"{_NAME}{_BETWEEN}{_VERSION}(?![\w.]*\w)", re.IGNORECASE)
_MARKED = re.compile(r"(?:\bv(?:ersion)?|@)[\s.:]*\Z", re.IGNORECASE)
_SENTENCE = re.compile(r" (?!(?:by|build|beta|alpha|min|minified|released?|licensed?|under|for|from|with)\b)[a-z]+\b")
"""What goes on behind a bare number where a sentence does: "so 2.5 is", "CommonMark 0.20 disallows"."""

_ALONE = re.compile(rf"(?:@?version|v)\s*:?\s*v?{_VERSION}\b", re.IGNORECASE)
_ONLY_NAME = re.compile(rf"{_NAME}(?:\.js|\.css)?", re.IGNORECASE)
_NO_NAME = frozenset(
    (
        *("version", "license", "copyright", "released", "licensed", "date", "build", "revision", "release", "since"),
        *("this", "the", "file", "includes", "requires", "generated", "apache", "mit", "bsd", "gpl", "lgpl", "gnu"),
        *("mozilla", "general", "public", "ecmascript", "es", "html", "python", "node", "javascript"),
    )
)
"""Words that no library's name begins with, and that stand before a number all the same."""


@dataclass(frozen=True, slots=True)
class Banner:
    """What a library calls itself and its version, and the lines of the comment that says so."""

    name: str
    version: str
    first_line: int
    last_line: int


def banners(text: str, *, first_only: bool = False) -> Iterator[Banner]:
    """The banners in TEXT, in their order; FIRST_ONLY where the file is one library, which says so at its top."""
    found, line, counted = 0, 1, 0
    for comment in _COMMENT.finditer(text):
        line, counted = line + text.count("\n", counted, comment.start()), comment.start()
        if first_only and line > HEAD_LINES:
            return
        said = _said((comment["block"] or comment["lines"] or "")[:LONGEST])
        if said:
            yield Banner(*said, line, line + comment[0].count("\n"))
            found += 1
            if first_only or found == MOST:
                return


def _said(comment: str) -> tuple[str, str] | None:
    """The name and version that COMMENT begins with."""
    lines = [_MARK.sub("", line).strip() for line in comment.splitlines()[:HEAD_LINES]]
    lines = [_MARK.sub("", line).strip() for line in lines if line]
    for line in lines:
        named = _NAMED.match(line)
        if named and _is_name(named["name"]) and not _is_sentence(line, named):
            return _clean(named["name"]), named["version"]
    first = _ONLY_NAME.fullmatch(lines[0]) if lines else None
    if first and _is_name(first["name"]):
        version = next((found for line in lines[1:] if (found := _ALONE.match(line))), None)
        return (_clean(first["name"]), version["version"]) if version else None
    return None


def _is_name(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower().strip(".") not in _NO_NAME and len(name) > 1


def _is_sentence(line: str, named: re.Match[str]) -> bool:
    """Whether what is NAMED in LINE is only spoken of; a number marked as a version is one."""
    bare = not _MARKED.search(line, 0, named.start("version"))
    return bare and bool(_SENTENCE.match(line, named.end()))


def _clean(name: str) -> str:
    plain = re.sub(r"\.(?:min|slim|prod|production|development|umd|esm|js|css|c|h|hpp)(?=\.|$)", "", name)
    return re.sub(r"^(?:based on|part of|from|uses|an?|the) ", "", plain, flags=re.IGNORECASE).strip(" .-")
