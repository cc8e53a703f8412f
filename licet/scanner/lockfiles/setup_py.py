# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`setup.py`: the literal arguments of its `setup(...)` call. The script is never run."""

from __future__ import annotations

import ast

from licet.model import Component, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import Reading, rows, table, word
from licet.scanner.lockfiles.requirement import from_requirement

NAME = "setup.py"


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """What the file at PATH says in literals; what it computes is left to the installed metadata."""
    try:
        module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
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
    name = word(arguments.get("name")) or "project"
    declarations = declare(name, word(arguments.get("license")), rows(arguments.get("classifiers")), path, text)
    lists = [
        (rows(arguments.get("install_requires")), Scope.RUNTIME),
        (rows(arguments.get("setup_requires")), Scope.BUILD),
    ]
    lists += [(rows(arguments.get("tests_require")), Scope.TEST)]
    lists += [(rows(lines), Scope.OPTIONAL) for lines in table(arguments.get("extras_require")).values()]
    components: list[Component] = []
    for lines, scope in lists:
        for line in lines:
            found = from_requirement(line, scope, path, text) if isinstance(line, str) else None
            components += [found] if found else []
    return Reading(declarations, tuple(components))


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


def _literal(node: ast.expr, known: dict[str, object]) -> object:
    if isinstance(node, ast.Name):
        return known.get(node.id)
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, RecursionError):
        return None
