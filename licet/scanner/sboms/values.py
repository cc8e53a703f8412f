# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Values of the model as plain ones, such as JSON has, and back; what comes back is of the model's types."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from licet.errors import ExpressionError
from licet.licenses.expression import And, License, Or, With, parse

_EXPRESSIONS = (License, With, And, Or)


class NotPlainError(ValueError):
    """What was to be a value of the model is none."""


def plain(value: Any) -> Any:
    """VALUE of the model as plain values; fields that are as they are by default are left out."""
    if isinstance(value, (*_EXPRESSIONS, StrEnum)):
        return str(value)
    if is_dataclass(value):
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        return {each.name: plain(given[each.name]) for each in fields(value) if given[each.name] != _default(each)}
    return list(map(plain, value)) if isinstance(value, tuple) else value


def written(value: Mapping[str, Any]) -> str:
    """Plain VALUE as one line of ASCII without angle brackets, which formats have marks of their own in; else empty."""
    if not value:
        return ""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def read(text: str) -> dict[str, Any]:
    """What was `written` as TEXT; empty where that is nothing that was."""
    try:
        value = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def build(kind: Any, value: Any) -> Any:
    """The value of KIND, a type of the model, that plain VALUE is.

    Raises `NotPlainError` where it is none.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if kind in _EXPRESSIONS:
        return _expression(value)
    return _dataclass(kind, value) if is_dataclass(kind) else _scalar(kind, value)


def _scalar(kind: Any, value: Any) -> Any:
    try:
        if issubclass(kind, StrEnum) and isinstance(value, str):
            return kind(value)
    except ValueError as error:
        raise NotPlainError(str(error)) from error
    if kind is float and type(value) is int:
        return float(value)
    if kind is not type(value):
        raise NotPlainError(f"{type(value).__name__} where {kind} should be")
    return value


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    for kind in kinds:
        try:
            return build(kind, value)
        except NotPlainError:
            continue
    raise NotPlainError(f"{type(value).__name__} where one of {kinds} should be")


def _tuple(kinds: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise NotPlainError("no list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(build(kinds[0], each) for each in value)
    if len(kinds) != len(value):
        raise NotPlainError("a list of another length")
    return tuple(map(build, kinds, value))


def _expression(value: Any) -> Any:
    if not isinstance(value, str):
        raise NotPlainError("no expression")
    try:
        return parse(value)
    except ExpressionError as error:
        raise NotPlainError(str(error)) from error


def _dataclass(kind: Any, value: Any) -> Any:
    if not isinstance(value, dict):
        raise NotPlainError(f"no {kind.__name__}")
    hints = _hints(kind)
    try:
        return kind(**{name: build(hints[name], each) for name, each in value.items()})
    except (KeyError, TypeError) as error:
        raise NotPlainError(f"no {kind.__name__}: {error}") from error


@lru_cache(maxsize=64)
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
