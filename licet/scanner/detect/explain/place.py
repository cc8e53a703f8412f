# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which words of a file a detection is about: those on its lines, less what stands there besides, and to the end of
sentences that begin or end in a difference.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from licet.model import Detection, Role
from licet.scanner.detect.explain.runs import Sides, blocks
from licet.scanner.detect.explain.source import Source, runs_of
from licet.scanner.detect.explain.thresholds import EDGE, ROOMY
from licet.scanner.detect.explain.words import Word
from licet.scanner.detect.index import Index

_GRAM = 4
"""Runs of so many words show where in a long line the reference stands."""


def place(source: Source, detection: Detection, reference: Sequence[Word], index: Index) -> Sequence[Word]:
    """The words of the SOURCE that belong beside REFERENCE; none where none of them do."""
    first, last = max(detection.start_line - 1 - EDGE // 4, 0), detection.end_line + EDGE // 4
    around = source.words(first, last)
    forms = [word.form for word in reference]
    start = bisect_left(around, detection.start_line, key=_line)
    end = bisect_right(around, detection.end_line, key=_line)
    if start == end:
        return []
    if end - start > 3 * len(reference) + ROOMY:
        start, end = _narrowed(source.places(first, last, min(_GRAM, len(forms))), start, end, forms)
    shared = blocks(Sides(around[start:end], reference), index)
    if not shared:
        return []
    head, tail = start + shared[0].first, start + shared[-1].first + shared[-1].size
    speaks = detection.role in {Role.TEXT, Role.NOTICE}  # of a mere mention, the sentence around it says nothing
    if shared[0].second or speaks:
        head = _sentence_start(around, head)
    if shared[-1].second + shared[-1].size < len(reference) or speaks:
        tail = _sentence_end(around, tail)
    return around[head:tail]


def _line(word: Word) -> int:
    return word.line


def _narrowed(
    places: Mapping[tuple[str, ...], Sequence[int]], start: int, end: int, reference: Sequence[str]
) -> tuple[int, int]:
    """START and END drawn together to where most runs of the REFERENCE stand, by the PLACES of the file's runs."""
    size = len(reference)
    step = size + ROOMY // 4
    votes: Counter[int] = Counter()
    first: dict[tuple[str, ...], int] = {}
    for there, run in enumerate(runs_of(reference, min(_GRAM, size))):
        if first.setdefault(run, there) == there:
            votes.update((here - there - start) // step for here in places.get(run, ()) if start <= here < end)
    best = max(votes, key=lambda number: (votes[number] + votes[number + 1], -number), default=0)
    low = start + best * step
    return max(low - ROOMY // 4, start), min(low + 2 * step + size + ROOMY // 4, end)


def _sentence_start(words: Sequence[Word], at: int) -> int:
    """Where the sentence of the word AT begins, or AT where that is too far off."""
    start = at
    while start > 0 and words[start - 1].sentence == words[at].sentence:
        start -= 1
    return start if at - start <= EDGE else at


def _sentence_end(words: Sequence[Word], at: int) -> int:
    """Where the sentence of the word before AT ends, or AT where that is too far off."""
    end = at
    while end < len(words) and words[end].sentence == words[at - 1].sentence:
        end += 1
    return end if end - at <= EDGE else at
