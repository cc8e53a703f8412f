# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Requirements of Python, as far as they are such (PEP 508).

Source: https://packaging.python.org/en/latest/specifications/dependency-specifiers/
"""

from __future__ import annotations

from packaging.requirements import InvalidRequirement, Requirement

DEEPEST = 40
"""Parentheses in a requirement that open: more are of no tool's making, and what parses them follows each."""


def requirement_of(line: object) -> Requirement | None:
    """The requirement that LINE is, None where it is none."""
    if not isinstance(line, str) or line.count("(") > DEEPEST:
        return None
    try:
        return Requirement(line)
    except InvalidRequirement:
        return None
