# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether what is declared of a work and what its license files say go together."""

from __future__ import annotations

from licet.licenses.expression import Expression, License, With, atoms
from licet.rules.policy.ruling import text_id

CARRIED_ALONG = {
    "LGPL-3.0": frozenset(("GPL-3.0",)),  # LGPL-3.0 is a supplement to GPL-3.0, whose text goes with it
    "LGPL-2.1": frozenset(("GPL-2.0",)),
    "LGPL-2.0": frozenset(("GPL-2.0",)),
}
"""Texts that come with another license and say nothing of their own there."""


def texts(expression: Expression) -> frozenset[str]:
    """The license texts that EXPRESSION stands on: `-only` and `-or-later` share one, exceptions are left aside."""
    return frozenset(text_id(atom.license if isinstance(atom, With) else atom) for atom in atoms(expression))


def agree(declared: Expression, detected: Expression) -> bool:
    """Whether every license that is detected is declared, texts that merely come along left aside.

    A `LicenseRef-` that is declared has a text of its own, which nothing can be compared with.
    """
    named = texts(declared)
    along = frozenset().union(*(CARRIED_ALONG.get(name, frozenset()) for name in named))
    return any("LicenseRef-" in name for name in named) or texts(detected) <= named | along


def without_carried(detected: Expression) -> tuple[License | With, ...]:
    """The atoms of DETECTED without those whose text comes along with another."""
    found = tuple(dict.fromkeys(atoms(detected)))
    along = frozenset().union(*(CARRIED_ALONG.get(name, frozenset()) for name in texts(detected)))
    return tuple(atom for atom in found if isinstance(atom, With) or text_id(atom) not in along)
