# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Version catalogs that the settings of a build declare in words, without a file.

`versionCatalogs { create("libs") { library("a", "g:a:1") } }`: https://docs.gradle.org/current/userguide/version_catalogs.html
(Declaring a version catalog). What is computed there is left out: scripts that ask for it say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from licet.scanner.lockfiles.reading.gradle.catalog import Catalog, dotted
from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates, plugin_marker
from licet.scanner.lockfiles.reading.gradle.statements import Statement, statements
from licet.scanner.lockfiles.reading.gradle.tokens import Token
from licet.scanner.lockfiles.reading.gradle.tree import Group
from licet.scanner.lockfiles.reading.gradle.values import Values, arguments

_CATALOGS = "versionCatalogs"
_MAKERS = ("create", "register")


def add_declared(settings: Group, catalogs: dict[str, Catalog]) -> None:
    """Add to CATALOGS what SETTINGS declare, by the names of the catalogs."""
    values = Values()
    values.add_script(settings)
    for statement in statements(settings):
        if statement.path[-1:] != (_CATALOGS,):
            continue
        name = _first(statement, values) if statement.names[-1] in _MAKERS else statement.names[-1]
        rows = [each for block in statement.blocks for each in statements(block)]
        if name and any(each.names[-1] in ("library", "alias", "plugin") for each in rows):
            _add(rows, catalogs.setdefault(name, Catalog()), values)


def _add(rows: Sequence[Statement], catalog: Catalog, values: Values) -> None:
    said = [(row, _texts(row, values)) for row in rows]
    for row, texts in said:
        if row.names[-1] == "version" and len(texts) > 1 and texts[0]:
            catalog.versions[dotted(texts[0])] = texts[1]
    for row, texts in said:
        alias, given = dotted(texts[0] or "") if texts else "", [*filter(None, texts[1:])]
        calls = dict(_calls(row, values))
        version = next(iter(calls.get("version", ())), None) or _referred(calls, catalog)
        kind, parts = row.names[-1], given or calls.get("to") or calls.get("toPluginId") or ()
        if kind == "bundle":
            by_place, _ = arguments(row.arguments)
            listed = values.of(by_place[1]) if len(by_place) > 1 else None
            catalog.bundles[alias] = (
                [dotted(e) for e in listed if isinstance(e, str)] if isinstance(listed, list) else []
            )
        elif alias and parts and (kind == "plugin" or "toPluginId" in calls):
            plugin = plugin_marker(parts[0], version)
            catalog.plugins |= {alias: plugin} if plugin else {}
        elif alias and parts and kind in ("library", "alias"):
            library = _library(parts, version)
            catalog.libraries |= {alias: library} if library else {}


def _library(parts: Sequence[str], version: str | None) -> Coordinates | None:
    """`"g:a:1"`, or the group and the name apart with the version behind."""
    module = ":".join(parts)
    return coordinates(f"{module}:{version}" if version and module.count(":") == 1 else module)


def _referred(calls: dict[str, Sequence[str]], catalog: Catalog) -> str | None:
    name = next(iter(calls.get("versionRef", ())), None)
    return catalog.versions.get(dotted(name)) if name else None


def _first(statement: Statement, values: Values) -> str | None:
    return next(iter(_texts(statement, values)), None)


def _texts(statement: Statement, values: Values) -> list[str | None]:
    """What STATEMENT is given by place, as texts; None for what is none."""
    by_place, _ = arguments(statement.arguments)
    return [values.text(each) for each in by_place]


def _calls(statement: Statement, values: Values) -> Iterator[tuple[str, Sequence[str]]]:
    """The calls behind what STATEMENT is given, with what they are given: `.versionRef("a")`."""
    for before, node in zip(statement.rest, statement.rest[1:], strict=False):
        if isinstance(before, Token) and isinstance(node, Group) and node.open == "(":
            by_place, _ = arguments(node.nodes)
            yield before.text, [text for each in by_place if (text := values.text(each))]
