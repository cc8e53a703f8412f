# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Makes of the text of a license the file that goes with a work: its layout, and marks where it has blanks.

The SPDX list keeps the words of a license and not always its layout; ScanCode keeps the layout of many. Which of the
two serves, and what a license's blanks are, stands in `licet/data/license-files.toml`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any

COLUMNS = 78
LONGEST = 100
"""A text with lines longer than this has lost its layout."""

MOST_HEAD_LINES = 8
"""A title and copyright lines: what the text of another source may leave out."""

_LABEL = re.compile(r"\s*(?:(?:\(?[0-9]{1,2}(?:\.[0-9]+)*[.)]?|\(?[a-zA-Z]{1,4}[.)]|[•*-])\s+)?")

_ITEM = re.compile(r"(?<=[^\n])\n(?=[ \t]*\(?[a-z0-9]{1,3}[.)]\s)")
"""Where an item of a list follows on a line that is not empty."""


def file_text(words: str, layouts: Mapping[str, str], key: str, rule: Mapping[str, Any]) -> str:
    """The file for a license of the text WORDS, by RULE, of which `license-files.toml` says what it holds.

    LAYOUTS are ScanCode's texts by their keys, KEY is that of this license.

    Raises `ValueError` where the text does not have what RULE replaces.
    """
    text = _chosen(words, layouts, key, rule.get("layout"))
    if "from" in rule:
        text = text[_found(text, rule["from"]) :]
    if "to" in rule:
        text = text[: _found(text, rule["to"])]
    text = _tidied(rule.get("head", "") + text)
    if rule.get("items") == "apart":
        text = _ITEM.sub("\n\n", text)
    for blank, filling in rule.get("replace", {}).items():
        pattern = r"\s+".join(map(re.escape, blank.split()))  # it may have been folded
        if not re.search(pattern, text):
            raise ValueError(f"license-files.toml replaces words that the text does not have: {blank!r}")
        text = re.sub(pattern, filling.replace("\\", r"\\"), text)
    return text


def _chosen(words: str, layouts: Mapping[str, str], key: str, layout: str | None) -> str:
    if layout == "spdx":
        return _folded(words)
    if layout is not None:
        return layouts[layout]
    published = layouts.get(key, "")
    head = _missing_head(published, words) if published else None
    return _folded(words if head is None else head + published)


def _missing_head(published: str, words: str) -> str | None:
    """The lines at the start of WORDS that PUBLISHED, else the same, lacks; None where more is different."""
    lines = words.splitlines(keepends=True)
    wanted = _words(published)
    for count in range(MOST_HEAD_LINES):
        if _words("".join(lines[count:])) == wanted:
            return "".join(lines[:count])
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("https:", "http:").replace("©", "(c)"))


def _found(text: str, wanted: str) -> int:
    at = text.find(wanted)
    if at < 0:
        raise ValueError(f"license-files.toml names words that the text does not have: {wanted!r}")
    return at


def _folded(text: str) -> str:
    """TEXT with its long lines folded; what follows a list's label is indented by it."""
    if max(map(len, text.splitlines()), default=0) <= LONGEST:
        return text
    return "\n".join(_fold(line) for line in text.splitlines())


def _fold(line: str) -> str:
    label = _LABEL.match(line)
    assert label is not None  # every part of it may be absent
    return textwrap.fill(
        re.sub(r"(?<=\S)[ \t]{2,}", " ", line),
        COLUMNS,
        subsequent_indent=" " * len(label.group().expandtabs()),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _tidied(text: str) -> str:
    """TEXT without spaces at ends of lines and lines at its ends, with a space after the number of each heading."""
    text = "\n".join(line.rstrip() for line in text.expandtabs().splitlines()).strip("\n") + "\n"
    return re.sub(r"(?m)^( *\d{1,2}\.)(?=[A-Z])", r"\1 ", text)
