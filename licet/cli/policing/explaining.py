# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the policy says of what is named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from licet.errors import UsageError
from licet.model import Scope
from licet.pipeline import Options, case_at
from licet.rules.evaluate import findings
from licet.rules.explained import as_fields, explain, suppose
from licet.rules.judged import names_of
from licet.rules.policy import Policy
from licet.rules.policy.terms import parse_license
from licet.rules.selectors import Selector, parse_selector


def explained(root: Path, policy: Policy, options: Options, subject: str, today: date) -> list[dict[str, Any]]:
    """What POLICY says of everything at ROOT that SUBJECT means, as JSON has it.

    Raises `UsageError` where that is nothing, with what comes near.
    """
    wanted = _selector(subject)
    case = case_at(root, policy, options, today)
    found = explain(case, findings(case), wanted)
    if not found:
        near = get_close_matches(subject, _known(name for each in case.judged for name in names_of(each)), n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "to suppose a license, say --license EXPRESSION"
        raise UsageError(f"nothing that {subject} means is judged here; {hint}")
    return [as_fields(each) for each in found]


def supposed(policy: Policy, subject: str, license: str, scope: Scope, today: date) -> list[dict[str, Any]]:
    """What POLICY would say of SUBJECT under LICENSE. Raises `UsageError` where either is none."""
    _selector(subject)
    try:
        expression = parse_license(license)
    except ValueError as error:
        raise UsageError(str(error)) from None
    return [as_fields(suppose(policy, subject, expression, scope, today))]


def _selector(subject: str) -> Selector:
    try:
        return parse_selector(subject)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _known(names: Iterable[str]) -> list[str]:
    return sorted({form for name in names for form in (name, name.partition("@")[0])})
