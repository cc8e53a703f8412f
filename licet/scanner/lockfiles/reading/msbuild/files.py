# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files make up a project of MSBuild: its own, those in the folders above, those that it imports by name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.xml import Element, parse_xml

PROJECTS = ("*.csproj", "*.fsproj", "*.vbproj", "*.vcxproj")
"""Files that are a project each."""

DIRECTORY = ("Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets", "Packages.props")
"""Files that hold for all projects in the folders below."""

MOST_IMPORTS = 50
"""So many files that one file imports, and those in turn, are read."""

_ROOTS = ("Project", "VisualStudioProject")  # the second is of Visual Studio before 2005, when there were no packages
_HERE = re.compile(r"\$\((?:MSBuildThisFileDirectory|MSBuildProjectDirectory)\)[\\/]*", re.IGNORECASE)


@lru_cache(maxsize=64)
def parse_project(text: str) -> Element:
    """The outermost element of TEXT. Raises `Unreadable` where that is no project of MSBuild.

    All projects of a tree read the files above them, so that some are kept.
    """
    root = parse_xml(text)
    if root.name not in _ROOTS:
        raise Unreadable("is not a project of MSBuild", root.line)
    return root


def above(file: Opened) -> Iterator[Opened]:
    """The files that hold for all projects in a folder, of that of FILE and those above it, nearest first."""
    for up in range(file.path.count("/") + 1):
        for name in DIRECTORY:
            found = file.beside("../" * up + name)
            if found and found.path != file.path:
                yield found


def imported(file: Opened) -> Iterator[Opened]:
    """The files that FILE imports by plain paths, and those in turn; FILE itself is not among them."""
    waiting, seen = [file], {file.path}
    while waiting and len(seen) < MOST_IMPORTS:
        one = waiting.pop(0)
        for place in _imports(one.text):
            found = one.beside(place)
            if found and found.path not in seen:
                seen.add(found.path)
                waiting.append(found)
                yield found


@lru_cache(maxsize=64)
def _imports(text: str) -> tuple[str, ...]:
    """The plain paths that the project TEXT imports; it is kept, as a file above is asked for each project below."""
    try:
        root = parse_project(text)
    except Unreadable:
        return ()  # that is said where it is read itself
    named = (element.attributes.get("Project", "") for element in root.walk() if element.name == "Import")
    places = (_HERE.sub("", name) for name in named)
    return tuple(place for place in places if place and "$" not in place and "*" not in place)


def projects_in(file: Opened) -> list[Opened]:
    """The projects in the folder of FILE."""
    found = []
    for path in file.tree.paths:
        folder, name = posixpath.split(path)
        if folder == file.folder and any(fnmatchcase(name, glob) for glob in PROJECTS):
            text = file.tree.text(path)
            found += [Opened(path, text, file.tree)] if text is not None else []
    return found
