# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a choice comes to, as text and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from licet.licenses.catalog import find
from licet.licenses.chooser import Excluded, Outcome, Question, Recommended
from licet.licenses.compare import compare
from licet.templates.formats.canvas import Canvas

NAMED = 8
"""So many names stand in a list."""

COMPARED = 4
"""So many recommendations stand side by side."""


def as_json(outcome: Outcome) -> dict[str, Any]:
    """OUTCOME as the JSON of `licet choose`."""
    return {
        "recommended": [
            {"license": each.license, "because": list(each.because), "caveats": list(each.caveats)}
            for each in outcome.recommended
        ],
        "excluded": [
            {
                "license": each.license,
                "because": list(each.because),
                "change": list(each.change),
                "barred": each.barred,
            }
            for each in outcome.excluded
        ],
        "others": list(outcome.others),
        "left": list(outcome.left),
        "questions": [_asked(each) for each in outcome.questions],
        "tells": list(outcome.tells),
    }


def _asked(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "text": question.text,
        "why": question.why,
        "choices": [choice.value for choice in question.choices],
        "labels": {choice.value: choice.label for choice in question.choices},
    }


def as_text(outcome: Outcome, canvas: Canvas, why: Sequence[str]) -> str:
    """OUTCOME for a person; of the licenses that are asked for by WHY, whatever it says of them."""
    lines: list[str] = []
    for place, each in enumerate(outcome.recommended, start=1):
        lines += _recommended(place, each, canvas)
    if not outcome.recommended:
        lines += [canvas.paint("Nothing fits all of this.", "bold"), *_barred(outcome, canvas)]
    lines += [line for told in outcome.tells for line in ("", *canvas.wrap(told, 0))]
    lines += _side_by_side(outcome, canvas)
    lines += _why_not(outcome, canvas, why)
    if outcome.others:
        lines += ["", *canvas.wrap(f"Would do as well: {_few(outcome.others)}", 0, 2)]
    lines += _questions(outcome.questions, canvas)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _recommended(place: int, each: Recommended, canvas: Canvas) -> Iterator[str]:
    yield canvas.paint(f"{place}. {each.license}", "bold", "green")
    for because in each.because:
        yield from canvas.wrap(f"+ {because}", 3, 5)
    for caveat in each.caveats:
        yield from canvas.wrap(f"! {caveat}", 3, 5)
    yield ""


def _barred(outcome: Outcome, canvas: Canvas) -> Iterator[str]:
    by_subject: dict[str, Excluded] = {}
    for each in outcome.excluded:
        if each.barred:
            by_subject.setdefault(_subject(each), each)
    for each in list(by_subject.values())[:COMPARED]:
        yield from _excluded(each, each.because[0], canvas)
    if outcome.left:
        yield from canvas.wrap(f"What is here leaves open: {', '.join(outcome.left)}", 0, 2)


def _subject(each: Excluded) -> str:
    """What bars EACH, of the words that say so."""
    return each.because[0].partition(": ")[0]


def _excluded(each: Excluded, reason: str, canvas: Canvas) -> Iterator[str]:
    yield from canvas.wrap(f"- {each.license}: {reason}", 0, 2)
    for change in each.change:
        yield from canvas.wrap(f"to change that: {change}", 4, 6)


def _side_by_side(outcome: Outcome, canvas: Canvas) -> Iterator[str]:
    names = [each.license for each in outcome.recommended]
    records = [record for name in names[:COMPARED] if (record := find(name)) is not None]
    if len(records) > 1:
        rows = [(row.label, *row.cells) for row in compare(records) if row.differs]
        yield from ("", "Side by side, where they differ:", *canvas.table(("", *(each.id for each in records)), rows))


def _why_not(outcome: Outcome, canvas: Canvas, why: Sequence[str]) -> Iterator[str]:
    named = {each.license: each for each in outcome.excluded}
    asked = [named[each] for each in why if each in named]
    barred = [each for each in outcome.excluded if each.barred and each not in asked] if outcome.recommended else []
    if asked or barred:
        yield from ("", "Why not:")
    for each in asked:
        for reason in each.because:
            yield from _excluded(each, reason, canvas)
    by_reason: dict[str, list[str]] = {}
    for each in barred:
        by_reason.setdefault(_subject(each), []).append(each.license)
    for reason, licenses in by_reason.items():
        yield from canvas.wrap(f"- {_few(licenses)}: {reason}", 0, 2)
    if by_reason:
        yield from canvas.wrap("`--why LICENSE` says more, and what would have to change.", 0)


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"


def _questions(questions: Sequence[Question], canvas: Canvas) -> Iterator[str]:
    if questions:
        yield from ("", "To narrow it:")
    for each in questions:
        choices = " | ".join(choice.value for choice in each.choices)
        yield from canvas.wrap(f"{each.text} --answer {each.key}={choices}", 2, 6)
