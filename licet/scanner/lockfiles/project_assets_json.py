# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`project.assets.json`, which NuGet writes when it restores a project: a graph for each framework, and what it asked.

Source: https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    lines_of,
    parse_json,
    stronger,
    table,
    word,
)
from licet.scanner.lockfiles.reading.nuget_graph import Graph, Row
from licet.scanner.packages.nuget import is_package

NAME = "project.assets.json"
LOCKS = True

_ROW = re.compile(r'"([\w.-]+)/[^"\n/]+":\s*\{\s*"type"')
_TESTS = "microsoft.net.test.sdk"


def read(file: Opened) -> Reading:
    """The graphs that FILE has."""
    parsed = parse_json(file.text)
    if not isinstance(parsed.get("targets"), dict):
        raise Unreadable("is not a project.assets.json: it has no targets", 1)
    asked = _asked(table(parsed.get("project")))
    base = Scope.TEST if _TESTS in asked else Scope.RUNTIME
    targets = {name: dict(_rows(table(rows), asked, base)) for name, rows in parsed["targets"].items()}
    graph = Graph()
    for target, rows in targets.items():
        graph.add(rows, targets.get(target.partition("/")[0], {}))
    lines = lines_of(_ROW, file.text, lambda row: row[1].lower())
    return Reading((), tuple(graph.components(file, lines, base)))


def _asked(project: Mapping[str, object]) -> dict[str, Scope]:
    """Why the project references each package, its name in lower case; what it keeps to itself is there to build it."""
    found: dict[str, Scope] = {}
    for framework in table(project.get("frameworks")).values():
        for name, value in table(table(framework).get("dependencies")).items():
            row = table(value)
            is_private = (word(row.get("suppressParent")) or "").lower() == "all"
            scope = Scope.BUILD if is_private else Scope.RUNTIME
            if row.get("target") != "Project":
                found[name.lower()] = stronger(scope, found.get(name.lower(), scope))
    return found


def _rows(rows: Mapping[str, object], asked: Mapping[str, Scope], base: Scope) -> Iterator[tuple[str, Row]]:
    """The rows of one target by their names in lower case."""
    for key, value in rows.items():
        name, _, version = key.partition("/")
        row = table(value)
        type = word(row.get("type"))
        if type and version and is_package(name):
            scope = base if base is Scope.TEST else asked.get(name.lower())
            needs = tuple(table(row.get("dependencies")))
            yield name.lower(), Row(name, version, type == "project", name.lower() in asked, needs, scope)
