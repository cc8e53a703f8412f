# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json` of npm."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import (
    Reading,
    component,
    is_npm_name,
    line_at,
    line_of,
    npm,
    parse_json,
    strings,
    table,
    word,
)
from licet.scanner.metadata.package_json import stated_license

NAME = "package.json"

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


def reads(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name == NAME


def read(text: str, path: str) -> Reading:
    """What the file at PATH says."""
    parsed = parse_json(text)
    name = word(parsed.get("name")) or "project"
    found: list[Component] = []
    for key, scope in SCOPES:
        for package, wanted in strings(table(parsed.get(key))).items():
            if key == "dependencies" and package in table(parsed.get("optionalDependencies")):
                continue  # npm: what is in both is optional
            purl = None if wanted.startswith(_NOT_PUBLISHED) else _purl(package, wanted)
            if purl:
                made = component(purl, scope, path)
                found.append(replace(made, evidence=(Evidence(path, _line(text, package, wanted), f'"{package}"'),)))
    return Reading(declare(name, stated_license(parsed), (), path, text), tuple(found))


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
