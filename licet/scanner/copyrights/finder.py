# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a text to its copyright statements."""

from __future__ import annotations

import re

from licet.model import Copyright
from licet.scanner.copyrights.lines import clean
from licet.scanner.copyrights.parts import parse
from licet.scanner.copyrights.statement import START, cut

CONTINUED = 2
"""A statement goes on for so many lines, at the most."""

_HINT = re.compile(r"copyr|copr\.|\([cC]\)|©|&copy|&#169|&#xa9|\\\(co|\\u00a9", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:,|\band|\bby|\bof|\bthe|&|-|\bfor)$", re.IGNORECASE)
_NAMED = re.compile(r"[A-Za-z]{2}")
_NAME_LINE = re.compile(
    r"(?:(?:[A-Z][\w.&'-]*|and|of|de|von|the)[ ,]+){0,5}[A-Z][\w.&'-]+\.?(?:,? [<(][^<>()]*@[^<>()]*[>)])?$"
)
"""A line that is a name and nothing else: another holder of the same statement, or the rest of one."""

_YEARS_ONLY = re.compile(r"^[\s\d,.\-–()/&]*(?:present|by|and)?[\s,]*$", re.IGNORECASE)
_TERMS = re.compile(
    r"^(?:all rights|licensed|permission|redistribution|this |the (?:above|following|software|name|copyright)|you |"
    r"see |under |unless|authors?:|released|distributed|version|use |\d+[.)]|[-*•]|and (?:or|distrib)|\(c\)|copyright|"
    r"\w+:|@\w+)",
    re.IGNORECASE,
)
"""How a line starts that no statement goes on in."""


def find_copyrights(text: str) -> tuple[Copyright, ...]:
    """Every copyright statement in TEXT, by line. Time is linear in the length of the text."""
    lines = text.split("\n")
    found: list[Copyright] = []
    for number, line in enumerate(lines):
        if _HINT.search(line[:4000]):
            found += _in_line(lines, number)
    return tuple(found)


def _in_line(lines: list[str], number: int) -> list[Copyright]:
    line = clean(lines[number])
    starts = _starts(line)
    found: list[Copyright] = []
    for place, start in enumerate(starts):
        last = place + 1 == len(starts)
        statement = line[start:] if last else line[start : starts[place + 1]]
        if last:
            statement = _continued(statement, lines, number)
        made = parse(_spelled(cut(statement)), number + 1)
        if made:
            found.append(made)
    return found


def _starts(line: str) -> list[int]:
    """Where statements start: a sign before any name belongs to the same one, `Copyright 2001 (c) Jane Doe`."""
    starts: list[int] = []
    end = -10
    for match in START.finditer(line):
        if match.start() - end > 3 and (not starts or _NAMED.search(line, end, match.start())):
            starts.append(match.start())
        end = match.end()
    return starts


def _continued(statement: str, lines: list[str], number: int) -> str:
    """STATEMENT with the lines that it goes on in: where it has no holder yet, or ends in the middle of a list."""
    for following in range(number + 1, min(number + 1 + CONTINUED, len(lines))):
        more = clean(lines[following])
        if not more or _TERMS.match(more):
            break
        bare = START.sub("", statement).strip()
        unfinished = _YEARS_ONLY.match(bare.replace("(c)", "")) or _UNFINISHED.search(statement)
        if not unfinished and not (_NAME_LINE.match(more) and not statement.endswith(".")):
            break
        statement = f"{statement} {more}"
    return statement


def _spelled(statement: str) -> str:
    """One spelling of the sign, and no space before it."""
    return re.sub(r"\s+", " ", statement).strip()
