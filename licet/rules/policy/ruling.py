# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the lists of a policy say of a license: the most exact line decides.

Lines are compared in this order: those of a `[[where]]` that applies before the others; how exactly they name the
license (`Precision`); the file's own before what it extends; deny before review before allow. What a file that is
extended denies, by this same order, stays denied whatever is said below it. AND is as bad as its worst part. OR is left
to the caller, who also knows which branch the law allows (`licet.rules.judged`); asked about an OR, the answer here is
its best branch's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from licet.licenses.expression import And, Expression, License, Or, With
from licet.model import Scope
from licet.rules.policy.covering import SEVERITY_OF, Covering, Register
from licet.rules.policy.values import Circumstance, Line, Policy, Ruling


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
    """The lists of one policy, asked about licenses; answers are kept, since a project repeats few licenses often.

    With CIRCUMSTANCES, those are the entries of the policy that apply to what is asked about.
    """

    def __init__(self, policy: Policy, circumstances: tuple[Circumstance, ...] = ()) -> None:
        self.circumstances = circumstances
        self._policy = policy
        self._above = tuple(Lists(each) for each in policy.above)
        special = tuple(line for each in circumstances for line in each.lines)
        self._lines, self._special = Register(policy.lines), Register(special)
        allows = any(line.ruling is Ruling.ALLOW for line in (*policy.lines, *special))
        self._default = Ruling.UNLISTED if allows else Ruling.ALLOW
        self._known: dict[Expression, Ruled] = {}
        self._variants: dict[tuple[int, ...], Lists] = {tuple(map(id, circumstances)): self}

    def at(self, subjects: Sequence[str], scope: Scope) -> Lists:
        """The lists as they apply to SUBJECTS, which are names of one thing of SCOPE."""
        circumstances = self._policy.circumstances_of(subjects, scope)
        key = tuple(map(id, circumstances))
        if key not in self._variants:
            made = self._variants[key] = Lists(self._policy, circumstances)
            made._above = tuple(each.at(subjects, scope) for each in self._above)
        return self._variants[key]

    def ruled(self, expression: Expression) -> Ruled:
        """The ruling on EXPRESSION."""
        if expression not in self._known:
            self._known[expression] = self._rule(expression)
        return self._known[expression]

    def covering(self, expression: Expression) -> list[Covering]:
        """The lines that cover EXPRESSION as a whole, the one that decides first."""
        named = [Covering(*pair, special=True) for pair in self._special.covering(expression)]
        named += [Covering(*pair) for pair in self._lines.covering(expression)]
        return sorted(named, key=lambda each: each.rank, reverse=True)

    def barred(self, expression: Expression) -> Ruled | None:
        """The denial of EXPRESSION by a file that this policy extends, which no line of its own can lift."""
        ruled = (each.ruled(expression) for each in self._above)
        return next((each for each in ruled if each.ruling is Ruling.DENY), None)

    def _rule(self, expression: Expression) -> Ruled:
        covering = self.covering(expression)
        if covering and covering[0].line.ruling is Ruling.DENY:
            return Ruled(Ruling.DENY, expression, covering[0].line)
        barred = self.barred(expression)
        if barred is not None:
            return barred
        if covering:
            return Ruled(covering[0].line.ruling, expression, covering[0].line)
        match expression:
            case License() | With():
                return Ruled(self._default, expression)
            case And(operands):
                return max((self.ruled(operand) for operand in operands), key=lambda ruled: ruled.rank)
            case Or(operands):
                return min((self.ruled(operand) for operand in operands), key=lambda ruled: ruled.rank)
