# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Macros of RPM, as far as a spec file defines them itself. Nothing is run.

Source: https://rpm-software-management.github.io/rpm/manual/macros.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

DEEPEST = 8
"""Macros within the braces of one another; more are made to exhaust what reads them."""

LONGEST = 4096
"""A longer text is no value of a macro that matters here."""

_MACRO = re.compile(r"%(?:%|(?P<plain>[A-Za-z_]\w*)|\{(?P<braced>[?!]*[A-Za-z_]\w*)\}|(?P<open>[{(\[]))")
_CONDITION = re.compile(r"(?P<mark>[?!]+)(?P<name>[A-Za-z_]\w*)(?::(?P<then>.*))?", re.DOTALL)
_PAIRS = {"{": "}", "(": ")", "[": "]"}

UNKNOWN = "\x00"
"""What stands for a macro that the file does not define."""


def expanded(text: str, known: Mapping[str, str], depth: int = DEEPEST) -> str:
    """TEXT with the macros in it that are KNOWN, and `UNKNOWN` for each other one.

    `%{?name}` is nothing where the name is not known, and `%{!?name:text}` is its text.
    """
    parts: list[str] = []
    at = 0
    text = text[:LONGEST]
    while found := _MACRO.search(text, at):
        parts.append(text[at : found.start()])
        at = found.end()
        if found["open"]:
            end = _end(text, at, found["open"])
            parts.append(_braced(text[at:end], known, depth) if found["open"] == "{" else UNKNOWN)
            at = end + 1
        elif found["braced"]:
            parts.append(_braced(found["braced"], known, depth))
        else:
            parts.append(known.get(found["plain"], UNKNOWN) if found["plain"] else "%")
    parts.append(text[at:])
    return "".join(parts)[:LONGEST]


def _braced(inner: str, known: Mapping[str, str], depth: int) -> str:
    """What `%{INNER}` is."""
    if inner in known:
        return known[inner]
    condition = _CONDITION.fullmatch(inner)
    if condition is None or not depth:
        return UNKNOWN
    is_known = condition["name"] in known
    if condition["mark"].count("!") % 2:
        is_known = not is_known
    elif condition["then"] is None:
        return known.get(condition["name"], "")
    return expanded(condition["then"] or "", known, depth - 1) if is_known else ""


def _end(text: str, at: int, opened: str) -> int:
    """Where what was OPENED before AT is closed; the end of TEXT where it is not."""
    depth = 1
    for place in range(at, len(text)):
        if text[place] == opened:
            depth += 1
        elif text[place] == _PAIRS[opened]:
            depth -= 1
            if not depth:
                return place
    return len(text)
