# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`setup.py`: the literal arguments of its `setup(...)` call. The script is never run."""

from __future__ import annotations

import ast
import warnings

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, declare, rows, table, word
from licet.scanner.lockfiles.reading.requirement import Requirements, extra_scope
from licet.scanner.packages.purls import pypi

NAME = "setup.py"
FILES = ("setup.py",)
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says in literals; what it computes is left to the installed metadata."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in the script is not for the reader of the report
            module = ast.parse(file.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Reading()  # Python 2, or a template: its metadata is read where it is installed
    known = _constants(module)
    arguments: dict[str, object] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _called(node.func) == "setup":
            for keyword in node.keywords:
                if keyword.arg:
                    arguments[keyword.arg] = _literal(keyword.value, known)
                elif isinstance(spread := _literal(keyword.value, known), dict):
                    arguments.update(spread)
    name = word(arguments.get("name"))
    classifiers = rows(arguments.get("classifiers"))
    declarations = declare(name or "project", word(arguments.get("license")), classifiers, file)
    lists = [
        (_lines(arguments.get("install_requires")), Scope.RUNTIME),
        (_lines(arguments.get("setup_requires")), Scope.BUILD),
        (_lines(arguments.get("tests_require")), Scope.TEST),
    ]
    for extra, required in table(arguments.get("extras_require")).items():
        lists.append((_lines(required), extra_scope(str(extra))))
    asked = Requirements(file)
    for lines, scope in lists:
        for line in lines:
            asked.add(line, scope)
    own = (pypi(name),) if name else ()
    return Reading(declarations, tuple(asked.components), own=own, skipped=tuple(asked.skipped))


def _lines(value: object) -> list[object]:
    """VALUE as setuptools reads lists of requirements: a list, or text with one a line."""
    return [*value.splitlines()] if isinstance(value, str) else rows(value)


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _constants(module: ast.Module) -> dict[str, object]:
    """The literals that the module binds to names at its top."""
    known: dict[str, object] = {}
    for node in module.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    known[target.id] = _literal(node.value, known)
    return known


def _literal(node: ast.expr | None, known: dict[str, object]) -> object:
    """What NODE is as far as it is written out; what is computed in a list or a table is left out of it."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return known.get(node.id)
        case ast.List() | ast.Tuple() | ast.Set():
            return [item for element in node.elts for item in _items(element, known)]
        case ast.Dict():
            pairs = zip(node.keys, node.values, strict=True)
            return {key.value: _literal(value, known) for key, value in pairs if isinstance(key, ast.Constant)}
        case ast.BinOp(op=ast.Add()):
            return _sum(node, known)
        case _:
            return None


def _items(element: ast.expr, known: dict[str, object]) -> list[object]:
    if isinstance(element, ast.Starred):
        return rows(_literal(element.value, known))
    return [_literal(element, known)]


def _sum(node: ast.BinOp, known: dict[str, object]) -> object:
    """Texts or lists put together; a sum of very many parts is walked, not recursed into."""
    parts: list[object] = []
    left: ast.expr = node
    while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
        parts.append(_literal(left.right, known))
        left = left.left
    parts.append(_literal(left, known))
    parts.reverse()
    if all(isinstance(part, str) for part in parts):
        return "".join(map(str, parts))
    return [item for part in parts for item in rows(part)]
