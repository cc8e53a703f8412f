# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`Directory.Packages.props` and the like: what they reference for all projects below, and versions for those.

A version asks for nothing: the project that references the package does. Only a tree without projects has no more.
Source: https://learn.microsoft.com/en-us/nuget/consume-packages/central-package-management
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from licet.scanner.lockfiles.reading import Opened, Reading, component, declare
from licet.scanner.lockfiles.reading.msbuild import PROJECTS, Asked, named_versions, read_project
from licet.scanner.packages.nuget import nuget

NAME = "Directory.Packages.props"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE references for the projects below it, and the license that it gives them."""
    project = read_project(file)
    asked = (*project.asked, *(() if _has_projects(file) else _unreferenced(file, project.asked)))
    found = tuple(component(nuget(a.name, a.version), a.scope, a.file, mark=a.name, line=a.line) for a in asked)
    declarations = declare("project", project.values.property("PackageLicenseExpression"), (), file)
    return Reading(declarations, found, skipped=tuple(project.skipped))


def _unreferenced(file: Opened, asked: list[Asked]) -> Iterator[Asked]:
    names = {one.name.lower() for one in asked}
    return (one for one in named_versions(file) if one.name.lower() not in names)


def _has_projects(file: Opened) -> bool:
    """Whether there is a project below FILE."""
    below = f"{file.folder}/" if file.folder else ""
    names = (path.rpartition("/")[2] for path in file.tree.paths if path.startswith(below))
    return any(fnmatchcase(name, glob) for name in names for glob in PROJECTS)
