# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`dotnet-tools.json`: the tools that developers of a project run, each in one version.

Source: https://learn.microsoft.com/en-us/dotnet/core/tools/local-tools-how-to-use
"""

from __future__ import annotations

import re

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, lines_of, parse_json, table, word
from licet.scanner.packages.nuget import is_package, nuget

NAME = "dotnet-tools.json"
LOCKS = True

_ROW = re.compile(r'"([^"\n]+)"\s*:\s*\{')


def read(file: Opened) -> Reading:
    """What FILE lists."""
    parsed = parse_json(file.text)
    if not isinstance(parsed.get("tools"), dict):
        raise Unreadable("is not a dotnet-tools.json: it has no tools", 1)
    lines = lines_of(_ROW, file.text)
    found: list[Component] = []
    for name, value in parsed["tools"].items():
        if is_package(name):
            purl = nuget(name, word(table(value).get("version")))
            found.append(component(purl, Scope.DEV, file, mark=f'"{name}"', line=lines.get(name)))
    return Reading((), tuple(found))
