# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json` of npm."""

from __future__ import annotations

import re

from licet.model import Component, Scope
from licet.scanner.lockfiles.declared import declare
from licet.scanner.lockfiles.reading import Reading, component, npm, parse_json, strings, table, word
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
_NOT_PUBLISHED = ("file:", "link:", "workspace:", "portal:")


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
            if not wanted.startswith(_NOT_PUBLISHED):
                found.append(component(_purl(package, wanted), scope, path, text=text, mark=f'"{package}"'))
    return Reading(declare(name, stated_license(parsed), (), path, text), tuple(found))


def _purl(package: str, wanted: str) -> str:
    """An alias (`npm:other@1.0.0`) is the package that it stands for."""
    if wanted.startswith("npm:"):
        package, _, wanted = wanted.removeprefix("npm:").rpartition("@")
    exact = _EXACT.fullmatch(wanted)
    return npm(package, exact[1] if exact else None)
