# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`bower.json`: https://github.com/bower/spec/blob/master/json.md."""

from __future__ import annotations

import re

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    component,
    declare,
    lines_of,
    parse_json,
    strings,
    table,
    word,
)
from licet.scanner.lockfiles.reading.npm_wanted import is_published, package
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.purls import is_npm_name, purl

NAME = "bower.json"
LOCKS = False

_SCOPES = (("dependencies", Scope.RUNTIME), ("devDependencies", Scope.DEV))
_ROW = re.compile(r'"((?:[^"\\\n]|\\.)+)"\s*:\s*"')
_NAMED = re.compile(r"([\w.-]+)#(.*)", re.DOTALL)
_EXACT = re.compile(r"=?v?(\d+\.\d+\.\d+[\w.+-]*)")
_FOLDERS = (".", "/", "~/", "file:")


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_json(file.text)
    lines = lines_of(_ROW, file.text)
    resolutions = strings(table(parsed.get("resolutions")))
    found: list[Component] = []
    for key, scope in _SCOPES:
        for name, text in strings(table(parsed.get(key))).items():
            meant = _purl(name, text if not is_published(text) else resolutions.get(name) or text)
            if meant:
                found.append(component(meant, scope, file, mark=f'"{name}"', line=lines.get(name, 1)))
    ours = word(parsed.get("name"))
    own = (purl("bower", ours, word(parsed.get("version"))),) if ours and is_npm_name(ours) else ()
    return Reading(declare(ours or "project", stated_license(parsed), (), file), tuple(found), own=own)


def _purl(name: str, text: str) -> str | None:
    """None for a folder of the project's own; a package under a name of the project's choice is `package#range`."""
    named = _NAMED.fullmatch(text)
    if named:
        name, text = named[1], named[2]
    if not is_npm_name(name) or text.startswith(_FOLDERS):
        return None
    exact = _EXACT.fullmatch(text.strip())
    return package(name, exact[1] if exact else None, "" if is_published(text) else text, "bower")
