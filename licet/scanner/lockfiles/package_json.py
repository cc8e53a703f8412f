# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json` of npm."""

from __future__ import annotations

import json
import re

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    component,
    declare,
    line_at,
    line_of,
    parse_json,
    strings,
    table,
    word,
)
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.purls import is_npm_name, npm

NAME = "package.json"
FILES = ("package.json",)
LOCKS = False

SCOPES = (
    ("dependencies", Scope.RUNTIME),
    ("devDependencies", Scope.DEV),
    ("optionalDependencies", Scope.OPTIONAL),
    ("peerDependencies", Scope.OPTIONAL),  # brought by whoever uses the package
)
"""The tables of dependencies, and why what they list is there."""

_EXACT = re.compile(r"=?v?(\d+\.\d+\.\d+[\w.+-]*)")
_NOT_PUBLISHED = ("file:", "link:", "workspace:", "portal:", ".", "/", "~/")
_ALIAS = re.compile(r"npm:(@?[^@]+)(?:@(.*))?")


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_json(file.text)
    name = word(parsed.get("name"))
    found: list[Component] = []
    for key, scope in SCOPES:
        for package, wanted in strings(table(parsed.get(key))).items():
            if key == "dependencies" and package in table(parsed.get("optionalDependencies")):
                continue  # npm: what is in both is optional
            purl = None if wanted.startswith(_NOT_PUBLISHED) else _purl(package, wanted)
            if purl:
                line = _line(file.text, package, wanted)
                found.append(component(purl, scope, file, mark=f'"{package}"', line=line))
    own = (npm(name),) if name and is_npm_name(name) else ()
    return Reading(declare(name or "project", stated_license(parsed), (), file), tuple(found), own=own)


def _line(text: str, package: str, wanted: str) -> int | None:
    """The line that asks for PACKAGE, which scripts and keywords may name as well."""
    row = re.search(rf"{re.escape(json.dumps(package))}\s*:\s*{re.escape(json.dumps(wanted))}", text)
    return line_at(text, row.start()) if row else line_of(text, package)


def _purl(package: str, wanted: str) -> str | None:
    """An alias (`npm:other@1.0.0`) is the package that it stands for."""
    alias = _ALIAS.fullmatch(wanted)
    if alias:
        package, wanted = alias[1], alias[2] or ""
    exact = _EXACT.fullmatch(wanted)
    return npm(package, exact[1] if exact else None) if is_npm_name(package) else None
