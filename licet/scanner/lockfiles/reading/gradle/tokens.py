# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The words of a script in Groovy, Kotlin or Scala; their strings and comments are close enough to be told alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a token is; a `PATTERN` is a string between slashes, whose text is of no use."""

    NAME = "name"
    STRING = "string"
    TEMPLATE = "template"
    NUMBER = "number"
    MARK = "mark"
    NEWLINE = "newline"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; the text of a string is what stands between its quotes, of a template with its `$` unfilled."""

    kind: Kind
    text: str
    line: int


# What is between the braces of a template may hold strings itself. Everything is bounded or atomic, so that a line
# that was made to be looked at again and again is not.
_FILL = r"\$\{[^{}\"\n]{0,300}(?:\"[^\"\n]{0,100}\"[^{}\"\n]{0,100}){0,4}\}"
_TOKEN = re.compile(
    rf"""
      (?P<space>[^\S\n]+|\\\r?\n)
    | (?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
    | (?P<newline>\n)
    | (?P<long>\"\"\"(?P<long_text>.*?)(?:\"\"\"+|\Z))
    | (?P<long_plain>'''(?P<long_plain_text>.*?)(?:'''|\Z))
    | \"(?P<template>(?>{_FILL}|\\.|[^\"\\\n])*+)\"?
    | '(?P<plain>(?>\\.|[^'\\\n])*+)'?
    | (?P<name>[^\W\d][\w$]*|\$[\w$]+|`[^`\n]*`)
    | (?P<number>\d[\w.]*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PATTERN = re.compile(r"/(?:\\.|[^/\\\n])+/")
_BEFORE_PATTERN = frozenset(("(", ",", "=", "~", "[", ":", ""))
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def tokens(text: str) -> Iterator[Token]:
    """The tokens of TEXT, without spaces and comments."""
    at, line, last = 0, 1, ""
    while at < len(text):
        pattern = _PATTERN.match(text, at) if text[at] == "/" and last in _BEFORE_PATTERN else None
        if pattern and not text.startswith(("//", "/*"), at):
            yield Token(Kind.PATTERN, "", line)
            at, last = pattern.end(), "/"
            continue
        found = _TOKEN.match(text, at)
        assert found is not None  # the last way takes any character
        token = _token(found, line)
        if token:
            yield token
            last = token.text if token.kind is Kind.MARK else "word"
        line += found[0].count("\n")
        at = found.end()


_PLAIN_KINDS = {"newline": Kind.NEWLINE, "number": Kind.NUMBER, "mark": Kind.MARK}


def _token(found: re.Match[str], line: int) -> Token | None:
    """The token that was FOUND; None for what says nothing."""
    match found.lastgroup:
        case "space" | "comment":
            return None
        case "long" | "long_text":
            made = Token(Kind.TEMPLATE, found["long_text"], line)
        case "long_plain" | "long_plain_text":
            made = Token(Kind.STRING, found["long_plain_text"], line)
        case "template":
            kind = Kind.TEMPLATE if "$" in found["template"] else Kind.STRING
            made = Token(kind, _unescaped(found["template"]), line)
        case "plain":
            made = Token(Kind.STRING, _unescaped(found["plain"]), line)
        case "name":
            made = Token(Kind.NAME, found[0].strip("`"), line)
        case kind_name:
            made = Token(_PLAIN_KINDS[kind_name or "mark"], found[0], line)
    return made


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
