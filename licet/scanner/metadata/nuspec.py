# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a nuspec, the manifest of a NuGet package, says.

Source: https://learn.microsoft.com/en-us/nuget/reference/nuspec
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from licet.scanner.packages.xml import Element

_OF_EXPRESSION = re.compile(r"https?://licenses\.[\w.-]+/([^?#]+)")
_NO_ADDRESS = re.compile(r"https?://[\w.-]+/deprecateLicenseUrl/?")


@dataclass(frozen=True, slots=True)
class Dependency:
    """One package that another depends on, and in which versions."""

    name: str
    range: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Nuspec:
    """What a nuspec says; tokens that a build puts in (`$version$`) are None.

    `license` is an expression, or where there is none the address of one; `license_file` is a path in the package.
    """

    name: str | None = None
    version: str | None = None
    license: str | None = None
    license_file: str | None = None
    dependencies: tuple[Dependency, ...] = ()


def nuspec_of(root: Element) -> Nuspec | None:
    """The nuspec whose outermost element is ROOT; None where that is something else."""
    metadata = root.first("metadata") if root.name == "package" else None
    if metadata is None:
        return None
    license = metadata.first("license")
    stated = (license.text.strip() or None) if license else None
    is_file = license is not None and license.attributes.get("type") == "file"
    return Nuspec(
        _plain(metadata.word("id")),
        _plain(metadata.word("version")),
        _plain(None if is_file else stated) or _of_address(metadata.word("licenseUrl")),
        _plain(stated) if is_file else None,
        tuple(_dependencies(metadata)),
    )


def _dependencies(metadata: Element) -> Iterator[Dependency]:
    """Those of all frameworks."""
    listed = metadata.first("dependencies")
    for element in listed.walk() if listed else ():
        name = element.attributes.get("id", "").strip() if element.name == "dependency" else ""
        if name:
            yield Dependency(name, element.attributes.get("version"), element.line)


def _plain(value: str | None) -> str | None:
    return None if value is None or "$" in value else value


def _of_address(address: str | None) -> str | None:
    """What an address of a license says: NuGet makes one of an expression, for tools that know no expressions."""
    if address is None or _NO_ADDRESS.fullmatch(address):
        return None
    found = _OF_EXPRESSION.fullmatch(address)
    return found[1].replace("%20", " ").replace("+", " ") if found else _plain(address)
