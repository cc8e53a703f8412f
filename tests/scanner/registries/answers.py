# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a look-up answers, where a test knows which of the two it is."""

from __future__ import annotations

from licet.model import Problem
from licet.scanner.packages.found import Found


def found(answer: Found | Problem) -> Found:
    assert isinstance(answer, Found), answer
    return answer


def problem(answer: Found | Problem) -> Problem:
    assert isinstance(answer, Problem), answer
    return answer


def code(answer: Found | Problem) -> str:
    return problem(answer).code
