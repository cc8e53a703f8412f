# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the clause that each tag of a record stands on, in the license's own text.

By which words stands in `licet/data/clauses.toml`. What somebody read out of the text stands in the record itself, and
goes before this.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

PATTERNS = Path(__file__).resolve().parent.parent / "licet" / "data" / "clauses.toml"

_NUMBERED = re.compile(
    r"(?P<name>§|section|article|artikel|clause)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})*)[.):]?(?:\s|$)", re.IGNORECASE
)
_DEFINITIONS = re.compile(r"definition|begriffsbestimmung|définition|preamble", re.IGNORECASE)
_SHORT = 4500
"""A text of so many characters is told by its paragraphs: what numbers it has are those of a list."""

_LEAST_NUMBERED = 3
"""A text with fewer numbered parts than this is told by paragraphs as well."""


def clauses(text: str, tags: Mapping[str, Sequence[str] | None]) -> dict[str, str]:
    """Where TEXT says each of TAGS (by kind): "section 4" or "paragraph 2"; tags without words in it are left out.

    Keys are tags; no record has `patent-use` both granted and kept back.
    """
    parts = list(_parts(text))
    found: dict[str, str] = {}
    for kind, names in tags.items():
        for name in names or ():
            place = _place(parts, _patterns()[kind].get(name, ()))
            if place is not None:
                found[name] = place
    return found


def _place(parts: Sequence[tuple[str, str]], patterns: Sequence[re.Pattern[str]]) -> str | None:
    """The part that says it most often, by the first of PATTERNS that any part has."""
    for pattern in patterns:
        counted = [(len(pattern.findall(words)), -place) for place, (_, words) in enumerate(parts)]
        most, place = max(counted, default=(0, 0))
        if most:
            return parts[-place][0]
    return None


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    written = tomllib.loads(PATTERNS.read_text(encoding="utf-8"))
    return {
        kind: {tag: tuple(re.compile(each, re.IGNORECASE) for each in found) for tag, found in tags.items()}
        for kind, tags in written.items()
    }


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """(what it is called, its words) of the parts of TEXT: paragraphs, or numbered sections but for definitions."""
    paragraphs = [" ".join(each.split()) for each in re.split(r"\n\s*\n", text) if each.strip()]
    numbers = [found["number"] if (found := _NUMBERED.match(each)) else None for each in paragraphs]
    if len(text) < _SHORT or sum(number is not None for number in numbers) < _LEAST_NUMBERED:
        yield from ((f"paragraph {place}", words) for place, words in enumerate(paragraphs, start=1))
        return
    current, defining = "", ""
    for number, words in zip(numbers, paragraphs, strict=True):
        current = number or current
        if number and _DEFINITIONS.search(words[:60]):
            defining = number.split(".")[0]
        if current and current.split(".")[0] != defining:
            yield f"section {current}", words
