# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Text that speaks as licenses do, and that no known license accounts for: terms of a company, an agreement of its own.

`licet/data/license-language.toml` has the words and phrases that such texts use and others hardly do. A stretch with
enough different ones close together is told of with its lines and what it says; what license it is nobody knows.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from licet.data import FOLDER
from licet.model import Passage
from licet.scanner.detect.index import STOP, Index
from licet.scanner.detect.match import Match
from licet.scanner.detect.query import Query
from licet.scanner.detect.thresholds import (
    ACCOUNTED,
    MANY_PHRASES,
    MOST_WORDS_ASKED,
    PHRASES,
    PHRASES_APART,
    SPOKEN,
    TERMS,
    WORDS_A_PHRASE,
)

_ONLY_DISCLAIMING = "disclaiming"
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words as numbers, as they are written, and whether they lay down terms or only disclaim."""

    numbers: tuple[int, ...]
    text: str
    is_term: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase at the place where it starts."""

    place: int
    phrase: _Phrase


def accounted(query: Query, matches: Iterable[Match]) -> bytearray:
    """A byte a word, 1 where it belongs to a match; what a text has of its own between words of a known one does."""
    covered = bytearray(query.taken)
    for match in matches:
        intervals = [(match.span.start, match.span.end)] if match.coverage >= ACCOUNTED else match.span.intervals
        for start, end in intervals:
            covered[start:end] = b"\1" * (end - start)
    return covered


@dataclass(frozen=True, slots=True)
class Terms:
    """Half-open places of a text that speaks as licenses do, and what is told of it."""

    start: int
    end: int
    passage: Passage


def unaccounted(query: Query, covered: bytearray) -> tuple[Terms, ...]:
    """The parts of QUERY that speak of what may be done with a work, where it is not COVERED (a byte a word)."""
    if not query.words.anchors:
        return ()
    found: list[Terms] = []
    left = MOST_WORDS_ASKED
    for start, stop in query.runs():
        end = min(stop, start + left)
        if query.words.speaks_beside(covered, start, end):
            left -= end - start
            stretches = _stretches(_phrases(query, covered, start, end))
            found += (_terms(query, stretch) for stretch in stretches if _is_license(query, covered, stretch))
    return tuple(found)


def _phrases(query: Query, covered: bytearray, start: int, end: int) -> Iterator[_Found]:
    """The phrases from START up to END that are not COVERED, the longest where several start at one place."""
    language, words = _language(query.index), query.words
    place = start
    while place < end:
        step = 1
        # those that start with the same word are in order of their length
        for phrase in language.get(words[place], ()):
            step = len(phrase.numbers)
            stop = place + step
            if (
                stop <= end
                and not any(covered[place:stop])
                and all(words[place + at] == phrase.numbers[at] for at in range(1, step))
            ):
                yield _Found(place, phrase)
                break
        else:
            step = 1
        place += step


def _stretches(found: Iterator[_Found]) -> Iterator[list[_Found]]:
    """What was FOUND, in groups that stand close together."""
    stretch: list[_Found] = []
    for each in found:
        if stretch and each.place - stretch[-1].place > PHRASES_APART:
            yield stretch
            stretch = []
        stretch.append(each)
    if stretch:
        yield stretch


def _is_license(query: Query, covered: bytearray, stretch: Sequence[_Found]) -> bool:
    """Whether STRETCH says enough, and much enough for its length, to be terms of a license."""
    different = {each.phrase for each in stretch}
    terms, spoken = sum(phrase.is_term for phrase in different), sum(len(phrase.numbers) > 1 for phrase in different)
    if spoken < SPOKEN or (len(different) < MANY_PHRASES and (len(different) < PHRASES or terms < TERMS)):
        return False
    start, end = _ends(stretch)
    own = covered.count(0, start, end) + query.words.unknown_in(start, end - 1)
    return own <= WORDS_A_PHRASE * len(stretch)


def _ends(stretch: Sequence[_Found]) -> tuple[int, int]:
    last = stretch[-1]
    return stretch[0].place, last.place + len(last.phrase.numbers)


def _terms(query: Query, stretch: Sequence[_Found]) -> Terms:
    start, end = _ends(stretch)
    phrases = tuple(dict.fromkeys(each.phrase.text for each in stretch))
    line_of = query.words.line_of
    return Terms(start, end, Passage(line_of(start), line_of(end - 1), phrases[:_SHOWN]))


@lru_cache(maxsize=4)
def _language(index: Index) -> Mapping[int, Sequence[_Phrase]]:
    """The phrases by the number of their first word, the longest first."""
    data = tomllib.loads((FOLDER / "license-language.toml").read_text(encoding="utf-8"))
    language: dict[int, list[_Phrase]] = defaultdict(list)
    for key, texts in data.items():
        for text in texts:
            words = index.vocabulary.read(text.encode())
            numbers = tuple(words[place] for place in range(len(words)))
            if len(numbers) == len(text.split()) and STOP not in numbers:
                language[numbers[0]].append(_Phrase(numbers, text, key != _ONLY_DISCLAIMING))
    return {first: sorted(phrases, key=lambda phrase: -len(phrase.numbers)) for first, phrases in language.items()}
