# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether what is declared of a work and what its license files say go together."""

from __future__ import annotations

from licet.licenses.expression import And, Expression, License, Or, With, all_of, any_of, atoms
from licet.rules.policy.ruling import shared_text

CARRIED_ALONG = {
    "LGPL-3.0": frozenset(("GPL-3.0",)),  # LGPL-3.0 is a supplement to GPL-3.0, whose text goes with it
    "LGPL-2.1": frozenset(("GPL-2.0",)),
    "LGPL-2.0": frozenset(("GPL-2.0",)),
    # Python's license file has it together with the terms of Python's forerunners, and with 0BSD for its documentation.
    "PSF-2.0": frozenset(("Python-2.0", "Python-2.0.1", "0BSD")),
}
"""Texts that come with another license and say nothing of their own there."""


def texts(expression: Expression) -> frozenset[str]:
    """The license texts that EXPRESSION stands on: `-only` and `-or-later` share one, exceptions are left aside."""
    return frozenset(shared_text(atom.license if isinstance(atom, With) else atom) for atom in atoms(expression))


def agree(declared: Expression, detected: Expression) -> bool:
    """Whether every license that is detected is declared, texts that merely come along left aside.

    A `LicenseRef-` that is declared has a text of its own, which nothing can be compared with.
    """
    named = texts(declared)
    along = _along(named) | {atom.exception for atom in atoms(declared) if isinstance(atom, With)}
    return any("LicenseRef-" in name for name in named) or texts(detected) <= named | along


def without_carried(detected: Expression) -> Expression:
    """DETECTED without the licenses whose text comes along with another that holds at once; choices stay choices."""
    match detected:
        case And(operands):
            joined = all_of(map(without_carried, operands))  # a choice may have shrunk to more that holds at once
            parts = joined.operands if isinstance(joined, And) else (joined,)
            along = _along(frozenset().union(*(texts(part) for part in parts if not isinstance(part, Or))))
            return all_of(part for part in parts if not isinstance(part, License) or shared_text(part) not in along)
        case Or(operands):
            return any_of(map(without_carried, operands))
        case _:
            return detected


def _along(named: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(CARRIED_ALONG.get(name, frozenset()) for name in named))
