# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.csproj`, `*.fsproj`, `*.vbproj`, `*.vcxproj`: the packages that a project of .NET references, and its license.

Conditions are not weighed: what may be referenced is. Projects that it references are the project's own.
Source: https://learn.microsoft.com/en-us/nuget/consume-packages/package-references-in-project-files
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from licet.model import Component
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, declare, parse_json, table
from licet.scanner.lockfiles.reading.msbuild import Asked, Project, read_project
from licet.scanner.packages.nuget import is_package, nuget

NAME = "csproj"
LOCKS = False

_LOCKS = ("packages.lock.json", "obj/project.assets.json")


def read(file: Opened) -> Reading:
    """What FILE says, with the files that hold for it."""
    project, locked = read_project(file), _locked(file)
    name = _name(file, project)
    declarations = declare(name, project.values.property("PackageLicenseExpression"), (), file)
    found = tuple(_component(asked, locked) for asked in project.asked)
    return Reading(declarations, found, own=_own(file, name), skipped=tuple(project.skipped))


def _name(file: Opened, project: Project) -> str:
    """What the package of FILE is called: by what it is told, else as its file is."""
    stem = posixpath.splitext(file.name)[0]
    for key in ("PackageId", "AssemblyName"):
        said = project.values.property(key)
        name = project.values.expanded(said) if said else None
        if name and is_package(name):
            return name
    return stem


def _own(file: Opened, name: str) -> tuple[str, ...]:
    """NAME, and the name that other projects in the tree know FILE by."""
    names = dict.fromkeys((name, posixpath.splitext(file.name)[0]))
    return tuple(nuget(each) for each in names if is_package(each))


def _component(asked: Asked, locked: Mapping[str, str]) -> Component:
    """The component that ASKED is; what a lockfile beside the project locks has version and case from there."""
    name = locked.get(asked.name.lower())
    purl = nuget(name) if name else nuget(asked.name, asked.version)
    return component(purl, asked.scope, asked.file, mark=asked.name, line=asked.line)


def _locked(file: Opened) -> dict[str, str]:
    """The names that lockfiles beside FILE lock, by themselves in lower case."""
    found: dict[str, str] = {}
    for place in _LOCKS:
        lock = file.beside(place)
        try:
            parsed = parse_json(lock.text) if lock else {}
        except Unreadable:
            continue  # that is said where it is read itself
        for rows in (*table(parsed.get("dependencies")).values(), *table(parsed.get("targets")).values()):
            found |= {(name := key.partition("/")[0]).lower(): name for key in table(rows)}
    return found
