# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The keys that rule files name licenses by, translated to SPDX ids."""

from __future__ import annotations

from collections.abc import Callable

from licet.licenses.expression import Atom, Expression, License, With, map_atoms, parse


def translate(expression: str, id_of: Callable[[str], str]) -> str:
    """EXPRESSION, written with keys, in SPDX ids as ID_OF gives them.

    Raises `ExpressionError` where it does not parse, and what ID_OF raises of a key.
    """

    def translated(atom: Atom) -> Expression:
        if isinstance(atom, With):
            return With(License(id_of(atom.license.id), atom.license.or_later), id_of(atom.exception))
        return License(id_of(atom.id), atom.or_later)

    return str(map_atoms(parse(expression), translated))
