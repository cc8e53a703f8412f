# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a Ruby script, as far as its literals can be told from the rest. Nothing is run.

The forms of literals are those of https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html.
"""

from __future__ import annotations

import re

from licet.scanner.metadata.ruby.token import Kind, RubyError, Token

DEEPEST = 50
"""Strings within the code within strings; more are made to exhaust what reads them."""

_SPACE = re.compile(r"(?:[ \t\r\f\v]+|\\\r?\n)+")
_WORD = re.compile(r"\$[\w&~`'+!@/\\,;.<>*$?:\"-]|@{0,2}[^\W\d]\w*(?:[?!](?![=~>]))?")
_LABEL = re.compile(r"[^\W\d]\w*[?!]?:(?!:)")
_SYMBOL = re.compile(r":(?:[^\W\d]\w*(?:[?!](?!=)|=(?![=~>]))?|\[\]=?|[+*/<>=!~%&|^-]+)")
_NUMBER = re.compile(r"\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?\w*")
_OPERATOR = re.compile(r"\.\.\.?|&\.|::|=>|->|\*\*|\|\||&&|<<|>>|[=!]~|<=>|[=!<>]==?|[-+*/|&%]=|(?s:.)")
_HEREDOC = re.compile(r"<<(?:[~-](?P<a>[\"'`]?)(?P<one>[^\W\d]\w*)(?P=a)|(?P<b>[\"'`]?)(?P<two>[A-Z]\w*)(?P=b))")
_PERCENT = re.compile(r"%(?P<kind>[qQwWiIrsx]?)(?P<open>[^\w\s=])")
_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_COMMENT = re.compile(r"=begin\b.*?^=end\b[^\n]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "r": "\r", "0": "\0", "e": "\x1b"}
_CHARACTER = re.compile(r"\?(?:\\.|\S)(?!\w)")
_BEFORE_VALUES = frozenset(
    {"and", "case", "do", "else", "elsif", "if", "in", "not", "or", "puts", "return", "then", "unless", "until"}
    | {"when", "while"}
)


def tokens(text: str) -> list[Token]:
    """The tokens of TEXT up to `__END__`. Raises `RubyError` where a literal does not end."""
    return _Scanner(text).read()


class _Scanner:
    def __init__(self, text: str) -> None:
        end = re.search(r"^__END__\r?$", text, re.MULTILINE)
        self.text = text[: end.start()] if end else text
        self.at = 0
        self.line = 1
        self.counted = 0
        self.heredocs: list[str] = []
        self.found: list[Token] = []

    def read(self) -> list[Token]:
        """All tokens."""
        self._skip_block_comment()
        self._code("", 0)
        self._add(Kind.END, "", spaced=False)
        return self.found

    def _code(self, until: str, depth: int) -> None:
        """Tokens up to the bracket UNTIL that closes what was open before; without one, to the end."""
        if depth > DEEPEST:
            raise RubyError(f"is Ruby with code in strings {DEEPEST} deep", self._line())
        opened = 0
        while self.at < len(self.text):
            spaced = self._skip_space()
            if self.at >= len(self.text):
                break
            if until and self.text[self.at] == until and not opened:
                return
            opened += {"{": 1, "}": -1}.get(self.text[self.at], 0)
            self._token(spaced=spaced, depth=depth)
        if until:
            raise RubyError("is Ruby with a string that does not end", self._line())

    def _skip_space(self) -> bool:
        start = self.at
        for pattern in (_SPACE, _COMMENT):
            if found := pattern.match(self.text, self.at):
                self.at = found.end()
        return self.at > start

    def _token(self, *, spaced: bool, depth: int) -> None:
        letter = self.text[self.at]
        if letter == "\n":
            self._newline()
        elif letter in "\"'`" and not self._is_defined():
            self.at += 1
            self._quoted(letter, letter, Kind.TEXT, interpolated=letter != "'", spaced=spaced, depth=depth)
        elif letter == "%" and self._begins_value(spaced=spaced) and (found := _PERCENT.match(self.text, self.at)):
            self._percent(found, spaced=spaced, depth=depth)
        elif letter == "/" and self._begins_value(spaced=spaced):
            self.at += 1
            self._quoted("/", "/", Kind.OTHER, interpolated=True, spaced=spaced, depth=depth)
        elif self.text.startswith(':"', self.at):
            self.at += 2
            self._quoted('"', '"', Kind.SYMBOL, interpolated=True, spaced=spaced, depth=depth)
        elif letter == "<" and (found := _HEREDOC.match(self.text, self.at)):
            self.heredocs.append(found["one"] or found["two"])
            self._add_match(Kind.OTHER, found, spaced=spaced)
        else:
            self._plain(spaced=spaced)

    def _plain(self, *, spaced: bool) -> None:
        """A word, a name, a number or an operator."""
        if (found := _LABEL.match(self.text, self.at)) and self._may_label():
            self._add_match(Kind.LABEL, found, spaced=spaced, text=found[0][:-1])
        elif found := _WORD.match(self.text, self.at):
            self._add_match(Kind.WORD, found, spaced=spaced)
        elif (found := _SYMBOL.match(self.text, self.at)) and not self.text.startswith("::", self.at):
            self._add_match(Kind.SYMBOL, found, spaced=spaced, text=found[0][1:])
        elif found := _NUMBER.match(self.text, self.at) or self._character(spaced=spaced):
            self._add_match(Kind.OTHER, found, spaced=spaced)
        elif found := _OPERATOR.match(self.text, self.at):
            self._add_match(Kind.OPERATOR, found, spaced=spaced)

    def _character(self, *, spaced: bool) -> re.Match[str] | None:
        """The literal of one character, `?a`, that stands here, if one does."""
        return _CHARACTER.match(self.text, self.at) if self._begins_value(spaced=spaced) else None

    def _may_label(self) -> bool:
        """Whether a name with a colon behind it can be a label: in `a ? b : c`, written closely, it is none."""
        return not (self.found and self.found[-1].kind is Kind.OPERATOR and self.found[-1].text == "?")

    def _begins_value(self, *, spaced: bool) -> bool:
        """Whether what stands here begins a value, rather than go on with the one before it."""
        last = self.found[-1] if self.found else None
        if last is None or last.kind in (Kind.END, Kind.LABEL):
            return True
        if last.kind is Kind.OPERATOR:
            return last.text not in (")", "]", "}")
        if last.kind is not Kind.WORD or self._is_defined():
            return False
        after = self.text[self.at + 1 : self.at + 2]
        # `gem %q<a>` has an argument; `count % 2`, `a/b` and `n /= 2` have none.
        return last.text in _BEFORE_VALUES or (spaced and after != "=" and not after.isspace())

    def _is_defined(self) -> bool:
        """Whether what stands here is the name of a method that is an operator, as in `def /(other)`."""
        return bool(self.found) and self.found[-1].kind is Kind.WORD and self.found[-1].text == "def"

    def _newline(self) -> None:
        line = self._line()
        self._add(Kind.END, "\n", spaced=False)
        self.at += 1
        for name in self.heredocs:
            found = re.compile(rf"^[ \t]*{re.escape(name)}\r?$", re.MULTILINE).search(self.text, self.at)
            if found is None:
                raise RubyError(f"is Ruby with a text that does not end with {name}", line)
            self.at = min(found.end() + 1, len(self.text))
        self.heredocs = []
        self._skip_block_comment()

    def _skip_block_comment(self) -> None:
        while self.text.startswith("=begin", self.at):
            found = _BLOCK_COMMENT.match(self.text, self.at)
            if found is None:
                raise RubyError("is Ruby with a comment that does not end", self._line())
            self.at = found.end()

    def _percent(self, found: re.Match[str], *, spaced: bool, depth: int) -> None:
        kind = {"r": Kind.OTHER, "x": Kind.OTHER, "s": Kind.SYMBOL}.get(found["kind"].lower(), Kind.TEXT)
        if found["kind"].lower() in ("w", "i"):
            kind = Kind.WORDS
        self.at = found.end()
        opening = found["open"]
        interpolated = found["kind"] not in ("q", "w", "i", "s")
        self._quoted(opening, _CLOSING.get(opening, opening), kind, interpolated=interpolated, spaced=spaced,
                     depth=depth)  # fmt: skip

    def _quoted(self, opening: str, closing: str, kind: Kind, *, interpolated: bool, spaced: bool, depth: int) -> None:
        """A literal whose first bracket was read; `OTHER` where Ruby would put something into it."""
        line, inner = self._line(), 0
        parts: list[str] = []
        computed = False
        pattern = re.compile(rf"[^\\#{re.escape(opening + closing)}]+")
        while True:
            if found := pattern.match(self.text, self.at):
                parts.append(found[0])
                self.at = found.end()
            letter = self.text[self.at : self.at + 1]
            if not letter:
                raise RubyError("is Ruby with a string that does not end", line)
            if letter == closing and not inner:
                self.at += 1
                break
            if interpolated and self.text.startswith("#{", self.at):
                computed = True
                self._interpolation(depth)
                continue
            inner += (opening != closing) * ((letter == opening) - (letter == closing))
            size = 2 if letter == "\\" else 1
            parts.append(_unescaped(self.text[self.at : self.at + size], interpolated=interpolated))
            self.at += size
        self._add_quoted(kind, "".join(parts), line, computed=computed, spaced=spaced)

    def _interpolation(self, depth: int) -> None:
        """Skip `#{...}`."""
        self.at += 2
        outer, self.found = self.found, []
        heredocs, self.heredocs = self.heredocs, []
        self._code("}", depth + 1)
        self.found, self.heredocs = outer, heredocs
        self.at += 1

    def _add_quoted(self, kind: Kind, text: str, line: int, *, computed: bool, spaced: bool) -> None:
        colon = self.text[self.at : self.at + 2]
        if kind is Kind.TEXT and not computed and colon.startswith(":") and colon != "::" and self._in_hash():
            kind = Kind.LABEL
            self.at += 1
        words = tuple(text.split()) if kind is Kind.WORDS else ()
        self.found.append(Token(Kind.OTHER if computed else kind, text, line, spaced, words))

    def _in_hash(self) -> bool:
        return bool(self.found) and (self.found[-1].kind is Kind.WORD or self.found[-1].text in ("{", ",", "(", "\n"))

    def _add_match(self, kind: Kind, found: re.Match[str], *, spaced: bool, text: str | None = None) -> None:
        self._add(kind, found[0] if text is None else text, spaced=spaced)
        self.at = found.end()

    def _add(self, kind: Kind, text: str, *, spaced: bool) -> None:
        self.found.append(Token(kind, text, self._line(), spaced))

    def _line(self) -> int:
        """The line of what stands here; counted on from where it was last asked."""
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = max(self.counted, self.at)
        return self.line


def _unescaped(text: str, *, interpolated: bool) -> str:
    """TEXT, one character or one with a backslash before it, as it is meant."""
    if len(text) < 2:
        return text
    if interpolated:
        return "" if text[1] == "\n" else _ESCAPES.get(text[1], text[1])
    return text[1] if text[1] in "\\'" else text
