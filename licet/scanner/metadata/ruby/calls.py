# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The calls that a Ruby script makes with literal arguments, and the blocks that they stand in. Nothing is run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from licet.scanner.metadata.ruby.arguments import CLOSE, OPEN, Value, arguments, closing, value_of
from licet.scanner.metadata.ruby.loops import Loop, loop_of, unrolled
from licet.scanner.metadata.ruby.token import Kind, RubyError, Token
from licet.scanner.metadata.ruby.tokens import tokens

DEEPEST = 200
"""Blocks within one another; more are made to exhaust what reads them."""

MOST_UNROLLED = 10_000
"""Statements that loops make; a script with more was made to exhaust what reads it."""

_BLOCKS = frozenset({"begin", "case", "class", "def", "for", "module"})
_CONDITIONS = frozenset({"if", "unless", "until", "while"})
_BREAKS = frozenset({"and", "else", "elsif", "ensure", "in", "or", "rescue", "then", "when"})
_LOOPS = frozenset({"for", "until", "while"})
_GOES_ON = frozenset({",", "=", "=>", "||", "&&", "+", ".", "&.", "::", "?", ":", "||=", "<<", "\\"})


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a method NAME, of RECEIVER as it is written (empty where there is none).

    An assignment `s.name = "x"` is a call of `name=`, as it is in Ruby. `blocks` are the calls whose blocks it stands
    in, outermost first; `is_sure` is False where a condition decides whether it is made.
    """

    name: str
    receiver: str
    line: int
    values: tuple[Value, ...] = ()
    options: Mapping[str, Value] = field(default_factory=dict)
    blocks: tuple[Call, ...] = ()
    is_sure: bool = True


def calls(text: str) -> Iterator[Call]:
    """The calls of the script TEXT in their order. Raises `RubyError` where a literal does not end."""
    return _Walk(tokens(text)).read()


class _Walk:
    """From tokens to statements, with the blocks that are open; what opens one without a call is None."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found
        self.at = 0
        self.statement: list[Token] = []
        self.depth = 0
        self.loop = False
        self.open: list[Call | Loop | None] = []
        self.unrolled = 0

    def read(self) -> Iterator[Call]:
        """All calls."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            yield from self._step(token)

    def _step(self, token: Token) -> Sequence[Call]:
        if self.depth:
            self._within_brackets(token)
            return ()
        if token.kind is Kind.END:
            return () if self._goes_on() else self._finish()
        if token.kind is Kind.WORD and not self._is_method_name():
            return self._word(token)
        if token.kind is Kind.OPERATOR:
            return self._operator(token)
        self.statement.append(token)
        return ()

    def _within_brackets(self, token: Token) -> None:
        """Take TOKEN into the statement: within brackets, line ends and keywords end nothing."""
        if token.kind is Kind.OPERATOR:
            self.depth += (token.text in OPEN) - (token.text in CLOSE)
        if token.kind is not Kind.END:
            self.statement.append(token)

    def _word(self, token: Token) -> Sequence[Call]:
        word = token.text
        if word == "do":
            return self._finish(opens=not self.loop)
        if word == "end":
            return self._close(token)
        if word in _BREAKS:
            return self._finish()
        if word in _BLOCKS or (word in _CONDITIONS and self._is_at_start()):
            self.statement = [Token(Kind.OTHER, word, token.line)] if word == "def" else []
            self._push(None)
            self.loop = word in _LOOPS
            return ()
        if word in _CONDITIONS:
            return self._finish(is_sure=False)
        self.statement.append(token)
        return ()

    def _operator(self, token: Token) -> Sequence[Call]:
        if token.text == ";":
            return self._finish()
        if token.text == "{" and self._may_have_block():
            return self._finish(opens=True)
        if token.text == "}":
            return self._close(token)
        self.depth += token.text in OPEN
        self.statement.append(token)
        return ()

    def _finish(self, *, opens: bool = False, is_sure: bool = True) -> Sequence[Call]:
        """The calls that the statement which ends here makes, one but in loops; it OPENS a block where one follows."""
        statement, self.statement, self.loop = self.statement, [], False
        blocks = tuple(each for each in self.open if isinstance(each, Call))
        loops = [each for each in self.open if isinstance(each, Loop)] if self.unrolled < MOST_UNROLLED else []
        said = list(unrolled(statement, loops))
        self.unrolled += len(said) if loops else 0
        made = [call for each in said if (call := _call(each, blocks))]
        if not is_sure or None in self.open:
            made = [replace(call, is_sure=False) for call in made]
        if opens:
            parameters = self._parameters()
            self._push(loop_of(statement, parameters) or (made[0] if made else None))
        return made

    def _push(self, call: Call | Loop | None) -> None:
        if len(self.open) >= DEEPEST:
            raise RubyError(f"is Ruby that nests more than {DEEPEST} blocks", self.tokens[self.at - 1].line)
        self.open.append(call)

    def _close(self, token: Token) -> Sequence[Call]:
        made = self._finish()
        if self.open:
            self.open.pop()
        self.statement = [Token(Kind.OTHER, token.text, token.line)]  # its value, which a condition may follow
        return made

    def _parameters(self) -> Sequence[str]:
        """The words of `|a, b|` behind the beginning of a block, which are no statement."""
        words: list[str] = []
        if self.at < len(self.tokens) and self.tokens[self.at].text == "|":
            self.at += 1
            while self.at < len(self.tokens) and self.tokens[self.at].text not in ("|", "\n"):
                words += [self.tokens[self.at].text] if self.tokens[self.at].kind is Kind.WORD else []
                self.at += 1
            self.at += 1
        return words

    def _goes_on(self) -> bool:
        """Whether the statement goes on in the next line: after an operator, or where that begins with a dot."""
        if not self.statement:
            return False
        last = self.statement[-1]
        if last.kind is Kind.LABEL or (last.kind is Kind.OPERATOR and last.text in _GOES_ON):
            return True
        after = self.at
        while after < len(self.tokens) and self.tokens[after].kind is Kind.END:
            after += 1
        if after == len(self.tokens) or self.tokens[after].text not in (".", "&."):
            return False
        self.at = after
        return True

    def _is_method_name(self) -> bool:
        """Whether a word here follows a dot, as `class` in `self.class`."""
        return bool(self.statement) and self.statement[-1].text in (".", "&.")

    def _is_at_start(self) -> bool:
        """Whether a condition here begins a block, rather than follow what it is the condition of."""
        return not self.statement or (self.statement[-1].kind is Kind.OPERATOR and self.statement[-1].text not in CLOSE)

    def _may_have_block(self) -> bool:
        """Whether a brace here opens a block, rather than a table."""
        last = self.statement[-1] if self.statement else None
        return last is not None and (last.kind is Kind.WORD or last.text == ")")


def _call(statement: Sequence[Token], blocks: tuple[Call, ...]) -> Call | None:
    """The call that STATEMENT is: `name args`, `name(args)`, `receiver.name args`, `receiver.name = value`."""
    path = _path(statement)
    if not path:
        return None
    name = statement[path - 1]
    receiver = "".join(token.text for token in statement[: max(path - 2, 0)])
    rest = statement[path:]
    first = rest[0] if rest else None
    if first and first.kind is Kind.OPERATOR and first.text == "=":
        return Call(f"{name.text}=", receiver, name.line, (value_of(rest[1:]),), {}, blocks)
    if first and first.kind is Kind.OPERATOR and first.text == "(":
        rest = rest[1 : closing(rest)]
    elif first and first.kind is Kind.OPERATOR and not (first.text in ("[", "*", "->") and first.spaced):
        return None
    values, options = arguments(rest)
    return Call(name.text, receiver, name.line, values, options, blocks)


def _path(statement: Sequence[Token]) -> int:
    """How many tokens at the beginning of STATEMENT are words with dots between; 0 where none are."""
    at = 0
    while at < len(statement) and statement[at].kind is Kind.WORD:
        at += 1
        if at >= len(statement) or statement[at].text not in (".", "&.", "::") or statement[at].spaced:
            return at
        at += 1
    return 0
