# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`conanfile.py` of Conan 1 and 2: what its recipe asks for in literals, its name and its license. It is never run.

What stands under a condition is asked for.
Source: https://docs.conan.io/2/reference/conanfile/attributes.html, .../methods/requirements.html
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles.conanfile_txt import SECTIONS
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare
from licet.scanner.lockfiles.reading.conan import conan
from licet.scanner.packages.purls import is_name, purl

NAME = "conanfile.py"
LOCKS = False

_ASKS = {**SECTIONS, "python_requires": Scope.BUILD}
_LONGEST = 80
_NAME = re.compile(r"([a-z0-9_][a-z0-9_+.-]*)/.*", re.IGNORECASE | re.DOTALL)


def read(file: Opened) -> Reading:
    """What FILE says in literals."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd in the script is not for the reader of the report
            module = ast.parse(file.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Reading()  # Python 2, or a template
    lines = file.text.split("\n")
    found: list[Component] = []
    skipped: list[Skipped] = []
    stated: dict[str, list[str]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            stated = stated or _stated(node)
        for value, scope in _asked(node):
            for each in _items(value):
                _add(each, scope, file, lines, found, skipped)
    name = next(iter(stated.get("name", [])), None)
    version = next(iter(stated.get("version", [])), None)
    own = (purl("conan", name, version),) if is_name(name) else ()
    declarations = declare(name or "project", ", ".join(stated.get("license", [])), (), file)
    return Reading(declarations, tuple(found), own=own, skipped=tuple(skipped))


def _stated(recipe: ast.ClassDef) -> dict[str, list[str]]:
    """The texts that the class RECIPE gives its name, version and license; nothing where it is none of a recipe."""
    found: dict[str, list[str]] = {}
    for node in recipe.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts = [e.value for e in _items(node.value) if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            found[node.targets[0].id] = [text for text in texts if text.strip()]
    return {key: found[key] for key in ("name", "version", "license") if key in found}


def _asked(node: ast.AST) -> Iterator[tuple[ast.expr, Scope]]:
    """What NODE asks for: `requires = ...` in a class, or a call of `self.requires(...)`."""
    if isinstance(node, ast.ClassDef):
        for each in node.body:
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name) and each.targets[0].id in _ASKS:
                yield each.value, _ASKS[each.targets[0].id]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        called = node.func
        if called.attr in _ASKS and isinstance(called.value, ast.Name) and called.value.id == "self":
            yield node.args[0], _ASKS[called.attr]


def _items(value: ast.expr) -> Iterator[ast.expr]:
    """VALUE, or what it lists; of an entry with options beside it (Conan 1), the entry."""
    if isinstance(value, ast.List | ast.Tuple | ast.Set):
        for each in value.elts:
            yield from [each.elts[0]] if isinstance(each, ast.Tuple | ast.List) and each.elts else [each]
    else:
        yield value


def _add(
    value: ast.expr, scope: Scope, file: Opened, lines: list[str], found: list[Component], skipped: list[Skipped]
) -> None:
    text = _text(value)
    named = _NAME.fullmatch(text) if text else None
    made = conan(text) if text else None
    if text and made and "\0" not in text:
        found.append(component(made, scope, file, mark=text, line=value.lineno))
    elif named and "\0" not in named[1]:
        found.append(component(purl("conan", named[1]), scope, file, mark=named[1], line=value.lineno))
    elif not (isinstance(value, ast.Constant) and value.value is None):
        skipped.append(Skipped(value.lineno, lines[value.lineno - 1].strip()[:_LONGEST]))


def _text(value: ast.expr) -> str | None:
    """VALUE as far as it is a text; what it computes stands there as a mark that no text has."""
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr():
            return "".join(_text(part) or "\0" for part in value.values)
        case ast.BinOp(op=ast.Mod() | ast.Add(), left=left):
            while isinstance(left, ast.BinOp):
                left = left.left
            begins = _text(left)
            return f"{begins}\0" if begins else None
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
            return f"{text}\0"
        case _:
            return None
