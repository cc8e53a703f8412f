# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the lists of a policy say of a license: the most exact line decides.

Lines are compared in this order: how exactly they name the license (`Precision`); the file's own before what it
extends; deny before review before allow. AND is as bad as its worst part. OR is left to the caller, who also knows
which branch the law allows (`licet.rules.judgement`); asked about an OR, the answer here is its best branch's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from licet.licenses import catalog
from licet.licenses.expression import And, Atom, Expression, License, Or, With, all_of, any_of
from licet.rules.policy.values import Category, Flag, Line, Policy, Ruling

SEVERITY_OF = {Ruling.ALLOW: 0, Ruling.REVIEW: 1, Ruling.UNLISTED: 2, Ruling.DENY: 3}
"""Order of rulings, best first. What an allow list leaves out is denied, yet less so than what is denied by name."""


class Precision(IntEnum):
    """How exactly a line names a license."""

    CATEGORY = 1
    FLAG = 2
    SAME_TEXT = 3
    EXACT = 4


@dataclass(frozen=True, slots=True)
class Ruled:
    """The ruling on a license, the part of it that decided, and the line that did; None where no line matched."""

    ruling: Ruling
    atom: Expression
    line: Line | None = None

    @property
    def rank(self) -> int:
        """0 is the best; see `SEVERITY_OF`."""
        return SEVERITY_OF[self.ruling]


class Lists:
    """The lists of one policy, asked about licenses; answers are kept, since a project repeats few licenses often."""

    def __init__(self, policy: Policy) -> None:
        self._lines = policy.lines
        self._default = Ruling.UNLISTED if any(line.ruling is Ruling.ALLOW for line in policy.lines) else Ruling.ALLOW
        self._known: dict[Expression, Ruled] = {}

    def ruled(self, expression: Expression) -> Ruled:
        """The ruling on EXPRESSION."""
        if expression not in self._known:
            self._known[expression] = self._rule(expression)
        return self._known[expression]

    def _rule(self, expression: Expression) -> Ruled:
        matched = [(precision, line) for line in self._lines if (precision := precision_of(line, expression))]
        if matched:
            _, line = max(matched, key=lambda pair: (pair[0], -pair[1].layer, SEVERITY_OF[pair[1].ruling]))
            return Ruled(line.ruling, expression, line)
        match expression:
            case License() | With():
                return Ruled(self._default, expression)
            case And(operands):
                return max((self.ruled(operand) for operand in operands), key=lambda ruled: ruled.rank)
            case Or(operands):
                return min((self.ruled(operand) for operand in operands), key=lambda ruled: ruled.rank)


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


def unordered(expression: Expression) -> Expression:
    """EXPRESSION with operands sorted, as `MIT AND Zlib` and `Zlib AND MIT` say the same."""
    match expression:
        case And(operands):
            return all_of(sorted(map(unordered, operands), key=str))
        case Or(operands):
            return any_of(sorted(map(unordered, operands), key=str))
        case _:
            return expression


_BESIDE = re.compile(r"-(?:no-)?(?:invariants|RFN|copyleft-exception|Combined-Work-Exception)\Z")


def text_id(license: License) -> str:
    """The id without what says which versions are offered: one for `GPL-3.0-only` and `GPL-3.0-or-later`."""
    return license.id.removesuffix("-only").removesuffix("-or-later")


def shared_text(license: License) -> str:
    """As `text_id`, and without what else stands beside a text rather than in it.

    Those are the invariant sections of a GFDL, the reserved names of an OFL, Exhibit B of MPL-2.0, and the mark of
    CAL-1.0 (section 4.5).
    """
    return _BESIDE.sub("", text_id(license))


def is_or_later(license: License) -> bool:
    """Whether LICENSE offers later versions too."""
    return license.or_later or license.id.endswith("-or-later")


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
