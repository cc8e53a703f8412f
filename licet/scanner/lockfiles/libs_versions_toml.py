# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Version catalogs of Gradle, `gradle/libs.versions.toml`.

What a catalog holds is asked for where a build script uses it, for the reason that the script gives. Where no script of
the tree uses any of it, all of it counts.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from licet.model import Scope
from licet.scanner.classify import is_for_trial
from licet.scanner.lockfiles.reading import Opened, Reading, Unreadable, component, stronger
from licet.scanner.lockfiles.reading.gradle.around import Around
from licet.scanner.lockfiles.reading.gradle.catalog import Catalog, dotted, parse_catalog
from licet.scanner.lockfiles.reading.gradle.locks import as_locked, locked_within
from licet.scanner.lockfiles.reading.gradle.tree import parse

NAME = "libs.versions.toml"
LOCKS = False

_SECTION = re.compile(r"^\s*\[\s*([\w.-]+)\s*\]")
_ALIAS = re.compile(r"""^\s*["']?([\w.-]+)["']?\s*=""")


def read(file: Opened) -> Reading:
    """What FILE holds, as far as it is used."""
    catalog = parse_catalog(file.text)
    lines = _lines(file.text)
    used = _used(file, catalog)
    locked = locked_within(posixpath.dirname(file.folder), file.tree)
    found = []
    for section, entries, scope in (
        ("libraries", catalog.libraries, Scope.RUNTIME),
        ("plugins", catalog.plugins, Scope.BUILD),
    ):
        for alias, package in entries.items():
            if not used or package.purl in used:
                line = lines.get((section, alias))
                words = package.module if section == "libraries" else package.group
                purl = as_locked(package, locked).purl
                found.append(component(purl, used.get(package.purl, scope), file, mark=words, line=line))
    return Reading((), tuple(found))


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The section and alias of each entry of TEXT to its line."""
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if begins := _SECTION.match(line):
            section = begins[1]
        elif entry := _ALIAS.match(line):
            found.setdefault((section, dotted(entry[1])), number)
    return found


def _used(file: Opened, catalog: Catalog) -> dict[str, Scope]:
    """The purls of what the scripts of the tree ask for through CATALOG, and why."""
    found: dict[str, Scope] = {}
    for script in _scripts(file):
        try:
            said = Around(script).reader().read(parse(script.text))
        except Unreadable:
            continue
        for each in said.requests:
            known = catalog.libraries.get(each.alias) or catalog.plugins.get(each.alias)
            if each.alias and known:
                found[known.purl] = stronger(each.scope, found.get(known.purl, each.scope))
    return found


def _scripts(file: Opened) -> Iterator[Opened]:
    """The build scripts of the build that FILE, in its folder `gradle`, belongs to."""
    root = posixpath.dirname(file.folder)
    for path in file.tree.paths:
        if path.endswith((".gradle", ".gradle.kts")) and path.startswith(f"{root}/" if root else ""):
            text = None if is_for_trial(path.split("/")[:-1]) else file.tree.text(path)
            if text is not None:
                yield Opened(path, text, file.tree)
