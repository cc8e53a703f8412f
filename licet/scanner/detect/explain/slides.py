# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where a difference is said to begin, where several places are as true: with a sentence.

"The {+dog barks. The+} cat sleeps" is the same alignment as "{+The dog barks.+} The cat sleeps", and says less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.scanner.detect.explain.anchors import Block
from licet.scanner.detect.explain.form import like_label
from licet.scanner.detect.explain.thresholds import SLIDE
from licet.scanner.detect.explain.words import Mark, Word


def slid(shared: Sequence[Block], file: Sequence[Word], reference: Sequence[Word]) -> list[Block]:
    """SHARED blocks of FILE and REFERENCE, moved so that words of one side alone begin with a sentence if they can.

    Labels of list items stand for one another, as an item that is put in numbers those after it anew.
    """
    kept: list[Block] = []
    for block in shared:
        step = _step(kept[-1], block, file, reference) if kept else 0
        if step:
            last = kept.pop()
            kept.append(Block(last.first, last.second, last.size + step))
        kept.append(Block(block.first + step, block.second + step, block.size - step))
    return [block for block in kept if block.size]


def _step(last: Block, block: Block, file: Sequence[Word], reference: Sequence[Word]) -> int:
    """By how many words to move what lies between LAST and BLOCK, to the left if negative; 0 where it lies well."""
    ours, theirs = last.first + last.size, last.second + last.size
    if (block.first > ours) == (block.second > theirs):
        return 0
    words, start = (file, ours) if block.first > ours else (reference, theirs)
    if _opens(words, start):
        return 0
    steps = [step for step in _steps(last, block, file, reference) if _opens(words, start + step)]
    return min(steps, key=abs, default=0)


def _steps(last: Block, block: Block, file: Sequence[Word], reference: Sequence[Word]) -> Iterator[int]:
    for step in range(1, min(last.size, SLIDE) + 1):
        if not _alike(file[block.first - step], reference[block.second - step]):
            break
        yield -step
    for step in range(min(block.size, SLIDE)):
        if not _alike(file[last.first + last.size + step], reference[last.second + last.size + step]):
            break
        yield step + 1


def _alike(word: Word, reference: Word) -> bool:
    labels = Mark.LABEL in word.mark and (Mark.LABEL in reference.mark or like_label(reference))
    return labels or word.form == reference.form


def _opens(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence begins at PLACE, as far as is told."""
    return place == 0 or words[place].sentence not in (words[place - 1].sentence, -1)
