# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Loops of a Ruby script over lists that are written out: what stands in their blocks is said for each entry.

An example is `%w[rspec-core rspec-mocks].each { |name| gem name, "~> 3.0" }`, which Gemfiles often have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from licet.scanner.metadata.ruby.arguments import texts, value_of
from licet.scanner.metadata.ruby.token import Kind, Token

MOST_ENTRIES = 200
"""Entries of a list that somebody wrote; what a longer one is looped over for stays unknown."""

LONGEST = 200
"""Tokens of a statement that is said for each entry."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop that gives VARIABLE each of VALUES."""

    variable: str
    values: tuple[str, ...]


def loop_of(statement: Sequence[Token], parameters: Sequence[str]) -> Loop | None:
    """The loop that STATEMENT, `LIST.each`, opens with PARAMETERS; None where it is none over texts."""
    if len(parameters) != 1 or [token.text for token in statement[-2:]] != [".", "each"]:
        return None
    listed = value_of(statement[:-2])
    values = texts(listed) if isinstance(listed, tuple) else ()
    is_known = isinstance(listed, tuple) and len(values) == len(listed) <= MOST_ENTRIES
    return Loop(parameters[0], values) if is_known else None


def unrolled(statement: Sequence[Token], loops: Sequence[Loop]) -> Iterator[Sequence[Token]]:
    """STATEMENT for each value of the innermost of LOOPS whose variable it names; once where it names none."""
    words = {token.text for token in statement[:LONGEST] if token.kind is Kind.WORD}
    loop = next((each for each in reversed(loops) if each.variable in words), None)
    if loop is None or len(statement) > LONGEST:
        yield statement
        return
    for value in loop.values:
        pairs = zip((None, *statement), statement, strict=False)
        yield [_given(token, before, loop.variable, value) for before, token in pairs]


def _given(token: Token, before: Token | None, variable: str, value: str) -> Token:
    """TOKEN, or VALUE in its place where it is VARIABLE and no method of what stands BEFORE it."""
    is_method = before is not None and before.text in (".", "&.")
    is_variable = token.kind is Kind.WORD and token.text == variable and not is_method
    return Token(Kind.TEXT, value, token.line, token.spaced) if is_variable else token
