# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses in few groups, as they are drawn: how much of what is made with a work they reach."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from licet.licenses.catalog import find
from licet.licenses.expression import And, Expression, License, Or, With


class Group(StrEnum):
    """From what asks least to what nobody knows; the order is the law of AND (takes the last) and OR (the first)."""

    PERMISSIVE = "permissive"
    WEAK = "weak"
    STRONG = "strong"
    NETWORK = "network"
    OTHER = "other"
    UNKNOWN = "unknown"


_OF_CATEGORY = {
    "public-domain": Group.PERMISSIVE,
    "permissive": Group.PERMISSIVE,
    "weak-copyleft": Group.WEAK,
    "strong-copyleft": Group.STRONG,
    "network-copyleft": Group.NETWORK,
    "unstated": Group.UNKNOWN,
}
_ORDER = list(Group)


@lru_cache(maxsize=4096)
def group_of(expression: Expression | None) -> Group:
    """The group of EXPRESSION; that of an exception goes before that of the license it is to."""
    match expression:
        case And(operands):
            return max(map(group_of, operands), key=_ORDER.index)
        case Or(operands):
            return min(map(group_of, operands), key=_ORDER.index)
        case With(license, exception):
            of_exception = _group(exception)
            return group_of(license) if of_exception in (Group.OTHER, Group.UNKNOWN) else of_exception
        case License(id):
            return _group(id)
        case _:
            return Group.UNKNOWN


def _group(identifier: str) -> Group:
    record = find(identifier)
    return _OF_CATEGORY.get(record.category, Group.OTHER) if record else Group.UNKNOWN
