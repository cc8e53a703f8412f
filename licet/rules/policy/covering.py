# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which lines of a policy cover a license, and how exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from licet.licenses import catalog
from licet.licenses.expression import And, Atom, Expression, License, Or, With
from licet.rules.policy.values import Category, Flag, Line, Ruling, Term
from licet.rules.texts import is_or_later, text_id, unordered

SEVERITY_OF = {Ruling.ALLOW: 0, Ruling.REVIEW: 1, Ruling.UNLISTED: 2, Ruling.DENY: 3}
"""Order of rulings, best first. What an allow list leaves out is denied, yet less so than what is denied by name."""


class Precision(IntEnum):
    """How exactly a line names a license."""

    CATEGORY = 1
    FLAG = 2
    SAME_TEXT = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Covering:
    """A line that covers a license: how exactly, and whether it stands in a `[[where]]`."""

    precision: Precision
    line: Line
    special: bool = False

    @property
    def rank(self) -> tuple[bool, Precision, int, int]:
        """The highest decides."""
        return (self.special, self.precision, -self.line.layer, SEVERITY_OF[self.line.ruling])


class Register:
    """Lines by what they name, so that a license is compared with few of many."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines: dict[Hashable, list[Line]] = defaultdict(list)
        for line in lines:
            self._lines[_key(line.term)].append(line)

    def covering(self, expression: Expression) -> Iterator[tuple[Precision, Line]]:
        """The lines that cover EXPRESSION as a whole, each with how exactly."""
        if not self._lines:
            return
        for key in _keys(expression):
            for line in self._lines.get(key, ()):
                if precision := precision_of(line, expression):
                    yield precision, line


def _key(term: Term) -> Hashable:
    match term:
        case License() | With():
            return text_id(_base(term))
        case And() | Or():
            return unordered(term)
        case _:
            return term


def _keys(expression: Expression) -> tuple[Hashable, ...]:
    """What lines are filed under that may cover EXPRESSION."""
    match expression:
        case License() | With():
            return (text_id(_base(expression)), Category(_category(expression)), *Flag)
        case _:
            return (unordered(expression),)


def precision_of(line: Line, expression: Expression) -> Precision | None:
    """How exactly LINE names EXPRESSION; None where it does not.

    A category or flag covers `X WITH exception` by what it says of X: an exception that softens X has to be listed
    with it to count. One that no list holds may as well take rights away, so that nothing allows it but its name.
    """
    if isinstance(line.term, Category | Flag):
        if isinstance(expression, And | Or) or not _is_of(line.term, expression):
            return None
        if line.ruling is Ruling.ALLOW and not _softens(expression):
            return None
        return Precision.CATEGORY if isinstance(line.term, Category) else Precision.FLAG
    if unordered(line.term) == unordered(expression):
        return Precision.EXACT
    if isinstance(line.term, And | Or) or isinstance(expression, And | Or):
        return None
    return Precision.SAME_TEXT if _same_text(line.ruling, line.term, expression) else None


def _same_text(ruling: Ruling, named: Atom, found: Atom) -> bool:
    """Whether a line that names NAMED means FOUND as well, which spells the same license text otherwise.

    Denied or reviewed "GPL-3.0-or-later" means "GPL-3.0-only" too: they are one text. Allowed is narrower: who accepts
    GPL-3.0-only may take a work offered as GPL-3.0-or-later under that version, but not the other way round. An
    exception only adds permissions, so that what allows a license allows it with one, if the exception is a listed
    one; and it does not lift a denial of the license, as the recipient may drop it (GPL-3.0 section 7).
    """
    if isinstance(named, With):
        if not isinstance(found, With) or named.exception != found.exception:
            return False
        named, found = named.license, found.license
    elif isinstance(found, With):
        if ruling is Ruling.ALLOW and not _softens(found):
            return False
        found = found.license
    if named == found:
        return True
    if text_id(named) != text_id(found):
        return False
    return ruling is not Ruling.ALLOW or (is_or_later(found) and not is_or_later(named))


def _base(atom: Atom) -> License:
    return atom.license if isinstance(atom, With) else atom


def _softens(atom: Atom) -> bool:
    """Whether what ATOM adds to its license, if anything, is an exception that a list holds."""
    if isinstance(atom, License):
        return True
    record = catalog.find(atom.exception)
    return record is not None and record.kind == "exception"


def _is_of(kind: Category | Flag, atom: Atom) -> bool:
    return _category(atom) == kind.name if isinstance(kind, Category) else _flagged(atom, kind)


def _category(atom: Atom) -> str:
    record = catalog.find(_base(atom).id)
    return str(record.category) if record else "unknown"


def _flagged(atom: Atom, flag: Flag) -> bool:
    record = catalog.find(_base(atom).id)
    if record is None:
        return False
    match flag:
        case Flag.OSI_APPROVED:
            return bool(record.osi_approved)
        case Flag.FSF_FREE:
            return bool(record.fsf_free)
