# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What people write as a license, as an expression that a document may hold."""

from __future__ import annotations

from licet.errors import ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import And, Expression, Or, ids, parse


def as_expression(raw: str) -> str:
    """RAW as an SPDX expression of ids as the list has them now, empty where it is none of known ids."""
    try:
        parsed = parse(raw)
    except ExpressionError:
        return ""
    if all(find(id) or "LicenseRef-" in id for id in ids(parsed)):
        return str(canonical(parsed))
    return ""


def is_same(one: str, other: str) -> bool:
    """Whether two expressions are one but for the order of their parts."""
    try:
        return _shape(parse(one)) == _shape(parse(other))
    except ExpressionError:
        return False


def _shape(expression: Expression) -> object:
    if isinstance(expression, And | Or):
        return type(expression), frozenset(map(_shape, expression.operands))
    return expression
