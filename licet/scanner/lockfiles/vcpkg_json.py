# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`vcpkg.json`: what a project, or a port, asks for, and its license.

What is asked for from the host is for building; what a feature asks for that is not on by default is the user's choice.
Source: https://learn.microsoft.com/en-us/vcpkg/reference/vcpkg-json
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    declare,
    lines_of,
    parse_jsonc,
    rows,
    table,
    word,
)
from licet.scanner.packages.purls import is_name, purl

NAME = "vcpkg.json"
LOCKS = False

_ROW = re.compile(r'(?:[\[,]|"name"\s*:)\s*"([^"\n]+)"')
_SIGNS = frozenset(("name", "dependencies", "features", "overrides", "builtin-baseline", "$schema"))


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_jsonc(file.text)
    if not _SIGNS & parsed.keys():
        raise Unreadable("is not a vcpkg.json: it has neither name nor dependencies", 1)
    name = word(parsed.get("name"))
    versions = _overrides(parsed)
    lines = lines_of(_ROW, file.text)
    found = tuple(
        component(purl("vcpkg", asked, versions.get(asked)), scope, file, mark=asked, line=lines.get(asked, 1))
        for asked, scope in _asked(parsed)
        if asked != name  # a feature may ask for other features of its own port
    )
    declarations = declare(name or "project", word(parsed.get("license")), (), file)
    return Reading(declarations, found, own=(purl("vcpkg", name, _version(parsed)),) if is_name(name) else ())


def _overrides(parsed: Mapping[str, Any]) -> dict[str, str]:
    """The one version that the project sets for each of some packages, without the number of the port's own changes."""
    found: dict[str, str] = {}
    for row in map(table, rows(parsed.get("overrides"))):
        name, version = word(row.get("name")), _version(row)
        if name and version:
            found[name] = version
    return found


def _version(row: Mapping[str, Any]) -> str | None:
    """The version that ROW states in one of the forms that there are, without the number of the port."""
    versions = (word(row.get(key)) for key in ("version", "version-semver", "version-date", "version-string"))
    return next((version.partition("#")[0] for version in versions if version), None)


def _asked(parsed: Mapping[str, Any]) -> Iterator[tuple[str, Scope]]:
    yield from _listed(parsed.get("dependencies"), Scope.RUNTIME)
    features = parsed.get("features")
    named = {word(row.get("name")) or "": row for row in map(table, rows(features))} or table(features)
    default = {word(each) or word(table(each).get("name")) for each in rows(parsed.get("default-features"))}
    for name, feature in named.items():
        yield from _listed(table(feature).get("dependencies"), Scope.RUNTIME if name in default else Scope.OPTIONAL)


def _listed(wanted: object, scope: Scope) -> Iterator[tuple[str, Scope]]:
    for each in rows(wanted):
        name = word(each) or word(table(each).get("name"))
        if is_name(name):
            yield name, Scope.BUILD if table(each).get("host") is True else scope
