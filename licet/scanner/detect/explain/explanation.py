# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A detection set beside the text that it stands for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from licet.model import Contrast, Copyright, Detection, Explanation, Method, Role
from licet.scanner.detect.explain.place import place
from licet.scanner.detect.explain.reference import Reference, references
from licet.scanner.detect.explain.runs import Run, Sides, blocks, runs
from licet.scanner.detect.explain.sentences import sentences
from licet.scanner.detect.index import Index, open_index


def explain(
    text: str, detections: Sequence[Detection], copyrights: Sequence[Copyright] = ()
) -> tuple[Explanation, ...]:
    """An explanation for each of DETECTIONS, which were made in TEXT, where COPYRIGHTS were found."""
    index = open_index()
    lines = text.split("\n")
    claims = frozenset(each.line for each in copyrights)
    return tuple(explained(lines, each, references(each.rule, index), claims, index) for each in detections)


def explained(
    lines: Sequence[str], detection: Detection, known: Sequence[Reference], claims: Collection[int], index: Index
) -> Explanation:
    """DETECTION, made in a file of LINES that CLAIMS a copyright on some of them, beside what is KNOWN of its rule.

    Time is near linear in the words on the lines of the detection (see `anchors`).
    """
    made = [each for reference in known if (each := _beside(lines, detection, reference, claims, index))]
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


def _beside(
    lines: Sequence[str], detection: Detection, reference: Reference, claims: Collection[int], index: Index
) -> Explanation | None:
    """DETECTION beside one REFERENCE, or None where its lines have none of those words."""
    words = reference.words
    sides = Sides(place(lines, detection, words, index), words, claims)
    if not sides.file:
        return None
    found = runs(sides, blocks(sides, index))
    return Explanation(_share(found, len(words)), reference.says, sentences(sides, found))


def _differing(explanation: Explanation) -> int:
    return sum(sentence.contrast not in {Contrast.SAME, Contrast.FORM} for sentence in explanation.sentences)


def _share(found: Sequence[Run], words: int) -> float:
    """Which part of the reference's WORDS the file has, rounded down: 1 is nothing less than all of them."""
    lacking = sum(run.high - run.low for run in found if run.contrast in {Contrast.DIFFERS, Contrast.MISSING})
    return (words - lacking) * 10_000 // words / 10_000
