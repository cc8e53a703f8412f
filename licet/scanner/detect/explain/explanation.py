# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A detection set beside the text that it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from licet.licenses import catalog
from licet.licenses.expression import ids
from licet.model import Contrast, Copyright, Detection, Explanation, Method, Role
from licet.scanner.detect.explain.place import place
from licet.scanner.detect.explain.reference import Reference, references
from licet.scanner.detect.explain.runs import Run, Sides, blocks, runs
from licet.scanner.detect.explain.sentences import sentences
from licet.scanner.detect.explain.source import Source
from licet.scanner.detect.explain.thresholds import TOGETHER
from licet.scanner.detect.index import Index, open_index
from licet.scanner.detect.tokens import WORD


def explain(
    text: str, detections: Sequence[Detection], copyrights: Sequence[Copyright] = ()
) -> tuple[Explanation, ...]:
    """An explanation for each of DETECTIONS, which were made in TEXT, where COPYRIGHTS were found."""
    index = open_index()
    source = Source(text.split("\n"), copyrights)
    told: list[Explanation] = []
    for number, each in enumerate(detections):
        last = detections[number - 1] if number else None
        if last and (each.rule, each.start_line, each.end_line) == (last.rule, last.start_line, last.end_line):
            told.append(told[-1])  # lines are all that tells them apart
            continue
        explanation = explained(source, each, references(each.rule, index), index)
        together = _together(source, last, told[-1], each, explanation, index) if last else None
        if together:
            told[-1] = together
            explanation = Explanation(together.share, "told with the match before it: they are parts of one text")
        told.append(explanation)
    return tuple(told)


def explained(source: Source, detection: Detection, known: Sequence[Reference], index: Index) -> Explanation:
    """DETECTION, made in SOURCE, beside what is KNOWN of its rule.

    Time is near linear in the words on the lines of the detection (see `anchors`).
    """
    made = [each for reference in known if (each := _beside(source, detection, reference, index))]
    if not made:
        tag = detection.method is Method.SPDX_TAG
        return Explanation(detection.score, "an SPDX tag is read as it stands" if tag else "its words are not known")
    if detection.role is not Role.TEXT:
        return min(reversed(made), key=_differing)
    rule, listed = made[0], made[-1]
    if listed is rule or not rule.exact or rule.added:
        return min(reversed(made), key=_differing)
    variant = f"{listed.reference}; what stands here word for word is a variant of it, {detection.rule}"
    return replace(listed, reference=variant)


def _together(
    source: Source, last: Detection, so_far: Explanation, detection: Detection, alone: Explanation, index: Index
) -> Explanation | None:
    """LAST and the DETECTION after it as parts of one text between which something is missing, if they are that."""
    parts = (last, detection)
    if last.expression != detection.expression or any(each.role is not Role.TEXT for each in parts):
        return None
    if so_far.exact or alone.exact or last.end_line >= detection.start_line:
        return None
    for rule in (last.rule, detection.rule):
        whole = replace(last, end_line=detection.end_line, rule=rule)
        both = explained(source, whole, references(rule, index), index)
        if both.share >= TOGETHER * max(so_far.share, alone.share):
            return both
    return None


def _beside(source: Source, detection: Detection, reference: Reference, index: Index) -> Explanation | None:
    """DETECTION beside one REFERENCE, or None where its lines have none of those words."""
    words = reference.words
    sides = Sides(place(source, detection, words, index), words, _title(detection))
    if not sides.file:
        return None
    found = runs(sides, blocks(sides, index))
    return Explanation(_share(found, len(words)), reference.says, sentences(sides, found))


def _title(detection: Detection) -> frozenset[str]:
    """The words of the ids and names of what was found."""
    known = ids(detection.expression)
    names = [*known, *(record.name for id in known if (record := catalog.find(id)))]
    return frozenset(word.lower() for name in names for word in WORD.findall(name))


def _differing(explanation: Explanation) -> int:
    return sum(sentence.contrast not in {Contrast.SAME, Contrast.FORM} for sentence in explanation.sentences)


def _share(found: Sequence[Run], words: int) -> float:
    """Which part of the reference's WORDS the file has, rounded down: 1 is nothing less than all of them."""
    lacking = sum(run.high - run.low for run in found if run.contrast in {Contrast.DIFFERS, Contrast.MISSING})
    return (words - lacking) * 10_000 // words / 10_000
