# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Answers: which are valid, and which questions they leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from licet.errors import UsageError
from licet.licenses.chooser.knowledge import Choice, Question, questions


def verified(typed: Iterable[str]) -> dict[str, str]:
    """What was TYPED as "KEY=VALUE", by keys.

    Raises `UsageError` where a key or a value is none, or one key has two values.
    """
    answers: dict[str, str] = {}
    known = {question.key: question for question in questions()}
    for each in typed:
        key, equals, value = each.partition("=")
        if not equals or key not in known:
            raise UsageError(f"--answer {each!r}: write KEY=VALUE, where KEY is one of {', '.join(known)}")
        if known[key].choice(value) is None:
            values = ", ".join(choice.value for choice in known[key].choices)
            raise UsageError(f"--answer {each!r}: {key} is one of {values}")
        if answers.setdefault(key, value) != value:
            raise UsageError(f"--answer {each!r}: {key} was answered {answers[key]!r} before: keep one of them")
    return answers


def is_asked(question: Question, answers: Mapping[str, str], facts: Iterable[str]) -> bool:
    """Whether QUESTION has a place among ANSWERS, with the FACTS of the repository."""
    return all(
        bool(set(values) & set(facts)) if key == "here" else answers.get(key) in values
        for key, values in question.when.items()
    )


def open_questions(answers: Mapping[str, str], facts: Iterable[str] = ()) -> tuple[Question, ...]:
    """The questions that ANSWERS leave open, in order."""
    known = tuple(facts)
    if answers.get("situation") == "none":
        return ()
    return tuple(each for each in questions() if each.key not in answers and is_asked(each, answers, known))


def taken(answers: Mapping[str, str], facts: Iterable[str]) -> list[Choice]:
    """The choices that ANSWERS are, of questions that have a place among them."""
    known = tuple(facts)
    asked = (question for question in questions() if question.key in answers and is_asked(question, answers, known))
    choices = (question.choice(answers[question.key]) for question in asked)
    return [choice for choice in choices if choice is not None]
