# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is written out in a script of Python: its literals, names that are bound to them, and the files that it names.

The script is never run. What it computes is left out.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from licet.scanner.values import rows

LONGEST_TEXT = 100_000
"""Texts that are put together of others grow no longer than this."""

MOST_ITEMS = 10_000
"""Lists that are put together of others grow no longer than this."""

_REQUIRED = re.compile(r"[A-Za-z0-9][\w.-]*")
_SPLITS = ("split", "splitlines", "strip")


class Script:
    """The script TEXT; empty where it is no Python of today: Python 2, or a template."""

    def __init__(self, text: str) -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what is odd in the script is not for the reader of the report
                self.module = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            self.module = ast.Module([], [])
        self._known: dict[str, object] = {}
        self._bound: dict[str, list[ast.AST]] = {}
        self._bind(self.module.body)

    def calls(self, name: str) -> Iterator[ast.Call]:
        """The calls of the function called NAME, in whichever module it is."""
        for node in ast.walk(self.module):
            if isinstance(node, ast.Call) and _called(node.func) == name:
                yield node

    def literal(self, node: ast.expr | None) -> object:
        """What NODE is as far as it is written out; what is computed in a list or a table is left out of it."""
        found: object = None
        match node:
            case ast.Constant():
                found = node.value
            case ast.Name():
                found = self._known.get(node.id)
            case ast.List() | ast.Tuple() | ast.Set():
                found = [item for element in node.elts for item in self._items(element)]
            case ast.Dict():
                found = self._table(node)
            case ast.BinOp(op=ast.Add()):
                found = self._sum(node)
            case ast.BinOp(op=ast.Mod()):
                found = self._filled(self.literal(node.left), node.right)
            case ast.JoinedStr():
                found = self._joined(node)
            case ast.Subscript():
                found = self._part(node)
            case ast.Call():
                found = self._made(node)
        return found

    def texts(self, node: ast.AST) -> Iterator[str]:
        """The texts in NODE and in whatever the names in it are bound to, those of one call also joined as a path."""
        waiting, seen = [node], set[str]()
        while waiting:
            for inner in ast.walk(waiting.pop()):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value
                elif isinstance(inner, ast.Name) and inner.id not in seen:
                    seen.add(inner.id)
                    waiting += self._bound.get(inner.id, ())
                elif isinstance(inner, ast.Call):
                    parts = [one.value for one in inner.args if isinstance(one, ast.Constant)]
                    if len(parts) > 1 and all(isinstance(part, str) for part in parts):
                        yield "/".join(map(str, parts))

    def _bind(self, body: Sequence[ast.stmt]) -> None:
        """Note what the statements of BODY bind to names and add to lists, whatever they are under."""
        waiting = list(reversed(body))
        while waiting:
            node = waiting.pop()
            inner = [*getattr(node, "orelse", ()), *getattr(node, "finalbody", ())]
            inner += self._note(node)
            waiting += reversed([one for one in inner if isinstance(one, ast.stmt)])

    def _note(self, node: ast.stmt) -> list[ast.stmt]:
        """Note what NODE binds, and return the statements below it."""
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._assign(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            self._assign(node.target, node.value)
        elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            self._extend(node.target.id, node.value)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self._note_call(node.value)
        elif isinstance(node, ast.FunctionDef):
            self._bound.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.With):
            for item in node.items:
                if isinstance(item.optional_vars, ast.Name):
                    self._bound.setdefault(item.optional_vars.id, []).append(item.context_expr)
        return node.body if isinstance(node, (ast.With, ast.If, ast.Try, ast.For)) else []

    def _assign(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self._bound.setdefault(target.id, []).append(value)
            self._known[target.id] = self.literal(value)
        elif isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            known, key = self._known.get(target.value.id), self.literal(target.slice)
            self._bound.setdefault(target.value.id, []).append(value)
            if isinstance(known, dict) and isinstance(key, str):
                known[key] = self.literal(value)

    def _extend(self, name: str, value: ast.expr) -> None:
        known, more = self._known.get(name), self.literal(value)
        self._bound.setdefault(name, []).append(value)
        if isinstance(known, list):
            known += rows(more)[: MOST_ITEMS - len(known)]

    def _note_call(self, call: ast.Call) -> None:
        function = call.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and len(call.args) == 1:
            if function.attr == "extend":
                self._extend(function.value.id, call.args[0])
            elif function.attr == "append":
                self._extend(function.value.id, ast.List([call.args[0]], ast.Load()))

    def _items(self, element: ast.expr) -> list[object]:
        if isinstance(element, ast.Starred):
            return rows(self.literal(element.value))[:MOST_ITEMS]
        return [self.literal(element)]

    def _table(self, node: ast.Dict) -> dict[object, object]:
        found: dict[object, object] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                inner = self.literal(value)
                found |= inner if isinstance(inner, dict) else {}
            elif isinstance(name := self.literal(key), str):
                found[name] = self.literal(value)
        return found

    def _sum(self, node: ast.BinOp) -> object:
        """Texts or lists put together; a sum of very many parts is walked, not recursed into."""
        parts: list[object] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
            parts.append(self.literal(left.right))
            left = left.left
        parts.append(self.literal(left))
        parts.reverse()
        if all(isinstance(part, str) for part in parts):
            return "".join(map(str, parts))[:LONGEST_TEXT]
        return [*islice((item for part in parts for item in rows(part)), MOST_ITEMS)]

    def _filled(self, form: object, values: ast.expr) -> str | None:
        """FORM with its `%s` replaced; other places to fill are for whoever runs the script."""
        given = self.literal(values)
        filled = given if isinstance(given, list) else [given]
        if not isinstance(form, str) or not all(isinstance(each, str) for each in filled):
            return None
        parts = form.split("%s")
        if len(parts) != len(filled) + 1 or "%" in "".join(parts):
            return None
        return "".join(a + b for a, b in zip(parts, [*map(str, filled), ""], strict=True))[:LONGEST_TEXT]

    def _joined(self, node: ast.JoinedStr) -> str | None:
        parts = [self.literal(one.value if isinstance(one, ast.FormattedValue) else one) for one in node.values]
        return "".join(map(str, parts))[:LONGEST_TEXT] if all(isinstance(part, str) for part in parts) else None

    def _part(self, node: ast.Subscript) -> object:
        whole, key = self.literal(node.value), self.literal(node.slice)
        if isinstance(whole, dict) and isinstance(key, str):
            return whole.get(key)
        return self._listed.get(key) if whole is None and isinstance(key, str) else None

    @cached_property
    def _listed(self) -> dict[str, str]:
        """The requirements of all lists by their names: some make a table of them, to write each version once."""
        texts = (text for known in self._known.values() for text in rows(known) if isinstance(text, str))
        return {named[0]: text for text in texts if (named := _REQUIRED.match(text))}

    def _made(self, node: ast.Call) -> object:
        """`dict(...)` and `list(...)` of what is written out, and the parts of a text."""
        name = _called(node.func)
        if name == "dict" and not node.args:
            return {each.arg: self.literal(each.value) for each in node.keywords if each.arg}
        if name in ("list", "sorted", "tuple") and len(node.args) == 1:
            return rows(self.literal(node.args[0]))
        whole = self.literal(node.func.value) if isinstance(node.func, ast.Attribute) else None
        if name not in _SPLITS or not isinstance(whole, str):
            return None
        mark = self.literal(node.args[0]) if node.args else None
        if name == "strip":
            return whole.strip()
        if name == "splitlines":
            return [*whole.splitlines()]
        return whole.split(mark if isinstance(mark, str) and mark else None)


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
