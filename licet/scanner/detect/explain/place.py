# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which words of a file a detection is about: those on its lines, less what stands there besides, and to the end of
sentences that begin or end in a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from licet.model import Copyright, Detection, Role
from licet.scanner.detect.explain.claims import claimed
from licet.scanner.detect.explain.runs import Sides, blocks
from licet.scanner.detect.explain.thresholds import EDGE, ROOMY
from licet.scanner.detect.explain.words import Word, read
from licet.scanner.detect.index import Index


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a file, and the claims of copyright that were found in them."""

    lines: Sequence[str]
    copyrights: Sequence[Copyright] = ()


_GRAM = 4
"""Runs of so many words show where in a long line the reference stands."""


def place(source: Source, detection: Detection, reference: Sequence[Word], index: Index) -> list[Word]:
    """The words of the SOURCE that belong beside REFERENCE; none where none of them do."""
    first, last = max(detection.start_line - 1 - EDGE // 4, 0), detection.end_line + EDGE // 4
    claims = [claim for claim in source.copyrights if first < claim.line <= last]
    around = claimed(read(source.lines[first:last], first + 1), claims)
    inside = [n for n, word in enumerate(around) if detection.start_line <= word.line <= detection.end_line]
    if not inside:
        return []
    start, end = _narrowed(around, inside[0], inside[-1] + 1, reference)
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


def _narrowed(words: Sequence[Word], start: int, end: int, reference: Sequence[Word]) -> tuple[int, int]:
    """START and END, drawn together where there are far more words between them than the reference has."""
    size = len(reference)
    if end - start <= 3 * size + ROOMY:
        return start, end
    gram = min(_GRAM, size)
    theirs = {_gram(reference, there, gram): there for there in range(size - gram, -1, -1)}
    step = size + ROOMY // 4
    votes: Counter[int] = Counter()
    for here in range(start, end - gram + 1):
        there = theirs.get(_gram(words, here, gram))
        if there is not None:
            votes[(here - there - start) // step] += 1
    best = max(votes, key=lambda number: (votes[number] + votes[number + 1], -number), default=0)
    low = start + best * step
    return max(low - ROOMY // 4, start), min(low + 2 * step + size + ROOMY // 4, end)


def _gram(words: Sequence[Word], at: int, size: int) -> tuple[str, ...]:
    return tuple(word.form for word in words[at : at + size])


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
