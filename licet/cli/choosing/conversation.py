# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The conversation as a state: what was answered, what is asked, where the pointer is. It knows of no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from licet.licenses.chooser import Here, Outcome, Question, choose, questions

Line: TypeAlias = tuple[str, str]
"""A line of the screen: its role ("title", "choice", "here", "why", "tells", "preview", "keys"), and its text."""

LEAVE = ""
"""What is picked by whoever picks none of the recommendations."""

PREVIEWED = 5
"""So many recommendations are named while questions are asked."""


@dataclass
class Conversation:
    """One conversation; `answers` grow from those that were given before it began, which no way back takes away."""

    here: Here
    answers: dict[str, str] = field(default_factory=dict)
    place: int = 0
    explains: bool = False
    picked: str | None = None

    def __post_init__(self) -> None:
        self.given = len(self.answers)

    @property
    def outcome(self) -> Outcome:
        """What the answers come to so far."""
        return choose(self.answers, self.here)

    @property
    def question(self) -> Question | None:
        """What is asked now, or None where everything was."""
        return next(iter(self.outcome.questions), None)

    @property
    def choices(self) -> list[Line]:
        """What can be taken now, as (value, words)."""
        if (question := self.question) is not None:
            return [(choice.value, choice.label) for choice in question.choices]
        return [*((each.license, each.license) for each in self.outcome.recommended), (LEAVE, "none of these for now")]

    def move(self, by: int) -> None:
        """Move the pointer BY so many choices, around the ends."""
        self.place = (self.place + by) % len(self.choices)

    def take(self) -> None:
        """Take the choice at the pointer."""
        value = self.choices[self.place][0]
        if (question := self.question) is None:
            self.picked = value
        else:
            self.answers[question.key] = value
        self.place, self.explains = 0, False

    def back(self) -> None:
        """Take back the last answer, and point at it."""
        if len(self.answers) > self.given:
            _, value = self.answers.popitem()
            values = [value for value, _ in self.choices]
            self.place, self.explains = values.index(value), False

    def screen(self) -> Iterator[Line]:
        """What is to be seen."""
        for key, value in self.answers.items():
            asked = next(each for each in questions() if each.key == key)
            choice = asked.choice(value)
            yield "said", f"{asked.text} {choice.label if choice else value}"
        outcome, question = self.outcome, self.question
        yield "title", question.text if question else _closing(outcome)
        if question and self.explains:
            yield "why", question.why
        for place, (_, words) in enumerate(self.choices):
            yield ("here" if place == self.place else "choice"), words
        yield from self._beside(outcome, asked=question is not None)
        yield "keys", "up/down: move   enter: take   left: back   ?: why do you ask   q: leave"

    def _beside(self, outcome: Outcome, *, asked: bool) -> Iterator[Line]:
        for told in outcome.tells[-1:]:
            yield "tells", told
        if asked:
            yield "preview", _preview(outcome)
        elif self.place < len(outcome.recommended):
            chosen = outcome.recommended[self.place]
            yield from (("because", because) for because in chosen.because)
            yield from (("caveat", caveat) for caveat in chosen.caveats)
        if outcome.left:
            yield "preview", f"What is here leaves open: {', '.join(outcome.left)}"


def _closing(outcome: Outcome) -> str:
    return "Which of these shall it be?" if outcome.recommended else "Nothing fits: go back, or leave."


def _preview(outcome: Outcome) -> str:
    names = [each.license for each in outcome.recommended]
    more = f" and {len(names) - PREVIEWED} more" if len(names) > PREVIEWED else ""
    barred = sum(each.barred for each in outcome.excluded)
    told = f"So far: {', '.join(names[:PREVIEWED]) or 'nothing fits'}{more}."
    return f"{told} What is here rules out {barred}." if barred else told
