# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Properties and versions that the files of a project of MSBuild set, as far as they are written out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from licet.scanner.lockfiles.reading.msbuild.files import parse_project
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Unreadable
from licet.scanner.lockfiles.reading.xml import Element
from licet.scanner.packages.nuget import restored

_LONGEST = 1000
_DEEPEST = 10
_PROPERTY = re.compile(r"\$\(\s*([\w.-]+)\s*\)")
_CENTRAL = {"PackageVersion": "Include", "PackageReference": "Update"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one file says: each property with the values that it may have, and the element with each package's version.

    Names are in lower case. A package's version is said here for projects that reference it elsewhere.
    """

    properties: Mapping[str, frozenset[str]]
    versions: Mapping[str, Element]


class Values:
    """What FILES, the nearest first, say together: of the first that says anything of a name."""

    def __init__(self, files: Sequence[Opened]) -> None:
        self._said = [said for file in files if (said := _said(file))]

    def property(self, name: str) -> str | None:
        """The value of the property NAME; None where none is set, or conditions decide between several."""
        found = next((s.properties[name.lower()] for s in self._said if name.lower() in s.properties), frozenset())
        return next(iter(found)) if len(found) == 1 else None

    def central(self, package: str) -> Element | None:
        """What is said of PACKAGE for projects that reference it without a version."""
        return next((s.versions[package.lower()] for s in self._said if package.lower() in s.versions), None)

    def restored(self, range: str | None) -> str | None:
        """The version that a project gets which references RANGE."""
        return restored(self.expanded(range)) if range else None

    def expanded(self, value: str) -> str | None:
        """VALUE with properties put in; None where it names others, or grows without bound."""
        for _ in range(_DEEPEST):
            if "$(" not in value and "@(" not in value:
                return value.strip()
            parts = _PROPERTY.split(value)
            parts[1::2] = [self.property(name) or "" for name in parts[1::2]]
            if len(value) > _LONGEST or not all(parts[1::2]) or len(parts) == 1:
                return None
            value = "".join(parts)
        return None


def word(element: Element, name: str) -> str | None:
    """What ELEMENT says of NAME, as an attribute or in an element of its own."""
    return element.attributes.get(name, "").strip() or element.word(name)


def version_in(element: Element) -> str | None:
    """The versions that ELEMENT asks for, as it writes them."""
    return word(element, "VersionOverride") or word(element, "Version")


def _said(file: Opened) -> Said | None:
    try:
        return _said_by(file.text)
    except Unreadable:
        return None  # that is said where it is read itself


@lru_cache(maxsize=256)
def _said_by(text: str) -> Said:
    """What a file of this TEXT says; all projects of a tree read the files above them."""
    properties: dict[str, frozenset[str]] = {}
    versions: dict[str, Element] = {}
    for element in parse_project(text).walk():
        if element.name == "PropertyGroup":
            _set(element, properties)
        names = element.attributes.get(_CENTRAL.get(element.name, ""), "")
        for name in names.split(";") if names and version_in(element) else ():
            versions.setdefault(name.strip().lower(), element)
    return Said(properties, versions)


def _set(group: Element, properties: dict[str, frozenset[str]]) -> None:
    """Take what GROUP sets into PROPERTIES; a value that no condition is for hides those before it."""
    for one in group.children:
        name, value = one.name.lower(), frozenset({one.text.strip()})
        is_sure = "Condition" not in one.attributes and "Condition" not in group.attributes
        properties[name] = value if is_sure else properties.get(name, frozenset()) | value
