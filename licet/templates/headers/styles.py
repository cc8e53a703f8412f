# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How a file holds a comment, by its name: the table of `licet/data/comment-styles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from licet.data import FOLDER


@dataclass(frozen=True, slots=True)
class Style:
    """A comment: each line between `line` and `end`; where `line` is empty, a block of `start`, `middle`, `stop`."""

    line: str = ""
    end: str = ""
    start: str = ""
    middle: str = ""
    stop: str = ""

    def comment(self, lines: Sequence[str]) -> list[str]:
        """LINES as a comment of this style, without ends of lines."""
        if self.line:
            return [" ".join(part for part in (self.line, line, self.end) if part) for line in lines]
        return [self.start, *(f"{self.middle} {line}" if self.middle else line for line in lines), self.stop]

    def holds(self, line: str) -> bool:
        """Whether LINE can stand in the comment without ending it."""
        return not any(stop.strip() in line for stop in (self.stop, self.end) if stop)


DJANGO = Style(line="{#", end="#}")
"""In HTML that a template engine reads: a comment of HTML's own would be sent to everybody."""

_TEMPLATED = (b"{%", b"{{")
_ENDINGS_OF_HTML = (".html", ".htm", ".xhtml")


def style_for(name: str, data: bytes = b"") -> Style | None:
    """The style of comments in a file called NAME with DATA in it, or None where it holds none that is known."""
    style = _by_name(name)
    if style is None or b"\0" in data or data.startswith(b"$ANSIBLE_VAULT"):
        return None
    if name.lower().endswith(_ENDINGS_OF_HTML) and any(mark in data for mark in _TEMPLATED):
        return DJANGO
    if (
        style.stop == "-->"
        and name.lower().endswith((".plist", ".ui"))
        and not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    ):
        return None  # a property list may be no XML
    return style


def _by_name(name: str) -> Style | None:
    names, endings = _table()
    if name in names:
        return names[name]
    parts = name.lower().lstrip(".").split(".")
    for start in range(1, len(parts)):
        ending = ".".join(parts[start:])
        if ending in endings:
            return endings[ending]
    return None


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, Style | None], Mapping[str, Style | None]]:
    """The styles by whole names and by endings; None is one that holds no comment."""
    read = tomllib.loads((FOLDER / "comment-styles.toml").read_text(encoding="utf-8"))
    names: dict[str, Style | None] = {}
    endings: dict[str, Style | None] = {}
    for group in (read["none"], *read["styles"].values()):
        style = None if group is read["none"] else _style(group)
        names.update(dict.fromkeys(group.get("names", ()), style))
        endings.update(dict.fromkeys(group.get("endings", ()), style))
    return names, endings


def _style(group: Mapping[str, Any]) -> Style:
    if "line" in group:
        return Style(line=group["line"], end=group.get("end", ""))
    start, middle, stop = group["block"]
    return Style(start=start, middle=middle, stop=stop)
