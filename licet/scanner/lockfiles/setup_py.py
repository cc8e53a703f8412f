# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`setup.py`: the arguments of its `setup(...)` call, as far as they are written out. The script is never run.

Where it reads its requirements from a file beside it, that file is read. Source:
https://setuptools.pypa.io/en/latest/references/keywords.html
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles import requirements_txt
from licet.scanner.lockfiles.reading import Opened, Reading, declare, rows, table, word
from licet.scanner.lockfiles.reading.python_script import Script
from licet.scanner.lockfiles.reading.requirement import Requirements, key_scope
from licet.scanner.packages.purls import pypi

NAME = "setup.py"
LOCKS = False

_LISTS = {"install_requires": Scope.RUNTIME, "setup_requires": Scope.BUILD, "tests_require": Scope.TEST}
_REQUIREMENTS = re.compile(r"(?:[\w. -]*/)*[\w.-]*(?:require|depend|deps)[\w./-]*\.(?:txt|in|pip)", re.IGNORECASE)

_FOLDER = re.compile(r"(?:requirements|reqs|requires)/?", re.IGNORECASE)


def read(file: Opened) -> Reading:
    """What FILE says in literals; what it computes is left to the installed metadata."""
    script = Script(file.text)
    said: dict[str, object] = {}
    written: dict[str, ast.expr] = {}
    for call in script.calls("setup"):
        for keyword in call.keywords:
            if keyword.arg:
                said[keyword.arg], written[keyword.arg] = script.literal(keyword.value), keyword.value
            elif isinstance(spread := script.literal(keyword.value), dict):
                said.update(spread)
    name = word(said.get("name"))
    declarations = declare(name or "project", word(said.get("license")), rows(said.get("classifiers")), file)
    asked = Requirements(file, {pypi(name): None} if name else {})
    lists = [(_lines(said.get(key)), scope) for key, scope in _LISTS.items()]
    lists += [(_lines(lines), key_scope(str(extra))) for extra, lines in table(said.get("extras_require")).items()]
    for lines, scope in lists:
        for line in lines:
            asked.add(line, scope)
    for key, scope in _LISTS.items():
        asked.components += _of_files(script, written.get(key), scope, file)
    own = (pypi(name, word(said.get("version"))),) if name else ()
    return Reading(declarations, tuple(asked.components), own=own, skipped=tuple(asked.skipped))


def _lines(value: object) -> list[object]:
    """VALUE as setuptools reads lists of requirements: a list, or text with one a line."""
    return [*value.splitlines()] if isinstance(value, str) else rows(value)


def _of_files(script: Script, node: ast.expr | None, scope: Scope, file: Opened) -> Iterator[Component]:
    """What the files ask for that the script names where it computes a list of requirements."""
    texts = list(dict.fromkeys(script.texts(node))) if node else []
    folders = [text for text in texts if _FOLDER.fullmatch(text)]
    places = [text for text in texts if _REQUIREMENTS.fullmatch(text)]
    places += [f"{folder}/{text}" for folder in folders for text in texts if text.endswith((".txt", ".in"))]
    for place in dict.fromkeys(places):
        other = file.beside(place)
        if other:
            yield from requirements_txt.read_file(other, scope)
