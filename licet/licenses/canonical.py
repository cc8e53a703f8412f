# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Expressions in the form that SPDX recommends today: listed case, no deprecated ids."""

from __future__ import annotations

from licet.licenses.catalog import find
from licet.licenses.expression import Atom, Expression, License, With, map_atoms, parse


def canonical(expression: Expression) -> Expression:
    """EXPRESSION with ids in their listed case and deprecated ids replaced by what they mean today.

    `GPL-2.0` becomes `GPL-2.0-only`, `GPL-2.0+` becomes `GPL-2.0-or-later`, and so does `GPL-2.0-only+`, which SPDX
    calls an error that can only mean that. Ids that the catalog does not hold are kept.
    """
    return map_atoms(expression, _atom)


def _atom(atom: Atom) -> Expression:
    match atom:
        case License():
            return _license(atom)
        case With(license, exception):
            base = _license(license)
            known = find(exception)
            name = known.id if known else exception
            return With(base, name) if isinstance(base, License) else base


def _license(license: License) -> Expression:
    if license.or_later:
        gnu = find(f"{license.id.removesuffix('-only').removesuffix('-or-later')}-or-later")
        if gnu is not None:
            return License(gnu.id)
    known = find(license.id)
    if known is None:
        return license
    if known.superseded_by:
        return parse(known.superseded_by)
    return License(known.id, license.or_later)
