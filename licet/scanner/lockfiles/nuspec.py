# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.nuspec`: what a NuGet package that the project makes depends on, and its license.

Source: https://learn.microsoft.com/en-us/nuget/reference/nuspec
"""

from __future__ import annotations

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component, declare, parse_xml
from licet.scanner.metadata.nuspec import nuspec_of
from licet.scanner.packages.nuget import is_package, nuget, only

NAME = "nuspec"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says; what a build puts into it is left out."""
    root = parse_xml(file.text)
    nuspec = nuspec_of(root)
    if nuspec is None:
        raise Unreadable("is not a nuspec: it has no package with metadata", root.line)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for needed in nuspec.dependencies:
        mark = f'id="{needed.name}"'
        if is_package(needed.name):
            purl = nuget(needed.name, only(needed.range))
            found.append(component(purl, Scope.RUNTIME, file, mark=mark, line=needed.line))
        else:
            skipped.append(Skipped(needed.line, needed.name))
    name = nuspec.name if nuspec.name and is_package(nuspec.name) else None
    declarations = declare(name or "project", nuspec.license, (), file)
    return Reading(
        declarations, tuple(found), own=(nuget(name, nuspec.version),) if name else (), skipped=tuple(skipped)
    )
