# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The ways in which the choices within an expression can be made together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from licet.licenses.expression import And, Atom, Expression, License, Or, With, all_of

LIMIT = 256
"""More ways than this are not tried: expressions that people write have a handful."""

PARTS = 2048
"""Nor more parts than this over all ways, so that an expression of a thousand parts costs no thousand times as much."""


def branches(parts: Sequence[Expression]) -> tuple[Expression, ...]:
    """Every way to meet all of PARTS at once, as what holds then; none where PARTS leave no choice."""
    if not any(isinstance(part, And | Or) for part in parts):
        return ()
    tried = max(1, min(LIMIT, PARTS // len(parts)))
    return tuple(dict.fromkeys(all_of(way) for way in islice(_joined(parts), tried)))


def _ways(expression: Expression) -> list[tuple[Atom, ...]]:
    match expression:
        case License() | With():
            return [(expression,)]
        case Or(options):
            return list(islice(_each(options), LIMIT))
        case And(parts):
            return list(islice(_joined(parts), LIMIT))


def _each(options: Sequence[Expression]) -> Iterator[tuple[Atom, ...]]:
    for option in options:
        yield from _ways(option)


def _joined(parts: Sequence[Expression]) -> Iterator[tuple[Atom, ...]]:
    for ways in product(*map(_ways, parts)):
        yield tuple(dict.fromkeys(atom for way in ways for atom in way))
