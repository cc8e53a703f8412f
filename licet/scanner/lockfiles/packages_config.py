# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`packages.config`: all packages that a project of NuGet uses, each in one version. It has no graph.

Source: https://learn.microsoft.com/en-us/nuget/reference/packages-config
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component, parse_xml
from licet.scanner.lockfiles.reading.nuget_graph import reasons
from licet.scanner.packages.nuget import is_package, nuget

NAME = "packages.config"
LOCKS = True


def read(file: Opened) -> Reading:
    """What FILE lists; that of a solution (`.nuget/packages.config`) lists tools."""
    root = parse_xml(file.text)
    if root.name != "packages":
        raise Unreadable("is not a packages.config: it has no packages", root.line)
    _, rest = reasons(file)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for package in root.all("package"):
        name, version = (package.attributes.get(key, "").strip() for key in ("id", "version"))
        is_tool = package.attributes.get("developmentDependency", "").lower() == "true"
        scope = Scope.DEV if is_tool or file.folder.rpartition("/")[2] == ".nuget" else rest
        if is_package(name):
            found.append(component(nuget(name, version), scope, file, mark=f'id="{name}"', line=package.line))
        elif name:
            skipped.append(Skipped(package.line, name))
    return Reading((), tuple(found), skipped=tuple(skipped))
