# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether what is declared of a work and what its license files say go together."""

from __future__ import annotations

from collections.abc import Sequence

from licet.licenses.expression import And, Atom, Expression, License, Or, With, all_of, any_of, atoms
from licet.rules.compatibility.terms import GNU, Terms
from licet.rules.texts import shared_text

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
    families = {Terms(atom).family for atom in atoms(declared)}
    said = (atom for atom in atoms(_demanded(detected)) if _any_version_of(atom) not in families)
    return any("LicenseRef-" in name for name in named) or frozenset().union(*map(texts, said)) <= named | along


def _is_named_better(part: Expression, others: Sequence[Expression]) -> bool:
    """Whether PART is words without a version, and one of OTHERS is of the same family with one."""
    if not isinstance(part, License) or _any_version_of(part) == "none":
        return False
    licenses = (each for each in others if isinstance(each, License) and each != part)
    return any(Terms(each).family == Terms(part).family for each in licenses)


def _any_version_of(atom: Atom) -> str:
    """The GNU license that ATOM names as words without a version do, which are read as the first one or later."""
    terms = Terms(atom)
    return terms.family if terms.family in GNU and terms.or_later and terms.version == GNU[terms.family][0] else "none"


def _demanded(detected: Expression) -> Expression:
    """DETECTED without the choices that another part of it meets already: of `(MIT OR X) AND MIT`, MIT."""
    if not isinstance(detected, And):
        return detected
    sure = {each for each in detected.operands if not isinstance(each, Or)}
    return all_of(each for each in detected.operands if not isinstance(each, Or) or sure.isdisjoint(each.operands))


def without_carried(detected: Expression) -> Expression:
    """DETECTED without the licenses whose text comes along with another that holds at once; choices stay choices."""
    match detected:
        case And(operands):
            joined = all_of(map(without_carried, operands))  # a choice may have shrunk to more that holds at once
            parts = joined.operands if isinstance(joined, And) else (joined,)
            sure = [part for part in parts if not isinstance(part, Or)]
            along = _along(frozenset().union(*map(texts, sure)))
            left = (part for part in parts if not isinstance(part, License) or shared_text(part) not in along)
            return all_of(part for part in left if not _is_named_better(part, sure))
        case Or(operands):
            return any_of(map(without_carried, operands))
        case _:
            return detected


def _along(named: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(CARRIED_ALONG.get(name, frozenset()) for name in named))
