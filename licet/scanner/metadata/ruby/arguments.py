# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a call in a Ruby script passes, as far as it is written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from licet.scanner.metadata.ruby.token import Kind, Token

Value: TypeAlias = "str | bool | tuple[Value, ...] | None"
"""Text (of a string or a symbol), a truth value, a list; None is what Ruby would have to compute."""

OPEN = frozenset("([{")
CLOSE = frozenset(")]}")

_DEEPEST_LIST = 8
_PLAIN = frozenset({"freeze", "dup"})


def texts(value: Value) -> tuple[str, ...]:
    """The texts of VALUE, which may be one or a list of them."""
    if isinstance(value, tuple):
        return tuple(each for each in value if isinstance(each, str))
    return (value,) if isinstance(value, str) else ()


def closing(found: Sequence[Token]) -> int:
    """The place of the bracket that closes the one that FOUND begins with; its end where none does."""
    depth = 0
    for at, token in enumerate(found):
        if token.kind is Kind.OPERATOR:
            depth += (token.text in OPEN) - (token.text in CLOSE)
            if not depth:
                return at
    return len(found)


def arguments(found: Sequence[Token]) -> tuple[tuple[Value, ...], dict[str, Value]]:
    """The values, and those with names, that FOUND passes."""
    values: list[Value] = []
    options: dict[str, Value] = {}
    for part in _parts(found):
        key, value = _pair(part)
        if key is not None:
            options[key] = value
        elif part[0].text not in ("**", "&"):
            values.append(value)
    return tuple(values), options


def _pair(part: Sequence[Token]) -> tuple[str | None, Value]:
    """The name, if PART has one, and the value: `name: value`, `:name => value`, `value`."""
    if part[0].kind is Kind.LABEL:
        return part[0].text, value_of(part[1:])
    if len(part) > 1 and part[1].text == "=>" and part[0].kind in (Kind.SYMBOL, Kind.TEXT):
        return part[0].text, value_of(part[2:])
    return None, value_of(part)


def _parts(found: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """FOUND cut at the commas that are not within brackets; empty parts are left out."""
    depth, start = 0, 0
    for at, token in enumerate(found):
        if token.kind is not Kind.OPERATOR:
            continue
        depth += (token.text in OPEN) - (token.text in CLOSE)
        if token.text == "," and not depth:
            if at > start:
                yield found[start:at]
            start = at + 1
    if len(found) > start:
        yield found[start:]


def value_of(found: Sequence[Token], depth: int = 0) -> Value:
    """The literal that FOUND is, or None."""
    while len(found) > 2 and found[-2].text == "." and found[-1].text in _PLAIN:
        found = found[:-2]
    if not found or depth > _DEEPEST_LIST:
        return None
    if all(token.kind is Kind.TEXT for token in found):
        return "".join(token.text for token in found)
    if len(found) == 1:
        return _single(found[0])
    first = found[0]
    is_list = first.kind is Kind.OPERATOR and first.text == "[" and closing(found) == len(found) - 1
    return tuple(value_of(part, depth + 1) for part in _parts(found[1:-1])) if is_list else None


def _single(token: Token) -> Value:
    if token.kind is Kind.WORDS:
        return token.words
    if token.kind is Kind.WORD:
        return {"true": True, "false": False}.get(token.text)
    return token.text if token.kind is Kind.SYMBOL else None
