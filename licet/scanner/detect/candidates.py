# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which rules are worth aligning with a run of the text: a cheap count first, then a score for the best of them.

The count is done for all rules at once: each legal word has a bitmap of the rules that hold it, and the bitmaps are
added up in binary, bit by bit (vertical counters), in big numbers. That costs about a microsecond a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import gt

from licet.scanner.detect import thresholds
from licet.scanner.detect.index import Index
from licet.scanner.detect.query import Query


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """How near a rule is to a run; compared in the order of the fields."""

    near_duplicate: bool
    coarse_containment: float
    coarse_resemblance: float
    coarse_length: float
    containment: float
    resemblance: float
    length: int


def candidates(query: Query, start: int, end: int, taken: bytes, *, near_duplicates: bool = False) -> list[int]:
    """The rules to align with the run from START up to END, the best first; words that are TAKEN do not count.

    With `near_duplicates` only those that are nearly the whole run.
    """
    words = [word for word, gone in zip(query.words[start:end], taken[start:end], strict=True) if not gone]
    bag = Counter(words)
    if sum(count for word, count in bag.items() if word < query.index.legal) < thresholds.MINIMUM_LEGAL_WORDS:
        return []
    scored: dict[tuple[object, ...], tuple[Score, str, int]] = {}
    for rule in _preselected(query.index, bag, near_duplicates=near_duplicates):
        score = _score(query.index, rule, bag, len(words))
        if score is None or (near_duplicates and not score.near_duplicate):
            continue
        # Rules that say the same about as well are one candidate.
        group = (
            query.index.expression_number(rule),
            score.near_duplicate,
            score.coarse_containment,
            score.coarse_resemblance,
            score.coarse_length,
            query.index.length[rule],
        )
        entry = (score, query.index.names[rule], rule)
        scored[group] = max(entry, scored.get(group, entry))
    best = sorted(scored.values(), reverse=True)[: thresholds.CANDIDATES]
    return [rule for _, _, rule in best]


def _preselected(index: Index, bag: Iterable[int], *, near_duplicates: bool) -> list[int]:
    """The rules that share the largest part of their distinct legal words with the run, the longer first of its likes.

    With `near_duplicates` the run must share as large a part of its own as well.
    """
    planes: list[int] = []
    legal = [word for word in bag if word < index.legal]
    for word in legal:
        carry = index.holders(word)
        for place, plane in enumerate(planes):
            planes[place], carry = plane ^ carry, plane & carry
            if not carry:
                break
        if carry:
            planes.append(carry)
    counts = _columns(planes, len(index.approximate))
    distinct, floors = _distinct(index)
    beside = len(legal) if near_duplicates else 0
    shares = [
        (round(count / (distinct[place] + (beside - count if beside else 0)), 1), count, place)
        for place, count in compress(enumerate(counts), map(gt, counts, floors))
    ]
    shares.sort(reverse=True)
    return [index.approximate[place] for *_, place in shares[: thresholds.PRESELECTED]]


def _columns(planes: list[int], rows: int) -> list[int]:
    """The counters, read off their binary planes: bit k of counter n is bit n of plane k."""
    if not planes:
        return [0] * rows
    spread = []
    for plane in planes:
        digits = bin(plane | 1 << rows)[3:]  # the top bit keeps leading zeros
        spread.append(digits[::-1].encode())
    weights = [1 << place for place in range(len(planes))]
    low = _sum_of(spread[:8], rows)
    if len(planes) <= 8:
        return list(low)
    columns = zip(*spread[8:], strict=True)
    high = [sum(weight for weight, digit in zip(weights[8:], column, strict=True) if digit == 49) for column in columns]
    return [a + b for a, b in zip(low, high, strict=True)]


def _sum_of(spread: list[bytes], rows: int) -> bytes:
    total = 0
    for place, digits in enumerate(spread):
        table = bytes((1 << place) if byte == 49 else 0 for byte in range(256))
        total += int.from_bytes(digits.translate(table), "little")
    return total.to_bytes(rows, "little")


@lru_cache(maxsize=1)
def _distinct(index: Index) -> tuple[list[int], list[int]]:
    """How many distinct legal words each approximate rule has, and how many of them are too few to think of it."""
    column = index.distinct_legal
    distinct = [column[rule] for rule in index.approximate]
    return distinct, [int(thresholds.CANDIDATE_FLOOR * wanted) for wanted in distinct]


@lru_cache(maxsize=8192)
def _bag(index: Index, rule: int) -> Counter[int]:
    return Counter(index.rule_words(rule))


def _score(index: Index, rule: int, bag: Counter[int], size: int) -> Score | None:
    """How near RULE is to the run with this BAG of SIZE words, or None where it is not worth a look."""
    shared = legal = 0
    for word, count in _bag(index, rule).items():
        there = bag.get(word)
        if there:
            both = min(count, there)
            shared += both
            if word < index.legal:
                legal += both
    length = index.length[rule]
    if legal < index.minimum_legal[rule] or shared < index.minimum_words[rule]:
        return None
    containment = shared / length
    if containment * 100 < index.coverage[rule]:
        return None
    resemblance = shared / (size + length - shared)
    squared = resemblance * resemblance
    return Score(
        round(resemblance, 1) >= thresholds.NEAR_DUPLICATE,
        round(containment, 1),
        round(squared, 1),
        round(shared / 20, 1),
        containment,
        squared,
        shared,
    )
