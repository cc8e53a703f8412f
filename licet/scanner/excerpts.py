# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The lines that evidence points to, read for whoever wants to see them; nothing is judged by them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from licet.model import Evidence, Excerpt
from licet.scanner.documents import extract
from licet.scanner.reading import read_contents
from licet.scanner.text import decode, strings

BEFORE, AFTER = 2, 6
"""So many lines before and after the one that is pointed to are shown."""

NEAR = 30
"""So many lines after its subject begins, words are taken to be about that."""

LONGEST = 240
"""Characters of a line; a longer one is cut, with a sign."""

MOST_PLACES = 1000
MOST_BYTES = 64 * 1024 * 1024
"""So many places are read, in files of so many bytes together: evidence beyond that is named without its lines."""


class Wanted(NamedTuple):
    """A place that is named by what is said of `subject`; that begins at line `start` of the file, if it is known."""

    subject: str
    place: Evidence
    start: int | None = None


def excerpts(root: Path, wanted: Iterable[Wanted]) -> tuple[Excerpt, ...]:
    """The lines at those places WANTED that are in files below ROOT, each once.

    Links that lead out of ROOT are not followed. A place without a line is where its words are: the first ones soon
    after its subject begins, else the only ones; where that is not clear, there are none to show.
    """
    by_path: dict[str, list[Wanted]] = {}
    for each in islice(dict.fromkeys(wanted), MOST_PLACES):
        by_path.setdefault(each.place.path, []).append(each)
    found: list[Excerpt] = []
    left = MOST_BYTES
    for path, several in by_path.items():
        location = _within(root, path)
        if location is None:
            continue
        try:
            contents = read_contents(location)
        except OSError:
            continue
        left -= len(contents.data)
        if left < 0:
            break
        found += _excerpts(_lines(contents.data), several)
    return tuple(found)


def _within(root: Path, path: str) -> Path | None:
    """The regular file at PATH below ROOT, if it really lies there."""
    try:
        location = (root / path).resolve(strict=True)
        return location if location.is_file() and location.is_relative_to(root.resolve()) else None
    except (OSError, ValueError, RuntimeError):
        return None


def _lines(data: bytes) -> list[str]:
    """The lines of DATA, counted as those are in which licenses are found."""
    document = extract(data)
    text = (document.text if document else decode(data)) or strings(data)
    return text.split("\n")


def _excerpts(lines: list[str], wanted: Iterable[Wanted]) -> Iterator[Excerpt]:
    by_words: dict[str, list[int]] = {}
    for subject, place, start in wanted:
        line = place.line
        if line is None and place.text:
            if place.text not in by_words:
                by_words[place.text] = _lines_with(place.text, lines)
            line = _meant(by_words[place.text], start)
        if line is not None and 1 <= line <= len(lines):
            first = max(line - BEFORE, 1)
            yield Excerpt(subject, place, line, first, tuple(map(_cut, lines[first - 1 : line + AFTER])))


def _lines_with(words: str, lines: list[str]) -> list[int]:
    """The numbers of those of LINES in which WORDS stand by themselves."""
    pattern = re.compile(rf"(?<![\w.+-]){re.escape(words)}(?![\w.+-])")
    return [number for number, line in enumerate(lines, 1) if words in line and pattern.search(line)]


def _meant(numbers: Sequence[int], start: int | None) -> int | None:
    """Which line of NUMBERS speaks of what begins at START."""
    if start is not None:
        at = bisect_left(numbers, start)
        return numbers[at] if at < len(numbers) and numbers[at] <= start + NEAR else start
    return numbers[0] if len(numbers) == 1 else None


def _cut(line: str) -> str:
    shown = line.rstrip("\r")
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
