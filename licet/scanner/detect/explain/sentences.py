# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Runs gathered by the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.model import Contrast, Part, Sentence
from licet.scanner.detect.explain.runs import Run, Sides
from licet.scanner.detect.explain.words import UNTOLD, written


def sentences(sides: Sides, runs: Sequence[Run]) -> tuple[Sentence, ...]:
    """RUNS as sentences of the file, in order, with the sentences that it lacks where they would be."""
    return tuple(_sentence(sides, group) for group in _groups(sides, runs))


def _groups(sides: Sides, runs: Sequence[Run]) -> Iterator[list[Run]]:
    group: list[Run] = []
    for run in runs:
        if group and _parts(sides, group, run):
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def _parts(sides: Sides, group: Sequence[Run], run: Run) -> bool:
    """Whether RUN begins another sentence than the one of GROUP."""
    ours = next((sides.file[each.start].sentence for each in group if each.start < each.end), None)
    theirs = next((sides.reference[each.high - 1].sentence for each in reversed(group) if each.low < each.high), -1)
    if run.start < run.end:
        if ours is not None:
            return sides.file[run.start].sentence != ours
        return run.low == run.high or sides.reference[run.low].sentence not in (theirs, -1)
    here = sides.reference[run.low].sentence
    return here not in (theirs, -1) and theirs >= 0


def _sentence(sides: Sides, group: Sequence[Run]) -> Sentence:
    parts = tuple(_part(sides, run) for run in group)
    lines = [line for part in parts for line in (part.start_line, part.end_line) if line is not None]
    return Sentence(_contrast(parts), parts, min(lines, default=None), max(lines, default=None))


def _contrast(parts: Sequence[Part]) -> Contrast:
    kinds = {part.contrast for part in parts}
    if kinds <= {Contrast.SAME, Contrast.FORM}:
        return Contrast.FORM if Contrast.FORM in kinds else Contrast.SAME
    kinds.discard(Contrast.FORM)
    return kinds.pop() if len(kinds) == 1 else Contrast.DIFFERS


def _part(sides: Sides, run: Run) -> Part:
    file, reference = sides.file[run.start : run.end], sides.reference[run.low : run.high]
    told = [word for word in reference if word.form != UNTOLD]
    first, last = (file[0].line, file[-1].line) if file else (None, None)
    return Part(run.contrast, written(file), written(told), (len(file), len(reference)), first, last, run.reason)
