# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two sequences of words as runs that are the same and runs that differ, each within one sentence where it can be."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from licet.model import Contrast
from licet.scanner.detect.explain.anchors import Block, common
from licet.scanner.detect.explain.form import Place, reason
from licet.scanner.detect.explain.slides import slid
from licet.scanner.detect.explain.spelling import same_spelling
from licet.scanner.detect.explain.thresholds import COINCIDENCE
from licet.scanner.detect.explain.words import UNTOLD, Mark, Word
from licet.scanner.detect.index import STOP, Index

_AROUND = 10
"""So many words before and after a difference tell what it is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words START to END of the file beside words LOW to HIGH of the reference."""

    contrast: Contrast
    start: int
    end: int
    low: int
    high: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """The words of the file and of the reference, and the words that a title of it may have."""

    file: Sequence[Word]
    reference: Sequence[Word]
    title: Collection[str] = ()


def blocks(sides: Sides, index: Index) -> list[Block]:
    """What both SIDES have, in order; words that the rules take for one another are the same."""
    unknown: dict[str, int] = {}
    return common(*(_keys(words, index.numbers, unknown) for words in (sides.file, sides.reference)))


def _keys(words: Sequence[Word], numbers: Mapping[str, int], unknown: dict[str, int]) -> list[int]:
    """A number for each word; those of words that no rule has are negative."""
    known = ((word.form, STOP if word.form == UNTOLD else numbers.get(word.form)) for word in words)
    return [-1 - unknown.setdefault(form, len(unknown)) if number is None else number for form, number in known]


def runs(sides: Sides, shared: Sequence[Block]) -> list[Run]:
    """Everything on both SIDES, in order, where SHARED blocks are the same."""
    shared = slid(shared, sides.file, sides.reference)
    found: list[Run] = []
    at, there = 0, 0
    for block in (*_without_chance(shared, sides), Block(len(sides.file), len(sides.reference), 0)):
        for start, end, low, high in _by_sentence(sides, at, block.first, there, block.second):
            found.append(_judged(sides, start, end, low, high))
        found += _same(sides, block)
        at, there = block.first + block.size, block.second + block.size
    return found


def _without_chance(shared: Sequence[Block], sides: Sides) -> list[Block]:
    """SHARED without short runs between longer differences, which are chance."""
    ends = Block(len(sides.file), len(sides.reference), 0)
    kept: list[Block] = []
    for number, block in enumerate(shared):
        last = kept[-1] if kept else Block(0, 0, 0)
        following = shared[number + 1] if number + 1 < len(shared) else ends
        before = _gap(last, block)
        after = _gap(block, following)
        if block.size > COINCIDENCE or block.size >= min(before, after):
            kept.append(block)
    return kept


def _gap(block: Block, following: Block) -> int:
    """The words between two blocks, on the side that has more of them."""
    return max(following.first - block.first - block.size, following.second - block.second - block.size)


def _by_sentence(sides: Sides, start: int, end: int, low: int, high: int) -> Iterator[tuple[int, int, int, int]]:
    """A difference in parts that each lie within one sentence of either side.

    What belongs to the sentence before it stands beside what does so on the other side, and likewise at its end; in
    between, sentences stand beside each other where there are as many on both sides.
    """
    ours, theirs = _cuts(sides.file, start, end), _cuts(sides.reference, low, high)
    head = ours and theirs and _goes_on(sides.file, start) and _goes_on(sides.reference, low)
    if head:
        (_, start), (_, low) = ours[0], theirs[0]
        yield *ours.pop(0), *theirs.pop(0)
    tail = ours and theirs and _goes_on(sides.file, end) and _goes_on(sides.reference, high)
    last = (*ours.pop(), *theirs.pop()) if tail else None
    if len(ours) == len(theirs):
        for our, their in zip(ours, theirs, strict=True):
            yield *our, *their
    else:
        yield from ((start, start, *their) for their in theirs)
        low = theirs[-1][1] if theirs else low
        yield from ((*our, low, low) for our in ours)
    if last:
        yield last


def _cuts(words: Sequence[Word], start: int, end: int) -> list[tuple[int, int]]:
    """START to END cut where a sentence ends; a word whose sentence is not told belongs to that before it."""
    places = [p for p in range(start + 1, end) if words[p].sentence not in (words[p - 1].sentence, -1)]
    return list(pairwise([start, *places, end])) if end > start else []


def _goes_on(words: Sequence[Word], place: int) -> bool:
    """Whether the word at PLACE is in the sentence of the one before it, as far as is told."""
    return 0 < place < len(words) and (words[place].sentence in (words[place - 1].sentence, -1))


def _judged(sides: Sides, start: int, end: int, low: int, high: int) -> Run:
    file, reference = sides.file[start:end], sides.reference[low:high]
    sentence = (sides.file[min(start, len(sides.file) - 1)]).sentence
    before = [w.form for w in sides.file[max(start - _AROUND, 0) : start] if w.sentence == sentence]
    after = [w.form for w in sides.file[end : end + _AROUND] if w.sentence == sentence]
    opens = not _goes_on(sides.file, end)
    form = reason(Place(file, reference, before, after, () if low else sides.title, opens=opens))
    if form:
        return Run(Contrast.FORM, start, end, low, high, form)
    contrast = Contrast.DIFFERS if file and reference else Contrast.ADDED if file else Contrast.MISSING
    return Run(contrast, start, end, low, high)


def _same(sides: Sides, block: Block) -> Iterator[Run]:
    """A block in runs that end where its sentences do, with words that are spelled otherwise for themselves."""
    kinds = [_pair(sides.file[block.first + n], sides.reference[block.second + n]) for n in range(block.size)]
    cuts = [
        n
        for n in range(1, block.size)
        if kinds[n] != kinds[n - 1] or not _goes_on(sides.file, block.first + n)
    ]  # fmt: skip
    for start, end in pairwise([0, *cuts, block.size]) if block.size else ():
        contrast, why = kinds[start]
        yield Run(
            contrast, block.first + start, block.first + end, block.second + start, block.second + end, why
        )  # fmt: skip


def _pair(word: Word, reference: Word) -> tuple[Contrast, str]:
    """How two words stand to each other that the rules take for the same."""
    if word.form == reference.form:
        return Contrast.SAME, ""
    if Mark.LABEL in word.mark:
        return Contrast.FORM, "list labels"
    if reference.sentence < 0:
        return Contrast.SAME, ""
    if same_spelling([word.form], [reference.form]):
        return Contrast.FORM, "spelling"
    return Contrast.FORM, "ending"
