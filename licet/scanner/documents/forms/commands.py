# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
r"""Commands that stand before the words that they are for: `\textbf{AS IS}` in LaTeX, `@sc{gpl}` in Texinfo,
`B<AS IS>` in Perl's documentation.
"""

from __future__ import annotations

import re

_LINE = re.compile(
    r"^(?:[ \t%]*\\(?:begin\{|chapter|document(?:class|style)|section|usepackage|Provides|noindent)"
    r"|\\input texinfo|@(?:setfilename|node|quotation|copying)\b"
    r"|=(?:head[1-6]|item|over|pod)\b)",
    re.MULTILINE,
)
"""What begins lines in these languages alone."""

_PROGRAM = re.compile(r"\\n[\"']")
"""A program that writes such a language is none."""

_COMMAND = re.compile(
    r"\\(?:(?P<hyphen>-)|(?:text)?(?P<sign>copyright)\b|[A-Za-z@]+)"
    r"|(?<![\w.@])@(?:(?P<texinfo_sign>copyright)\{\}|[a-z]+(?=\{))"
    r"|\b[BCFILSXZ](?=<)"
)


def applies(spoken: str, sample: str) -> bool:
    """Whether SAMPLE has a line of such a language."""
    del spoken
    return _LINE.search(sample) is not None and not _PROGRAM.search(sample)


def plain(text: str) -> str:
    """TEXT without commands, but for those that stand for a sign."""
    return _COMMAND.sub(_read, text)


def _read(command: re.Match[str]) -> str:
    if command["sign"] or command["texinfo_sign"]:
        return "©"
    return "" if command["hyphen"] else " "
