# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a build script of Gradle asks for (https://docs.gradle.org/current/userguide/declaring_dependencies.html)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from licet.model import Scope
from licet.scanner.lockfiles.reading.gradle.asking import (
    asks_for_packages,
    asks_for_plugin,
    configuration,
    is_rule,
    scope_in,
)
from licet.scanner.lockfiles.reading.gradle.catalog import Catalog, dotted
from licet.scanner.lockfiles.reading.gradle.notation import Coordinates, coordinates, one_version, plugin_marker
from licet.scanner.lockfiles.reading.gradle.statements import Statement, statements
from licet.scanner.lockfiles.reading.gradle.tokens import Kind, Token
from licet.scanner.lockfiles.reading.gradle.tree import Group, Node, is_string, split
from licet.scanner.lockfiles.reading.gradle.values import Value, Values, arguments, dotted_name

_WRAPPERS = frozenset(("platform", "enforcedPlatform", "create", "variantOf"))
_OF_THE_PROJECT = frozenset(
    ("project", "projects", "rootProject", "files", "fileTree", "file", "fileCollection", "layout", "objects",
     "zipTree", "tarTree", "tasks", "this", "testFixtures", "sourceSets", "configurations", "dependencies", "gradleApi",
     "gradleTestKit", "gradleKotlinDsl", "localGroovy", "embeddedKotlin")
)  # fmt: skip
"""What is given there is the project's own, or comes with Gradle or a plugin of it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A package that a script asks for; `alias` is that of the catalog where it is asked for by one."""

    package: Coordinates
    scope: Scope
    line: int
    words: str
    alias: str = ""


@dataclass(slots=True)
class Script:
    """What a script asks for, what of that cannot be read (line, words), and the versions it only rules."""

    requests: list[Request] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    pins: dict[str, str] = field(default_factory=dict)


class Reader:
    """Reads scripts with what VALUES bind, the CATALOGS, by name, hold, and the SETTINGS of the build rule."""

    def __init__(self, values: Values, catalogs: Mapping[str, Catalog], settings: Group | None = None) -> None:
        self._values = values
        self._catalogs = catalogs
        self._plugin_versions = self._ruled_plugins(settings) if settings else {}

    def read(self, root: Group) -> Script:
        """What the script ROOT asks for."""
        made = Script()
        kotlin = _kotlin_version(root, self._values)
        for statement in statements(root):
            if asks_for_plugin(statement):
                self._plugin(statement, made)
            elif asks_for_packages(statement):
                self._packages(statement, made, kotlin)
            elif is_rule(statement):
                self._rule(statement, made)
        made.requests = [_pinned(each, made.pins) for each in made.requests]
        return made

    def _packages(self, statement: Statement, made: Script, kotlin: str | None) -> None:
        name, nodes = configuration(statement)
        scope = scope_in(name, statement.path)
        by_place, by_name = arguments(nodes)
        found: list[Sequence[Node]] = list(by_place)
        if "name" in by_name:
            package = self._by_parts(by_name)
            if "group" not in by_name:
                return  # a file in a folder of the project
            if package:
                made.requests.append(Request(package, scope, statement.line, package.module))
            else:
                made.skipped.append((statement.line, statement.shown))
            return
        if name in ("npm", "devNpm") or (by_name and not by_place):
            return
        for part in found:
            packages = self._of(part, kotlin)
            if packages is None:
                made.skipped.append((statement.line, statement.shown))
            for package, alias in packages or ():
                strict = package if package.version else replace(package, version=self._closure_version(statement))
                made.requests.append(Request(strict, scope, _line(part, statement), package.module, alias))

    def _by_parts(self, parts: Mapping[str, Sequence[Node]]) -> Coordinates | None:
        """A package whose group, name and version are given one by one."""
        said = {key: self._values.text(nodes) for key, nodes in parts.items()}
        found = coordinates(f"{said.get('group') or ''}:{said.get('name') or ''}")
        classifier, extension = said.get("classifier") or "", said.get("ext") or ""
        version = one_version(said.get("version"))
        return replace(found, version=version, classifier=classifier, extension=extension) if found else None

    def _of(self, nodes: Sequence[Node], kotlin: str | None) -> Sequence[tuple[Coordinates, str]] | None:
        """The packages that the expression NODES stands for, with their aliases; None where nobody can tell."""
        names, at = dotted_name(nodes)
        following = nodes[at] if at < len(nodes) else None
        inner = following.nodes if isinstance(following, Group) and following.open == "(" else None
        if names and names[0] in self._catalogs:
            return self._of_catalog(names, inner)
        called = self._of_call(names, inner, kotlin) if names and inner is not None else None
        if called is not None:
            return called
        value = self._values.of(nodes)
        packages = _packages_in(value)
        if packages is not None:
            return [(package, "") for package in packages]
        return () if (names and names[0] in _OF_THE_PROJECT) or _is_local(nodes, value) else None

    def _of_call(
        self, names: Sequence[str], inner: Sequence[Node], kotlin: str | None
    ) -> Sequence[tuple[Coordinates, str]] | None:
        """What a call of NAMES with INNER stands for, where it is one that is known."""
        if names[-1] in _WRAPPERS:
            by_place, by_name = arguments(inner)
            package = self._by_parts(by_name) if "name" in by_name else None
            if package:
                return [(package, "")]
            return self._of(by_place[0], kotlin) if by_place else None
        if names == ["kotlin"]:
            parts = [self._values.text(part) for part in split(inner)]
            version = one_version(parts[1]) if len(parts) > 1 and parts[1] else kotlin
            return [(Coordinates("org.jetbrains.kotlin", f"kotlin-{parts[0]}", version), "")] if parts else None
        return self._by_alias(names[-1], self._values.text(inner)) or None

    def _by_alias(self, call: str, alias: str | None) -> Sequence[tuple[Coordinates, str]]:
        """What CALL, a function of the build's own that is given an ALIAS of a catalog, most likely finds there."""
        for catalog in self._catalogs.values() if alias else ():
            kind = ["bundles"] if "undle" in call else []
            _, aliases = catalog.meant([*kind, *dotted(alias or "").split(".")])
            if aliases:
                return [(catalog.libraries[each], each) for each in aliases if each in catalog.libraries]
        return ()

    def _of_catalog(
        self, names: Sequence[str], inner: Sequence[Node] | None
    ) -> Sequence[tuple[Coordinates, str]] | None:
        catalog = self._catalogs[names[0]]
        if names[-1] in ("findLibrary", "findBundle") and inner is not None:
            names = [
                names[0],
                *(["bundles"] if names[-1] == "findBundle" else []),
                dotted(self._values.text(inner) or ""),
            ]
            names = [part for name in names for part in name.split(".")]
        kind, aliases = catalog.meant(names[1:])
        if kind != "libraries":
            return None
        return [(catalog.libraries[alias], alias) for alias in aliases if alias in catalog.libraries]

    def _closure_version(self, statement: Statement) -> str | None:
        """The version that a block behind a package asks for: `{ version { strictly("1.0") } }`."""
        for block in statement.blocks:
            for each in statements(block):
                if each.names[-1:] in (("strictly",), ("require",), ("prefer",)) and "version" in each.path:
                    return one_version(self._values.text(each.arguments))
        return None

    def _plugin(self, statement: Statement, made: Script) -> None:
        package, alias = self._plugin_of(statement)
        if package is None:
            return
        version = package.version or self._plugin_versions.get(package.group)
        if version or alias:
            found = replace(package, version=version)
            made.requests.append(Request(found, Scope.BUILD, statement.line, package.group, alias))

    def _plugin_of(self, statement: Statement) -> tuple[Coordinates | None, str]:
        """`id("x") version "1"`, `kotlin("jvm") version "1"` or `alias(libs.plugins.x)`, which has an alias."""
        nodes = statement.rest
        after = _after("version", nodes)
        first = nodes[0] if nodes else None
        given = first.nodes if isinstance(first, Group) else nodes[:1]
        if statement.names == ("alias",):
            return self._of_plugins(dotted_name(given)[0])
        id = self._values.text(given) or ""
        named = f"org.jetbrains.kotlin.{id}" if statement.names == ("kotlin",) and id else id
        return plugin_marker(named, self._values.text(after) if after else None), ""

    def _ruled_plugins(self, settings: Group) -> dict[str, str]:
        """The versions that SETTINGS rule for plugins that are asked for without."""
        found: dict[str, str] = {}
        for statement in statements(settings):
            if asks_for_plugin(statement, ruled=True):
                package, _ = self._plugin_of(statement)
                if package and package.version:
                    found[package.group] = package.version
        return found

    def _of_plugins(self, names: Sequence[str]) -> tuple[Coordinates | None, str]:
        catalog = self._catalogs.get(names[0]) if names else None
        kind, aliases = catalog.meant(names[1:]) if catalog else ("", ())
        return (catalog.plugins[aliases[0]], aliases[0]) if catalog and kind == "plugins" else (None, "")

    def _rule(self, statement: Statement, made: Script) -> None:
        """The version that a constraint rules for those who ask for the package without one."""
        by_place, by_name = arguments(statement.arguments)
        packages = [self._by_parts(by_name)] if "name" in by_name else []
        for part in by_place:
            packages += [package for package, _ in self._of(part, None) or ()]
        for package in packages:
            version = package.version or self._closure_version(statement) if package else None
            if package and version:
                made.pins.setdefault(package.module, version)


def _packages_in(value: Value) -> list[Coordinates] | None:
    """The packages that VALUE names, in lists and tables too; None where it names none."""
    if isinstance(value, str):
        found = coordinates(value)
        return [found] if found else None
    inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict) and isinstance(value.get("name"), str) and "group" in value:
        found = coordinates(":".join(str(value.get(key) or "") for key in ("group", "name", "version")))
        return [found] if found else None
    packages = [package for each in inner[:1_000] if isinstance(each, str) for package in _packages_in(each) or ()]
    return packages or None


def _is_local(nodes: Sequence[Node], value: Value) -> bool:
    """A string that names no package: a file in a folder of the project, or what some plugin alone understands."""
    named = (
        isinstance(value, str) and (":" not in value.removeprefix(":") or value.startswith(":")) and "$" not in value
    )
    return len(nodes) == 1 and is_string(nodes[0]) and named


def _kotlin_version(root: Group, values: Values) -> str | None:
    """The version of the Kotlin plugin, which `kotlin("stdlib")` has as well."""
    for statement in statements(root):
        if statement.path[-1:] == ("plugins",) and statement.names == ("kotlin",):
            after = _after("version", statement.rest)
            if after:
                return one_version(values.text(after))
    return None


def _after(name: str, nodes: Sequence[Node]) -> Sequence[Node]:
    """The node behind the name NAME among NODES."""
    for at, node in enumerate(nodes[:-1]):
        if isinstance(node, Token) and node.kind is Kind.NAME and node.text == name:
            return nodes[at + 1 : at + 2]
    return ()


def _pinned(request: Request, pins: Mapping[str, str]) -> Request:
    version = pins.get(request.package.module)
    if request.package.version or not version:
        return request
    return replace(request, package=replace(request.package, version=version))


def _line(part: Sequence[Node], statement: Statement) -> int:
    return part[0].line if part else statement.line
