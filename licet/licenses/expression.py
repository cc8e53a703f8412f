# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX license expressions: the grammar of SPDX 3.0.1 Annex B, as values.

    expression = simple / expression "AND" expression / expression "OR" expression / "(" expression ")"
    simple     = license-id ["+"] / ["DocumentRef-" idstring ":"] "LicenseRef-" idstring
    compound   = simple "WITH" (exception-id / ["DocumentRef-" idstring ":"] "AdditionRef-" idstring)

`+` binds tightest, then WITH, AND, OR. Operators are all-upper or all-lower case. What is parsed is another type
than what was typed: a function that takes an `Expression` never sees text. Whether an id is *listed* is the
catalog's question (`licet.licenses.catalog`), not the grammar's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from licet.errors import ExpressionError


@dataclass(frozen=True, slots=True, order=True)
class License:
    """One license id; `or_later` is the `+` operator (`Apache-2.0+`), not the `-or-later` of a GNU id."""

    id: str
    or_later: bool = False

    def __str__(self) -> str:
        return f"{self.id}+" if self.or_later else self.id


@dataclass(frozen=True, slots=True, order=True)
class With:
    """A license as changed by an exception, such as `GPL-2.0-only WITH Classpath-exception-2.0`."""

    license: License
    exception: str

    def __str__(self) -> str:
        return f"{self.license} WITH {self.exception}"


@dataclass(frozen=True, slots=True)
class And:
    """All of `operands` hold at once (two or more, none of them an And)."""

    operands: tuple[Expression, ...]

    def __str__(self) -> str:
        return " AND ".join(f"({o})" if isinstance(o, Or) else str(o) for o in self.operands)


@dataclass(frozen=True, slots=True)
class Or:
    """The recipient chooses one of `operands` (two or more, none of them an Or)."""

    operands: tuple[Expression, ...]

    def __str__(self) -> str:
        return " OR ".join(f"({o})" if isinstance(o, And) else str(o) for o in self.operands)


Atom: TypeAlias = License | With
Expression: TypeAlias = License | With | And | Or

_TOKEN = re.compile(r"\s*(?:(?P<paren>[()])|(?P<word>[^\s()]+))")
_IDSTRING = r"[A-Za-z0-9.-]+"
_LICENSE = re.compile(
    rf"(?:(?:DocumentRef-{_IDSTRING}:)?LicenseRef-{_IDSTRING}|(?P<listed>(?!LicenseRef-){_IDSTRING})(?P<plus>\+)?)\Z"
)
_ADDITION = re.compile(rf"(?:(?:DocumentRef-{_IDSTRING}:)?AdditionRef-{_IDSTRING}|{_IDSTRING})\Z")
_OPERATORS = frozenset(("AND", "OR", "WITH", "and", "or", "with"))

MAX_LENGTH = 20_000
"""Longest expression accepted, in characters: more is never a license and would only cost time."""

MAX_DEPTH = 100
"""Deepest nesting of parentheses accepted, so that hostile input cannot exhaust the stack."""


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The expression that TEXT spells, operands in the order given, nested ANDs and ORs flattened.

    Raises `ExpressionError` at the first mistake. Ids keep the case they were typed in.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters", text[:40] + "…", MAX_LENGTH)
    return _Parser(text).parse()


class _Parser:
    """Recursive descent, one method a level of precedence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, int]] = []
        self.at = 0
        self.depth = 0
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or "word"
            self.tokens.append((match[kind], match.start(kind)))

    def parse(self) -> Expression:
        if not self.tokens:
            raise self.error("an expression was expected")
        result = self.choice()
        if self.peek() is not None:
            raise self.error(f"unexpected {self.peek()!r}")
        return result

    def peek(self) -> str | None:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, *words: str) -> bool:
        if self.peek() in words:
            self.at += 1
            return True
        return False

    def error(self, message: str) -> ExpressionError:
        position = self.tokens[self.at][1] if self.at < len(self.tokens) else len(self.text)
        return ExpressionError(message, self.text, position)

    def choice(self) -> Expression:
        operands = [self.conjunction()]
        while self.take("OR", "or"):
            operands.append(self.conjunction())
        return any_of(operands)

    def conjunction(self) -> Expression:
        operands = [self.primary()]
        while self.take("AND", "and"):
            operands.append(self.primary())
        return all_of(operands)

    def primary(self) -> Expression:
        if self.take("("):
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self.error(f"nested deeper than {MAX_DEPTH} parentheses")
            inner = self.choice()
            if not self.take(")"):
                raise self.error("a closing parenthesis was expected")
            self.depth -= 1
            return inner
        return self.simple()

    def simple(self) -> Atom:
        word = self.peek()
        if word is None or word in "()" or word in _OPERATORS:
            raise self.error("a license id was expected")
        match = _LICENSE.match(word)
        if match is None:
            raise self.error(f"{word!r} is not a license id")
        if word.upper() in _OPERATORS:
            raise self.error(f"operator {word!r} must be all upper or all lower case")
        self.at += 1
        license = License(match["listed"], bool(match["plus"])) if match["listed"] else License(word)
        if self.take("WITH", "with"):
            return With(license, self.addition())
        return license

    def addition(self) -> str:
        word = self.peek()
        if word is None or word in _OPERATORS or not _ADDITION.match(word):
            raise self.error("an exception id was expected after WITH")
        self.at += 1
        return word


def all_of(operands: Iterable[Expression]) -> Expression:
    """The AND of OPERANDS: flattened, repeats dropped, order of first appearance kept.

    Raises `ValueError` where there are none.
    """
    flat = _flatten(operands, And)
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(operands: Iterable[Expression]) -> Expression:
    """The OR of OPERANDS, as `all_of`."""
    flat = _flatten(operands, Or)
    return flat[0] if len(flat) == 1 else Or(flat)


def _flatten(operands: Iterable[Expression], kind: type[And | Or]) -> tuple[Expression, ...]:
    seen: dict[Expression, None] = {}
    for operand in operands:
        for part in operand.operands if isinstance(operand, kind) else (operand,):
            seen[part] = None
    if not seen:
        raise ValueError("an expression needs at least one license")
    return tuple(seen)


def atoms(expression: Expression) -> Iterator[Atom]:
    """Every license (with its exception where it has one), in the order written, repeats included."""
    match expression:
        case License() | With():
            yield expression
        case And(operands) | Or(operands):
            for operand in operands:
                yield from atoms(operand)


def ids(expression: Expression) -> tuple[str, ...]:
    """Every license and exception id, in the order written, repeats dropped."""
    found: dict[str, None] = {}
    for atom in atoms(expression):
        match atom:
            case License(id):
                found[id] = None
            case With(license, exception):
                found[license.id] = None
                found[exception] = None
    return tuple(found)


def map_atoms(expression: Expression, change: Callable[[Atom], Expression]) -> Expression:
    """EXPRESSION with every atom replaced by what CHANGE makes of it."""
    match expression:
        case License() | With():
            return change(expression)
        case And(operands):
            return all_of(map_atoms(o, change) for o in operands)
        case Or(operands):
            return any_of(map_atoms(o, change) for o in operands)
