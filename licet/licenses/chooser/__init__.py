# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Choosing a license: a pure function from answers, and what a repository leaves possible, to what is recommended."""

from licet.licenses.chooser.answers import open_questions, verified
from licet.licenses.chooser.choose import choose
from licet.licenses.chooser.knowledge import (
    Candidate,
    Choice,
    Community,
    Question,
    candidates,
    communities,
    questions,
)
from licet.licenses.chooser.outcome import Excluded, Here, Outcome, Recommended, Standing

__all__ = [
    "Candidate",
    "Choice",
    "Community",
    "Excluded",
    "Here",
    "Outcome",
    "Question",
    "Recommended",
    "Standing",
    "candidates",
    "choose",
    "communities",
    "open_questions",
    "questions",
    "verified",
]
