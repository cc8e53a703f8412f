# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`packages.lock.json` of NuGet: a graph for each framework; why each package is referenced the project says.

Source: https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files#locking-dependencies
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, lines_of, parse_json, table, word
from licet.scanner.lockfiles.reading.nuget_graph import Graph, Row, reasons
from licet.scanner.packages.nuget import is_package

NAME = "packages.lock.json"
LOCKS = True

_ROW = re.compile(r'"([^"\n]+)":\s*\{\s*"type"')


def read(file: Opened) -> Reading:
    """The graphs that FILE locks."""
    parsed = parse_json(file.text)
    if "dependencies" not in parsed or "version" not in parsed:
        raise Unreadable("is not a packages.lock.json: it has no version or no dependencies", 1)
    why, base = reasons(file)
    frameworks = {name: dict(_rows(table(rows), why, base)) for name, rows in table(parsed["dependencies"]).items()}
    graph = Graph()
    for framework, rows in frameworks.items():
        graph.add(rows, frameworks.get(framework.partition("/")[0], {}))
    lines = lines_of(_ROW, file.text, lambda row: row[1].lower())
    return Reading((), tuple(graph.components(file, lines, base)))


def _rows(rows: Mapping[str, object], why: Mapping[str, Scope], base: Scope) -> Iterator[tuple[str, Row]]:
    """The rows of one framework by their names in lower case."""
    for name, value in rows.items():
        row = table(value)
        type = (word(row.get("type")) or "").lower()
        if type and is_package(name):
            scope = base if base is Scope.TEST else why.get(name.lower())
            needs = tuple(table(row.get("dependencies")))
            yield name.lower(), Row(name, word(row.get("resolved")), type == "project", type == "direct", needs, scope)
