# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Blocks and literal attributes of HashiCorp's configuration language; what is computed is left out.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from licet.scanner.lockfiles.reading.result import Unreadable

DEEPEST = 100
"""Blocks and objects within one another; more are made to exhaust what reads them."""

Value: TypeAlias = "str | dict[str, Value] | None"

_TOKEN = re.compile(
    r"""(?P<blank>[ \t\r\f]+|(?:\#|//)[^\n]*|/\*.*?\*/)|(?P<line>\n)|(?P<word>[A-Za-z_][\w-]*)|(?P<string>")|"""
    r"""(?P<document><<-?[A-Za-z_][\w-]*)|(?P<open>[{\[(])|(?P<close>[}\])])|(?P<is>=(?![=>]))|(?P<colon>:)|(?P<rest>.)""",
    re.DOTALL | re.VERBOSE,
)
_IN_STRING = re.compile(
    r'\\.|\$\$\{|%%\{|(?P<begin>[$%]\{)|(?P<inner>\{)|(?P<end>\})|(?P<quote>")|[^\\$%{}"]+|.', re.DOTALL
)
_ESCAPE = re.compile(r"\\(.)")
_PAIRS = {"}": "{", "]": "[", ")": "("}


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


@dataclass(slots=True)
class Block:
    """One block: its type and labels, its literal attributes, the blocks in it, and the line that it begins in."""

    type: str
    labels: tuple[str, ...]
    line: int
    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def all(self, type: str) -> Iterator[Block]:
        """The blocks of TYPE in this one."""
        return (block for block in self.blocks if block.type == type)

    def word(self, name: str) -> str | None:
        """The text of the attribute NAME, where it is written out."""
        value = self.values.get(name)
        return value if isinstance(value, str) else None


def parse_hcl(text: str) -> Block:
    """The file TEXT as one block without type. Raises `Unreadable` with the line of the mistake."""
    return _Parser(list(_tokens(text)), text.count("\n") + 1).file()


class _Parser:
    """Goes through TOKENS once; `at` is the next. Every step takes one, so that it comes to an end."""

    def __init__(self, tokens: list[_Token], last: int) -> None:
        self._tokens = [*tokens, _Token("end", "", last)]
        self._at = 0

    def file(self) -> Block:
        root = Block("", (), 1)
        path = [root]
        while self._peek().kind != "end":
            token = self._next()
            if token.kind == "word":
                self._entry(token, path)
            elif token.text == "}" and len(path) > 1:
                path.pop()
            elif token.kind != "line":
                raise Unreadable(
                    f"is not valid HCL: {token.text!r} stands where a block or an attribute begins", token.line
                )
        if len(path) > 1:
            raise Unreadable(f"is not whole: a block {path[-1].type!r} does not end", self._peek().line)
        return root

    def _entry(self, name: _Token, path: list[Block]) -> None:
        """The attribute or block that begins with NAME, in the last of PATH."""
        if self._peek().kind == "is":
            self._next()
            path[-1].values[name.text] = self._value(1)
            path[-1].lines[name.text] = name.line
            return
        labels: list[str] = []
        while self._peek().kind in ("word", "string"):
            labels.append(self._next().text)
        opened = self._next()
        if opened.text != "{" or opened.kind != "open":
            raise Unreadable(f"is not valid HCL: {name.text!r} is neither a block nor an attribute", name.line)
        if len(path) > DEEPEST:
            raise Unreadable(f"nests more than {DEEPEST} blocks", name.line)
        block = Block(name.text, tuple(labels), name.line)
        path[-1].blocks.append(block)
        path.append(block)

    def _value(self, depth: int) -> Value:
        """The value that begins here: text, a table of such, or None for what is computed."""
        first = self._peek()
        if first.kind == "open" and first.text == "{" and depth <= DEEPEST:
            self._next()
            return self._table(depth)
        alone = first.kind == "string" and self._tokens[self._at + 1].kind in ("line", "end", "close", "rest")
        if alone and self._tokens[self._at + 1].text in (",", "\n", "", "}", "]", ")"):
            return self._next().text
        self._pass_over()
        return None

    def _table(self, depth: int) -> Value:
        found: dict[str, Value] = {}
        while True:
            token = self._next()
            if token.kind == "end":
                raise Unreadable("is not whole: an object does not end", token.line)
            if token.text == "}" and token.kind == "close":
                return found
            if token.kind in ("word", "string") and self._peek().kind in ("is", "colon"):
                self._next()
                found[token.text] = self._value(depth + 1)
            elif token.kind == "open":
                self._back()
                self._pass_over()

    def _pass_over(self) -> None:
        """Go on to the end of an expression: that of its line, outside of brackets, or what closes what holds it."""
        opened: list[str] = []
        while True:
            token = self._peek()
            if token.kind == "end":
                if opened:
                    raise Unreadable(f"is not whole: {opened[-1]!r} is not closed", token.line)
                return
            if not opened and (token.kind in ("line", "close") or token.text == ","):
                return
            if token.kind == "open":
                opened.append(token.text)
            elif token.kind == "close" and opened.pop() != _PAIRS[token.text]:
                raise Unreadable(f"is not valid HCL: {token.text!r} closes nothing here", token.line)
            self._next()

    def _peek(self) -> _Token:
        return self._tokens[self._at]

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _back(self) -> None:
        self._at -= 1


def _tokens(text: str) -> Iterator[_Token]:
    at, line = 0, 1
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found  # its last part matches anything
        kind, content, end = str(found.lastgroup), found[0], found.end()
        if kind == "string":
            content, end = _string(text, end, line)
        elif kind == "document":
            kind, content, end = "value", "", _document(text, found, line)
        elif kind == "rest" and content == "/" and text.startswith("/*", at):
            raise Unreadable("is not whole: a comment does not end", line)
        if kind != "blank":
            yield _Token(kind, content, line)
        line += text.count("\n", at, end)
        at = end


def _string(text: str, at: int, line: int) -> tuple[str, int]:
    """What stands in the string whose first character is at AT, and where it ends; what it puts in stays as it is."""
    within, start = ['"'], at  # what is open: strings, and the brackets of what is put into them
    while at < len(text):
        found = _IN_STRING.match(text, at)
        assert found  # its last part matches anything
        at = found.end()
        in_string = within[-1] == '"'
        if found["quote"] and in_string:
            within.pop()
            if not within:
                return _ESCAPE.sub(r"\1", text[start : at - 1]), at
        elif found["quote"] or (found["inner"] and not in_string) or found["begin"]:
            within.append(found[0][-1])
        elif found["end"] and not in_string:
            within.pop()
        elif "\n" in found[0] and in_string:
            break
    raise Unreadable("is not valid HCL: a string does not end", line)


def _document(text: str, found: re.Match[str], line: int) -> int:
    """Where the document that FOUND announces ends."""
    word = found[0].lstrip("<-")
    end = re.compile(rf"^[ \t]*{re.escape(word)}[ \t]*\r?$", re.MULTILINE).search(text, found.end())
    if not end:
        raise Unreadable(f"is not whole: the document {word!r} does not end", line)
    return end.end()
