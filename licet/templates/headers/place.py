# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to stay first in a file: what its readers look for there, and no comment may come before."""

from __future__ import annotations

import re
from collections.abc import Sequence

BOM = b"\xef\xbb\xbf"

_FIRST = re.compile(
    rb"""\#!(?!\[)                                        # a shebang; `#![` is an attribute of Rust
      | .{0,8}-\*-.*-\*-                                  # Emacs, and Python's coding (PEP 263)
      | [\#/%;"]+.*coding[=:]\s*[-\w.]+                   # PEP 263
      | \#\s*(?:frozen_string_literal|encoding|warn_indent|shareable_constant_value|typed):  # Ruby
      | [\#/%;"*<!\- ]*(?:vim?|ex):                       # a modeline
      | \#\s*(?:syntax|escape|check)\s*=                  # Dockerfile
      | \#(?:compdef|autoload|cloud-config|%RAML)         # zsh, cloud-init, RAML
      | //\s*@(?:flow|noflow|format)|/\*+\s*@(?:flow|noflow|format)\b.*\*/  # Flow
      | @charset\s                                        # CSS
      | @echo\s                                           # a batch file tells its own comments else
      | %[!&]                                             # PostScript, and the engine of a TeX file
      | '\\"\s                                          # what a manual page is read with
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKUP = re.compile(rb"\s*<(?:\?xml\b|\!DOCTYPE\b)", re.IGNORECASE)
_PHP = re.compile(rb"<\?php\s*(?://.*|\#.*|/\*.*\*/\s*|[^/\#]*;\s*)?\Z", re.IGNORECASE)
_DOCBLOCK = re.compile(rb"@(?:jest-environment|flow|noflow|format)\b")
_FRONT_MATTER = (
    ".md",
    ".markdown",
    ".mdown",
    ".html",
    ".htm",
    ".css",
    ".scss",
    ".sass",
    ".qmd",
    ".rmd",
    ".astro",
    ".adoc",
)
_FEW = 4
"""So many first lines are looked at for what readers look for there."""


def first_line(lines: Sequence[bytes], name: str) -> int | None:
    """The index of the line of LINES before which a comment may come, in a file called NAME; None where none may."""
    at = 0
    while at < min(len(lines), _FEW) and _FIRST.match(lines[at]):
        at += 1
    if at == len(lines):
        return at
    ending = "." + name.lower().rpartition(".")[2]
    if lines[at].rstrip() == b"---" and ending in _FRONT_MATTER:
        return _behind(lines, at + 1, b"---")
    if ending.startswith(".php"):
        return at + 1 if _PHP.match(lines[at].rstrip()) else None
    if lines[at].startswith(b"/**"):
        return _behind_docblock(lines, at)
    while at < len(lines) and _MARKUP.match(lines[at]):
        behind = _behind_declaration(lines, at)
        if behind is None:
            return None if b"<?xml" in lines[at].lower() else at
        at = behind
    return at


def _behind(lines: Sequence[bytes], at: int, mark: bytes) -> int | None:
    return next((index + 1 for index in range(at, len(lines)) if lines[index].rstrip() == mark), None)


def _behind_docblock(lines: Sequence[bytes], at: int) -> int:
    """Behind the first block comment where tools look into it and into no later one; else before it."""
    end = next((index for index in range(at, len(lines)) if b"*/" in lines[index]), at)
    return end + 1 if any(_DOCBLOCK.search(line) for line in lines[at : end + 1]) else at


def _behind_declaration(lines: Sequence[bytes], at: int) -> int | None:
    """Behind the XML declaration or document type that begins in line AT; None where more stands on its last line."""
    depth = 0
    for index in range(at, len(lines)):
        for place in re.finditer(rb"[<>\[\]]", lines[index]):
            depth += 1 if place[0] in b"<[" else -1
            if depth == 0:
                return index + 1 if not lines[index][place.end() :].strip() else None
    return None
