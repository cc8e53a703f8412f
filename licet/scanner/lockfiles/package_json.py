# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`package.json` of npm, yarn, pnpm and bun: what is asked for, with the catalogs and overrides of the workspace.

https://docs.npmjs.com/cli/configuring-npm/package-json
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import SHIPPED, Component, Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    component,
    declare,
    lines_of,
    parse_json,
    rows,
    strings,
    table,
    word,
)
from licet.scanner.lockfiles.reading.npm_wanted import wanted
from licet.scanner.lockfiles.reading.npm_workspace import asked, catalogs, from_catalog
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.packages.purls import is_npm_name, npm

NAME = "package.json"
LOCKS = False

_ROW = re.compile(r'("(?:[^"\\\n]|\\.)+")\s*:\s*("(?:[^"\\\n]|\\.)*")')
_WORD = re.compile(r'"((?:[^"\\\n]|\\.)+)"')
_BUNDLES = ("bundleDependencies", "bundledDependencies")


def read(file: Opened) -> Reading:
    """What FILE says."""
    parsed = parse_json(file.text)
    name = word(parsed.get("name"))
    own = (npm(name, word(parsed.get("version"))),) if name and is_npm_name(name) else ()
    found = tuple(_components(file, parsed))
    declarations = declare(name or "project", stated_license(parsed), (), file)
    return Reading(declarations, found, own=own, siblings=tuple(_siblings(parsed)))


def _siblings(parsed: Mapping[str, Any]) -> Iterator[str]:
    """What is asked for in folders of the project's own."""
    for name, text, scope in asked(parsed):
        if scope in SHIPPED and is_npm_name(name) and wanted(name, text) is None:
            yield npm(name)


def _components(file: Opened, parsed: Mapping[str, Any]) -> Iterator[Component]:
    """What is asked for but for folders of the project's own, an alias by the name of what it stands for."""
    lines = lines_of(_ROW, file.text, _row)
    bundled = tuple(_bundled(parsed))
    words = lines_of(_WORD, file.text) if bundled else {}
    lists = catalogs(file) if '"catalog:' in file.text else {}
    overrides = _overrides(parsed)
    for name, text, scope in (*asked(parsed), *bundled):
        meant = wanted(name, from_catalog(name, overrides.get(name) or text, lists))
        if meant:
            line = lines.get(f"{name} {text}") or words.get(name)
            yield component(meant.purl, scope, file, mark=f'"{name}"', line=line)


def _row(found: re.Match[str]) -> str:
    """Name and value of one row, as the parsed file has them."""
    if "\\" not in found[0]:
        return f"{found[1][1:-1]} {found[2][1:-1]}"
    try:
        return f"{json.loads(found[1])} {json.loads(found[2])}"
    except ValueError:
        return ""


def _bundled(parsed: Mapping[str, Any]) -> Iterator[tuple[str, str, Scope]]:
    """What is packed into the package itself and asked for nowhere else."""
    known = {name for name, _, _ in asked(parsed)}
    for name in (each for key in _BUNDLES for each in rows(parsed.get(key))):
        if isinstance(name, str) and name not in known:
            yield name, "", Scope.RUNTIME


def _overrides(parsed: Mapping[str, Any]) -> dict[str, str]:
    """What replaces each package wherever it is asked for: npm's, pnpm's and yarn's tables, those of one place aside.

    Of npm's `$name`, which means what the manifest itself asks for, nothing is to be told.
    """
    said = {
        **strings(table(parsed.get("resolutions"))),
        **strings(table(table(parsed.get("pnpm")).get("overrides"))),
        **strings(table(parsed.get("overrides"))),
    }
    names = {name.removeprefix("**/"): text for name, text in said.items()}
    return {name: text for name, text in names.items() if is_npm_name(name) and text[:1] not in ("$", "-", "")}
